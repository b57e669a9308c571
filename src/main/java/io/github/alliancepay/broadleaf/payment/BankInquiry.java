package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Asks the bank about a payment (protocol section 7). Safe for use by many threads. It holds nothing while the bank answers.
 *
 * @param testMode whether payments of a test terminal count (protocol section 7.7)
 */
record BankInquiry(AllianceBank bank, boolean testMode) {

    /**
     * Waits for the bank.
     *
     * @param hppOrderId the order at the bank; it may come from a callback, so it may be wrong
     */
    BankReply about(Payment payment, String hppOrderId) {
        try {
            return BankReply.of(payment, bank.order(hppOrderId), testMode);
        } catch (BankException trouble) {
            return BankReply.without(trouble);
        }
    }

    /** Asks as {@link #about} does, and holds no thread meanwhile. Fails only with what is no {@link BankException}. */
    CompletableFuture<BankReply> query(Payment payment, String hppOrderId) {
        return bank.queryOrder(hppOrderId)
                .thenApply(order -> BankReply.of(payment, order, testMode))
                .exceptionally(failure -> BankReply.without(trouble(failure)));
    }

    private static BankException trouble(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof BankException trouble) {
            return trouble;
        }
        throw new CompletionException(cause);
    }
}
