package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.hold.CompleteFulfilled;
import io.github.alliancepay.broadleaf.hold.OrderFulfilled;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps that the shop says an order is fulfilled, in the shop's own transaction. Its hold is completed right after the commit, on a thread
 * of the plugin; when that does not happen, the clock does it. One thread is used at a time, however many orders are fulfilled at once, since
 * admins use these threads too.
 */
final class FulfilmentListener implements ApplicationListener<PayloadApplicationEvent<OrderFulfilled>> {

    private static final Logger LOG = LoggerFactory.getLogger(FulfilmentListener.class);

    private final CompleteFulfilled fulfilled;
    private final Executor threads;

    /** How often somebody asked since all was done; zero when no thread is at work. */
    private final AtomicInteger asked = new AtomicInteger();

    FulfilmentListener(CompleteFulfilled fulfilled, Executor threads) {
        this.fulfilled = fulfilled;
        this.threads = threads;
    }

    /** A failure to keep it reaches the shop, whose transaction must not be committed without it. */
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<OrderFulfilled> event) {
        fulfilled.add(event.getPayload().orderId());
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            completeSoon();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                completeSoon();
            }
        });
    }

    private void completeSoon() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        try {
            threads.execute(this::completeAll);
        } catch (RejectedExecutionException busy) {
            asked.set(0);
            LOG.debug("All threads are busy; the clock completes the hold", busy);
        }
    }

    private void completeAll() {
        int answered;
        do {
            answered = asked.get();
            complete();
        } while (!asked.compareAndSet(answered, 0));
    }

    private void complete() {
        try {
            fulfilled.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("The holds of fulfilled orders could not be completed; the clock tries again", failure);
        }
    }
}
