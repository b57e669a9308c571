package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the bank's answer means for a payment. Money is read from the operations, never from the order's status alone (protocol
 * sections 7.7 and 12.3).
 *
 * @param captures the successful purchases
 * @param holds the successful holds, completed or not
 * @param failures the declined attempts
 * @param undecided whether an attempt or a completion is still under way, or succeeded with an amount that cannot be read
 * @param misfit why the money that came does not fit, if so
 * @param closed whether the bank says that no further attempt can succeed
 */
record BankAssessment(
        List<Operation> captures,
        List<Operation> holds,
        List<Operation> failures,
        boolean undecided,
        Optional<ReviewReason> misfit,
        boolean closed) {

    static BankAssessment of(Payment payment, BankOrder answer, boolean testMode) {
        List<Operation> attempts = answer.operations().stream()
                .filter(operation -> operation.isPurchase() || operation.isHold())
                .toList();
        List<Operation> captures =
                attempts.stream().filter(Operation::isSuccessfulPurchase).toList();
        List<Operation> holds =
                attempts.stream().filter(Operation::isSuccessfulHold).toList();
        List<Operation> agreed = holds.isEmpty() ? captures : holds;
        return new BankAssessment(
                captures,
                holds,
                attempts.stream().filter(BankAssessment::isDecline).toList(),
                attempts.stream().anyMatch(BankAssessment::isOpen),
                agreed.isEmpty() ? Optional.empty() : misfit(payment, answer, agreed, testMode),
                "FAIL".equals(answer.status()) || "CANCELED".equals(answer.status()));
    }

    /** A completion that fails is nothing that the shopper sees: the money stays held. */
    private static boolean isDecline(Operation attempt) {
        return attempt.isFailed() && !attempt.isCompletion();
    }

    private static boolean isOpen(Operation attempt) {
        return !attempt.isFailed() && !attempt.isSuccessfulPurchase() && !attempt.isSuccessfulHold();
    }

    boolean isPaid() {
        return !captures.isEmpty();
    }

    /** Whether money was held and none was taken. */
    boolean isHeld() {
        return !isPaid() && !holds.isEmpty();
    }

    /** What the payment is made of: the purchases, or else the holds. */
    List<Operation> money() {
        return isPaid() ? captures : holds;
    }

    /** The holds and what was taken of them, or the purchases. */
    List<Operation> received() {
        return Stream.concat(holds.stream(), captures.stream()).toList();
    }

    boolean isDeclined() {
        return !isPaid() && !isHeld() && !undecided && closed;
    }

    /** The codes of the last decline as {@code actionCode.responseCode}, empty when there was none. */
    String decline() {
        if (failures.isEmpty()) {
            return "";
        }
        String codes = failures.get(failures.size() - 1).declineCodes();
        return codes.isEmpty() ? "unknown" : codes;
    }

    /** The shopper agreed to the hold. A completion may be of another amount; the person who completes it decides that. */
    private static Optional<ReviewReason> misfit(
            Payment payment, BankOrder answer, List<Operation> captures, boolean testMode) {
        if (!isOurs(payment, answer, captures)) {
            return Optional.of(ReviewReason.BANK_ORDER_DIFFERS);
        }
        if (!testMode && captures.stream().anyMatch(Operation::isTest)) {
            return Optional.of(ReviewReason.TEST_PAYMENT);
        }
        return misfitOfMoney(payment, answer, captures);
    }

    private static Optional<ReviewReason> misfitOfMoney(Payment payment, BankOrder answer, List<Operation> captures) {
        Currency currency = payment.bill().currency();
        if (!captures.stream().allMatch(capture -> isIn(currency, capture))) {
            return Optional.of(ReviewReason.CURRENCY_DIFFERS);
        }
        Coins received = captures.stream()
                .map(capture -> inOrderCurrency(currency, capture))
                .reduce(Coins.ZERO, Coins::plus);
        boolean fits = received.equals(payment.bill().amount())
                && answer.amount().equals(payment.bill().amount());
        return fits ? Optional.empty() : Optional.of(ReviewReason.AMOUNT_DIFFERS);
    }

    static boolean isOurs(Payment payment, BankOrder answer, List<Operation> captures) {
        boolean sameOrder = answer.merchantRequestId().equals(payment.id())
                && payment.hppOrderId().map(answer.hppOrderId()::equals).orElse(true);
        return sameOrder
                && Stream.concat(
                                Stream.of(answer.merchantId()),
                                captures.stream().map(capture -> capture.field("merchantId")))
                        .allMatch(payment.merchantId()::equals);
    }

    /** The bank moves UAH only. For an order in another currency, the amount before the conversion counts (protocol section 7.2). */
    private static boolean isIn(Currency currency, Operation capture) {
        String code =
                currency == Currency.UAH ? capture.field("transactionCurrency") : capture.field("sourceCurrencyCode");
        return code.isEmpty() ? currency == Currency.UAH : currency.numeric().equals(code);
    }

    private static Coins inOrderCurrency(Currency currency, Operation capture) {
        return currency == Currency.UAH
                ? capture.amount().orElse(Coins.ZERO)
                : capture.sourceAmount().orElse(Coins.ZERO);
    }
}
