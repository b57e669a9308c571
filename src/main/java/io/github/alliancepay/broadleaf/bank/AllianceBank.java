package io.github.alliancepay.broadleaf.bank;

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

    /** Refunds a successful operation, in coins of UAH (protocol section 9). The result is often still pending. */
    Operation refund(RefundRequest request);

    /** Captures money that a PREAUTH operation holds (protocol section 10). */
    Operation complete(CompletionRequest request);

    /** Opens a new session at once, even when the present one is young (protocol section 4), and tells how long it lasts. */
    SessionStatus authorize();
}
