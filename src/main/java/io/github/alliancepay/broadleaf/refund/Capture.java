package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A successful purchase and what of it is spent on refunds. Immutable. An order in another currency is taken in UAH at a rate of the
 * bank's (protocol section 7.2); refunds go out at the same rate in exact decimals, so that parts together never differ from the
 * whole: rounding is carried along, and the last part takes what is left.
 *
 * @param operation the bank's purchase
 * @param currency the currency that amounts here are in: the order's, or UAH when the purchase does not name it
 * @param spent what refunds that have not failed took, in coins of {@code currency}
 * @param spentAtBank the same in coins of UAH
 */
public record Capture(Operation operation, Currency currency, Coins spent, Coins spentAtBank) {

    private static final String INTERNAL_TRANSFER = "102";

    static Capture unspent(Operation operation, Currency currency) {
        return new Capture(operation, currency, Coins.ZERO, Coins.ZERO);
    }

    /** Whether the bank gives back such money at all: not of transfers inside the bank (protocol section 7.4). */
    public boolean isRefundable() {
        return !INTERNAL_TRANSFER.equals(operation.field("transactionType"))
                && !operation.operationId().isEmpty();
    }

    /** What was paid, in coins of {@code currency}. */
    public Coins paid() {
        return isConverted() ? operation.sourceAmount().orElseThrow() : operation.amount();
    }

    /** What can still be given back, in coins of {@code currency}. */
    public Coins left() {
        return paid().minusAtMost(spent);
    }

    /** What can still be given back, in coins of UAH. */
    public Coins leftAtBank() {
        return operation.amount().minusAtMost(spentAtBank);
    }

    /** How many hryvnias the bank took for a unit of the currency. */
    public BigDecimal rate() {
        return isConverted() ? new BigDecimal(operation.field("conversionRate")) : BigDecimal.ONE;
    }

    private boolean isConverted() {
        return currency != Currency.UAH;
    }

    /** What the bank has to return for a part of what is left, in coins of UAH. */
    Coins toHryvnia(Coins amount) {
        if (amount.equals(left())) {
            return leftAtBank();
        }
        Coins exact = atRate(spent.plus(amount)).minus(atRate(spent));
        return exact.isMoreThan(leftAtBank()) ? leftAtBank() : exact;
    }

    /** What a refund of so many coins of UAH took of the order's currency; rounded down, so that nothing is left without a way back. */
    Coins fromHryvnia(Coins hryvnia) {
        if (!isConverted()) {
            return hryvnia;
        }
        BigDecimal coins = BigDecimal.valueOf(hryvnia.value()).divide(rate(), 0, RoundingMode.DOWN);
        return hryvnia.equals(leftAtBank()) ? left() : new Coins(coins.longValueExact());
    }

    private Coins atRate(Coins amount) {
        BigDecimal hryvnia = rate().multiply(BigDecimal.valueOf(amount.value()));
        return new Coins(hryvnia.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    Capture minus(Refund refund) {
        return new Capture(operation, currency, spent.plus(refund.orderAmount()), spentAtBank.plus(refund.amount()));
    }
}
