package io.github.alliancepay.demo.backend;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderServiceImpl;
import org.springframework.stereotype.Service;

/**
 * Broadleaf's order service with the two lock methods that 6.2 and 7.0 have and 3.1.15 does not. They behave as there: taking a lock that is
 * held fails at once, even for its holder, and anybody can release a lock.
 */
@Service("blOrderService")
public class LockingOrderService extends OrderServiceImpl {

    private final Set<Long> locked = ConcurrentHashMap.newKeySet();

    /** Takes the order's lock; returns whether that was possible. */
    public boolean acquireLock(Order order) {
        return locked.add(order.getId());
    }

    /** Releases the order's lock. */
    public boolean releaseLock(Order order) {
        return locked.remove(order.getId());
    }
}
