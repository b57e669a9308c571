package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * Asks the bank about a payment (protocol section 7). Safe for use by many threads. It holds nothing while the bank answers.
 *
 * @param testTerminals whether payments of the terminal with this merchant id count although it may be a test terminal (protocol section 7.7)
 */
record BankInquiry(AllianceBanks banks, Predicate<String> testTerminals) {

    /**
     * Waits for the bank.
     *
     * @param hppOrderId the order at the bank; it may come from a callback, so it may be wrong
     */
    BankReply about(Payment payment, String hppOrderId) {
        try {
            return reply(payment, banks.of(payment.merchantId()).order(hppOrderId));
        } catch (BankException trouble) {
            return BankReply.without(trouble);
        }
    }

    /** Asks as {@link #about} does, and holds no thread meanwhile. Fails only with what is no {@link BankException}. */
    CompletableFuture<BankReply> query(Payment payment, String hppOrderId) {
        return banks.of(payment.merchantId())
                .queryOrder(hppOrderId)
                .thenApply(order -> reply(payment, order))
                .exceptionally(failure -> BankReply.without(trouble(failure)));
    }

    private BankReply reply(Payment payment, BankOrder order) {
        return BankReply.of(payment, order, testTerminals.test(payment.merchantId()));
    }

    private static BankException trouble(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof BankException trouble) {
            return trouble;
        }
        throw new CompletionException(cause);
    }
}
