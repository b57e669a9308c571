package io.github.alliancepay.broadleaf.host;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.Order;

/**
 * What the host's services expect of a thread: a request context and an entity manager (host section 2.8). Web threads have both.
 * Worker threads get them here for the time of their work.
 */
final class HostContext {

    /** What was decided by an answer of the bank is done soon after it, or decided again. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final NewerHostApi newerApi;
    private final Semaphore changes;
    private final Duration patience;

    /** @param changes how many threads may change the host's tables at once */
    HostContext(NewerHostApi newerApi, int changes) {
        this(newerApi, changes, PATIENCE);
    }

    /** @param patience how long a thread waits until it may change the host's tables */
    HostContext(NewerHostApi newerApi, int changes, Duration patience) {
        this.newerApi = newerApi;
        this.changes = new Semaphore(changes);
        this.patience = patience;
    }

    /**
     * Changes the host's tables in a unit of work of its own, on a worker. In a request's unit of work, a change that fails would spoil
     * the page, and the page's own changes would be written with it. The host's checkout holds a connection while it takes another one for
     * new ids, so only a few may do that at once; the others wait here, and hold nothing.
     *
     * @throws IllegalStateException on a web thread, and after a minute of waiting; then nothing was done
     */
    <T> T change(Supplier<T> work) {
        if (isOfTheWeb()) {
            throw new IllegalStateException(
                    "The host's tables are not changed on a web thread; request a synchronisation of the payment instead");
        }
        if (!isTurn()) {
            throw new IllegalStateException(
                    "The shop is busy with other orders; it is tried again. Look for what makes its checkouts slow");
        }
        try {
            return call(work);
        } finally {
            changes.release();
        }
    }

    private boolean isTurn() {
        try {
            return changes.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads, or does what the host itself does in requests. A web thread keeps its own unit of work. */
    <T> T call(Supplier<T> work) {
        if (hasContext()) {
            return work.get();
        }
        AtomicReference<T> result = new AtomicReference<>();
        try {
            open();
            newerApi.withEntityManager(() -> result.set(work.get()));
            return result.get();
        } finally {
            ThreadLocalManager.remove();
        }
    }

    /**
     * Lets the host count in the currency of an order. Otherwise it counts in that of the whole shop, and cannot submit an order in
     * another one. Changes nothing on a web thread, where the host has chosen the currency.
     */
    static void countIn(Order order) {
        if (BroadleafRequestContext.getBroadleafRequestContext() instanceof OwnContext own) {
            own.setBroadleafCurrency(order.getCurrency());
        }
    }

    private static boolean hasContext() {
        return BroadleafRequestContext.getBroadleafRequestContext() instanceof OwnContext || isOfTheWeb();
    }

    /** Whether this is a thread on which the host serves a request. */
    private static boolean isOfTheWeb() {
        BroadleafRequestContext context = BroadleafRequestContext.getBroadleafRequestContext();
        return context != null && context.getWebRequest() != null;
    }

    private static void open() {
        BroadleafRequestContext context = new OwnContext();
        context.setIgnoreSite(true);
        BroadleafRequestContext.setBroadleafRequestContext(context);
    }

    /** Recognised by nested work, which must leave the context to the outer work. */
    private static final class OwnContext extends BroadleafRequestContext {}
}
