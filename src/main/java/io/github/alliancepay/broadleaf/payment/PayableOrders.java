package io.github.alliancepay.broadleaf.payment;

import java.util.Optional;

/** Reads the host's orders by their ids, whoever asks. It opens the host's context by itself. Safe for use by many threads. */
@FunctionalInterface
public interface PayableOrders {

    /** The order as it is stored, in the language of its own locale; empty when it cannot be paid now. */
    Optional<PayableOrder> find(long orderId);
}
