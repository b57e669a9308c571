package io.github.alliancepay.broadleaf.host;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.broadleafcommerce.core.order.domain.Order;

/**
 * The host's lock of an order, which keeps the shopper's cart still while a checkout is completed (host section 2.5). The host gives
 * it at once or not at all, so a worker tries a few times. Only the holder releases a lock.
 */
final class OrderLock {

    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final NewerHostApi newerApi;

    OrderLock(NewerHostApi newerApi) {
        this.newerApi = newerApi;
    }

    /** Does the work under the lock, or the other when another holder keeps the lock. */
    <T> T hold(Order order, Supplier<T> work, Supplier<T> otherwise) {
        if (!acquire(order)) {
            return otherwise.get();
        }
        try {
            return work.get();
        } finally {
            newerApi.releaseLock(order);
        }
    }

    private boolean acquire(Order order) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            if (newerApi.acquireLock(order)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return newerApi.acquireLock(order);
    }
}
