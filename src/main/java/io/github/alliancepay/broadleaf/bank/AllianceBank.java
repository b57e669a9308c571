package io.github.alliancepay.broadleaf.bank;

import java.util.concurrent.CompletableFuture;

/**
 * Bank Alliance, as far as the plugin needs it (protocol sections 4 to 11). Implementations are safe for use by many threads. They
 * open and renew the session by themselves. They repeat a call that moves money only when the bank surely did not act on it.
 *
 * <p>Every call can fail in three ways. {@link NotDoneException}: the bank surely did not act. {@link RefusedException}: the bank
 * understood the call and refused it. {@link OutcomeUnknownException}: the bank may have acted or not, so it has to be asked.
 */
public interface AllianceBank {

    /**
     * Creates an order with a hosted payment page (protocol section 5). The answer is already checked: merchant,
     * request id and amount are the requested ones, and the page is {@code https} on an allowed host.
     */
    CreatedOrder createOrder(OrderRequest request);

    /**
     * Asks for an order and all its operations (protocol section 7). Reading changes nothing at the bank.
     *
     * @param hppOrderId the bank's id of the order
     */
    BankOrder order(String hppOrderId);

    /**
     * Asks as {@link #order} does, and holds no thread while the bank is waited for. So hundreds of orders can be asked about at once. An
     * implementation that can only wait does so on the calling thread, as this method does by itself.
     *
     * @return completes with the order, or fails with the {@link BankException} itself. What is done with it directly may run on one of the
     *     few threads that read answers, and must not wait for anything there: name an executor of your own for work that does
     */
    default CompletableFuture<BankOrder> queryOrder(String hppOrderId) {
        try {
            return CompletableFuture.completedFuture(order(hppOrderId));
        } catch (BankException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Refunds a successful operation, in coins of UAH (protocol section 9). The result is often still pending. */
    Operation refund(RefundRequest request);

    /** Captures money that a PREAUTH operation holds (protocol section 10). */
    Operation complete(CompletionRequest request);

    /** Opens a new session at once, even when the present one is young (protocol section 4), and tells how long it lasts. */
    SessionStatus authorize();
}
