package io.github.alliancepay.broadleaf.reconciliation;

/**
 * A payment of the shop, as much of it as a reader needs to find it.
 *
 * @param orderId the host's id of the order
 * @param orderNumber the number of the submitted order, empty before
 */
public record PaymentLink(long orderId, String paymentId, String orderNumber) {

    /** The number that people know the order by. */
    public String title() {
        return orderNumber.isEmpty() ? String.valueOf(orderId) : orderNumber;
    }
}
