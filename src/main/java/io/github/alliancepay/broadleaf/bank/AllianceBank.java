package io.github.alliancepay.broadleaf.bank;

/**
 * What the plugin asks of Bank Alliance (protocol sections 4 to 11). Implementations are safe for use by many threads, open and
 * renew the session by themselves, and never repeat a call that moves money unless it surely was not done.
 *
 * <p>Every call fails in one of three ways: {@link NotDoneException} – the bank surely did not act; {@link RefusedException} – the
 * bank understood and refused; {@link OutcomeUnknownException} – it may or may not have acted, so it has to be asked.
 */
public interface AllianceBank {

    /**
     * Creates an order with a hosted payment page (protocol section 5). The answer is already checked: merchant, request id and
     * amount are the requested ones, and the page is {@code https} on an allowed host.
     */
    CreatedOrder createOrder(OrderRequest request);

    /**
     * Asks for an order and all its operations (protocol section 7). Reading changes nothing at the bank.
     *
     * @param hppOrderId the bank's id of the order
     */
    BankOrder order(String hppOrderId);

    /** Returns money of a successful operation, in coins of UAH (protocol section 9). The result is often still pending. */
    Operation refund(RefundRequest request);

    /** Takes money that a PREAUTH operation holds (protocol section 10). */
    Operation complete(CompletionRequest request);

    /** Opens a new session at once, whatever the age of the present one (protocol section 4), and tells how long it lasts. */
    SessionStatus authorize();
}
