package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.hold.OrderFulfilled;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Completes the hold of an order when the shop says that it is fulfilled, on a thread of the plugin. */
final class FulfilmentListener implements ApplicationListener<PayloadApplicationEvent<OrderFulfilled>> {

    private static final Logger LOG = LoggerFactory.getLogger(FulfilmentListener.class);

    private final CompleteHold completeHold;
    private final Executor threads;

    FulfilmentListener(CompleteHold completeHold, Executor threads) {
        this.completeHold = completeHold;
        this.threads = threads;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<OrderFulfilled> event) {
        long orderId = event.getPayload().orderId();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            complete(orderId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                complete(orderId);
            }
        });
    }

    /** The shop's own work is done, so it is not told when all threads are busy. */
    private void complete(long orderId) {
        try {
            threads.execute(() -> completeNow(orderId));
        } catch (RejectedExecutionException busy) {
            LOG.error("Order {} is fulfilled, and its hold could not be completed", orderId, busy);
        }
    }

    private void completeNow(long orderId) {
        try {
            completeHold.completeOrder(orderId);
        } catch (CompletionRefusedException refused) {
            LOG.warn("Order {} is fulfilled, and its hold was not completed: {}", orderId, refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("Order {} is fulfilled, and its hold could not be completed", orderId, failure);
        }
    }
}
