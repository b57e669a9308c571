package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The successful purchases of a payment, or else its hold, with what refunds took of each. Immutable.
 *
 * @param currency the currency that their amounts are in
 * @param all in the bank's order
 */
record Captures(Currency currency, List<Capture> all) {

    Captures {
        all = List.copyOf(all);
    }

    /** @param history the refunds that count; failed ones take nothing */
    static Captures of(Payment payment, List<Operation> operations, List<Refund> history) {
        List<Operation> purchases = purchases(payment, operations);
        Currency currency = currency(payment, purchases);
        List<Capture> captures = new ArrayList<>();
        purchases.forEach(purchase -> captures.add(Capture.unspent(purchase, currency)));
        history.stream().filter(refund -> refund.state().isSpent()).forEach(refund -> spend(captures, refund));
        return new Captures(currency, captures);
    }

    /** A hold that is not completed can be returned as a whole, which releases it (protocol section 10). */
    private static List<Operation> purchases(Payment payment, List<Operation> operations) {
        List<Operation> taken = own(payment, operations, Operation::isSuccessfulPurchase);
        boolean held = taken.isEmpty() && payment.holdUntil().isPresent();
        return held ? own(payment, operations, Operation::isSuccessfulHold) : taken;
    }

    /** We refund no money of another merchant, if the bank ever lists some. */
    private static List<Operation> own(Payment payment, List<Operation> operations, Predicate<Operation> wanted) {
        return operations.stream()
                .filter(wanted)
                .filter(purchase -> List.of("", payment.merchantId()).contains(purchase.field("merchantId")))
                .toList();
    }

    /** A purchase that does not name the order's currency can only be counted in UAH. */
    private static Currency currency(Payment payment, List<Operation> purchases) {
        Currency wanted = payment.bill().currency();
        boolean named = purchases.stream().allMatch(purchase -> isConvertedFrom(wanted, purchase));
        return named ? wanted : Currency.UAH;
    }

    private static boolean isConvertedFrom(Currency currency, Operation purchase) {
        return currency.numeric().equals(purchase.field("sourceCurrencyCode"))
                && Stream.of(purchase.sourceAmount(), purchase.amount())
                        .allMatch(amount ->
                                amount.filter(coins -> !coins.isZero()).isPresent());
    }

    /** A refund that names none of our purchases (one not sent yet, say) counts against the first. */
    private static void spend(List<Capture> captures, Refund refund) {
        for (int index = 0; index < captures.size(); index++) {
            if (captures.get(index).operation().operationId().equals(refund.operationId())) {
                captures.set(index, captures.get(index).minus(refund));
                return;
            }
        }
        if (!captures.isEmpty()) {
            captures.set(0, captures.get(0).minus(refund));
        }
    }

    /** The purchase with that id of the bank, or else the first. */
    Optional<Capture> of(String operationId) {
        return all.stream()
                .filter(capture -> capture.operation().operationId().equals(operationId))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** What was paid, in coins of {@link #currency}. */
    Coins paid() {
        return all.stream().map(Capture::paid).reduce(Coins.ZERO, Coins::plus);
    }
}
