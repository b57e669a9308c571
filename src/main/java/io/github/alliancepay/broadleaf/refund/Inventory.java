package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.List;

/** The host's stock of articles. Safe for use by many threads and nodes. */
public interface Inventory {

    /** The stock of a shop that counts no units. */
    Inventory NONE = new Inventory() {
        @Override
        public boolean counts(long orderId) {
            return false;
        }

        @Override
        public List<String> putBack(Payment payment, Refund refund) {
            return List.of();
        }
    };

    /** Whether the host counts the units of some article in the order. May be called on a web thread. */
    boolean counts(long orderId);

    /**
     * Puts the units of a refund's lines back in stock, as far as the host counts them. It happens once, together with a mark in the refund
     * that the host has recorded; a later call changes nothing. Called on a worker.
     *
     * @param refund successful, and recorded in the host
     * @return what was put back, now or by an earlier call: for each line its name and the number of units
     * @throws RuntimeException when nothing was put back
     */
    List<String> putBack(Payment payment, Refund refund);
}
