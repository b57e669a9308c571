package io.github.alliancepay.broadleaf.hold;

import java.util.Optional;

/** The statuses of the host's orders. Safe for use by many threads. */
@FunctionalInterface
public interface OrderStatuses {

    /** The host's name of an order's status, such as {@code SUBMITTED}; empty when the host does not have the order. */
    Optional<String> of(long orderId);
}
