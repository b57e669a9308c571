package io.github.alliancepay.broadleaf.hold;

import java.util.Collection;
import java.util.Set;

/** The statuses of the host's orders. Safe for use by many threads. */
@FunctionalInterface
public interface OrderStatuses {

    /**
     * Those of some orders that have a status, by one query.
     *
     * @param status the host's name of it, such as {@code SUBMITTED}
     * @param orderIds 1 to 200
     */
    Set<Long> inStatus(String status, Collection<Long> orderIds);
}
