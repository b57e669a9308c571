package io.github.alliancepay.demo.shop;

import io.github.alliancepay.demo.backend.LockingOrderService;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.springframework.stereotype.Component;

/** Lets one thread at a time work on an order. The others wait, as in the filter of a real store. */
@Component
public class OrderLocks {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final LockingOrderService orders;

    OrderLocks(LockingOrderService orders) {
        this.orders = orders;
    }

    /** Runs work while nobody else works on the order. */
    public <T> T holding(long order, Callable<T> work) throws Exception {
        Order lock = key(order);
        await(lock);
        try {
            return work.call();
        } finally {
            orders.releaseLock(lock);
        }
    }

    private void await(Order lock) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!orders.acquireLock(lock)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Order " + lock.getId() + " stays locked for " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static Order key(long id) {
        Order key = new OrderImpl();
        key.setId(id);
        return key;
    }
}
