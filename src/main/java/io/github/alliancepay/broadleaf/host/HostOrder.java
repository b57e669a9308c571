package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;

/**
 * What the shopper's pages need to know of a payment's order, from one read of the host.
 *
 * @param number the number of a submitted order, else empty
 * @param isOwned whether it belongs to the customer of this request, so that the host will show it
 * @param isCurrent whether it is the cart of this request
 */
public record HostOrder(Standing standing, String number, boolean isOwned, boolean isCurrent) {

    /** The host has no such order. */
    static final HostOrder MISSING = new HostOrder(Standing.GONE, "", false, false);

    static HostOrder of(Order order, Payment payment, boolean isOwned, boolean isCurrent) {
        Standing standing = standing(order, payment);
        String number = standing.isPlaced()
                ? Optional.ofNullable(order.getOrderNumber()).orElse("")
                : "";
        return new HostOrder(standing, number, isOwned, isCurrent);
    }

    private static Standing standing(Order order, Payment payment) {
        if (OrderBill.isPayable(order)) {
            return OrderCompletion.isUnchanged(order, payment) ? Standing.CART : Standing.CHANGED_CART;
        }
        if (OrderCompletion.recorded(order, payment).isPresent()) {
            return Standing.PLACED;
        }
        return OrderCompletion.stands(order) ? Standing.PLACED_OTHERWISE : Standing.GONE;
    }

    /** How far the order is, seen from the payment. */
    public enum Standing {
        /** A cart that costs what the payment was started for. */
        CART,
        /** A cart with other lines, another total or another currency. */
        CHANGED_CART,
        /** Submitted, with this payment recorded. */
        PLACED,
        /** Submitted without this payment. */
        PLACED_OTHERWISE,
        /** Cancelled, deleted or in another state that cannot be submitted. */
        GONE;

        /** Whether the shopper can still pay for it. */
        public boolean isCart() {
            return this == CART || this == CHANGED_CART;
        }

        /** Whether it is submitted. */
        public boolean isPlaced() {
            return this == PLACED || this == PLACED_OTHERWISE;
        }
    }
}
