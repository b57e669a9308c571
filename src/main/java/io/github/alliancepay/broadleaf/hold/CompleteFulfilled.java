package io.github.alliancepay.broadleaf.hold;

import io.github.alliancepay.broadleaf.hold.HoldQueue.FulfilledOrder;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the holds of orders that the shop has said are fulfilled. What the shop said is committed with the shop's own change, so neither
 * a process that dies nor a silent bank loses it: it is tried again until the bank has a completion, has refused one or the hold is no more.
 * A completion that the bank refused is left to a person. Safe for use by many threads and nodes.
 */
public final class CompleteFulfilled {

    private static final int MOST = 200;
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(CompleteFulfilled.class);

    private final HoldQueue queue;
    private final PaymentLedger payments;
    private final CompleteHold completeHold;
    private final Clock clock;

    public CompleteFulfilled(HoldQueue queue, PaymentLedger payments, CompleteHold completeHold, Clock clock) {
        this.queue = queue;
        this.payments = payments;
        this.completeHold = completeHold;
        this.clock = clock;
    }

    /** Keeps that an order is fulfilled, in the transaction of the host that is open. Asks the bank nothing. */
    public void add(long orderId) {
        queue.add(orderId, clock.instant());
    }

    /** Completes what is due. Waits for the bank. */
    public void run() {
        queue.due(clock.instant(), MOST).stream().filter(this::claim).forEach(this::complete);
    }

    /** What cannot be done now is tried again after as long as it has waited. */
    private boolean claim(FulfilledOrder order) {
        Instant now = clock.instant();
        Duration waited = Duration.between(order.createdAt(), now);
        Duration pause = waited.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : waited;
        return queue.claim(order, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
    }

    private void complete(FulfilledOrder order) {
        try {
            boolean had = completeHold
                    .completeOrder(order.orderId())
                    .filter(CompleteFulfilled::isAtTheBank)
                    .isPresent();
            if (had || !isHeld(order.orderId())) {
                queue.remove(order);
            }
        } catch (CompletionRefusedException refused) {
            tell(order, refused);
        } catch (RuntimeException failure) {
            LOG.error("Order {} is fulfilled, and its hold could not be completed", order.orderId(), failure);
        }
    }

    /** One that is confirmed and not yet sent may never be sent, when its process ended. */
    private static boolean isAtTheBank(Completion completion) {
        return completion.state() != CompletionState.REQUESTED && !completion.isNotDone();
    }

    /** Its order may be submitted in a moment, or the release of the hold may fail. */
    private boolean isHeld(long orderId) {
        return payments.ofOrder(orderId).stream().anyMatch(payment -> payment.state() == PaymentState.AUTHORIZED);
    }

    /** The first refusal is told; the others are the same as a rule. */
    private static void tell(FulfilledOrder order, CompletionRefusedException refused) {
        if (order.dueAt().equals(order.createdAt())) {
            LOG.warn(
                    "Order {} is fulfilled, and its hold was not completed yet; it is tried again: {}",
                    order.orderId(),
                    refused.getMessage());
        }
    }
}
