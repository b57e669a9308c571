package io.github.alliancepay.broadleaf.hold;

import static java.util.stream.Collectors.toSet;

import io.github.alliancepay.broadleaf.hold.HoldQueue.HeldOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the holds of orders that have come to a status of the host, whoever brought them there: it looks at all that is held, so no change
 * of a status is missed. It costs two queries for two hundred holds. An order whose completion the bank refused is left to a person; when the
 * bank surely never had it, it is sent again after an hour. Safe for use by many threads and nodes.
 */
public final class CompleteOnStatus {

    private static final Logger LOG = LoggerFactory.getLogger(CompleteOnStatus.class);

    private static final int PAGE = 200;

    private static final Duration PAUSE = Duration.ofHours(1);

    private final HoldQueue queue;
    private final CompleteHold completeHold;
    private final OrderStatuses statuses;
    private final String status;
    private final Clock clock;

    /** Why the hold of a payment was not completed, empty when something failed. What stays the same is told once. */
    private final Map<String, Optional<CompletionRefusal>> told = new ConcurrentHashMap<>();

    /** @param status the host's name of it; empty for none */
    public CompleteOnStatus(
            HoldQueue queue, CompleteHold completeHold, OrderStatuses statuses, String status, Clock clock) {
        this.queue = queue;
        this.completeHold = completeHold;
        this.statuses = statuses;
        this.status = status.strip();
        this.clock = clock;
    }

    /** Looks at all that is held, once. Waits for the bank. */
    public void run() {
        List<HeldOrder> page = status.isEmpty() ? List.of() : waiting(Optional.empty());
        while (!page.isEmpty()) {
            complete(page);
            page = page.size() < PAGE ? List.of() : waiting(Optional.of(page.get(PAGE - 1)));
        }
    }

    private List<HeldOrder> waiting(Optional<HeldOrder> after) {
        return queue.waiting(after, clock.instant().minus(PAUSE), PAGE);
    }

    private void complete(List<HeldOrder> held) {
        Set<Long> due =
                statuses.inStatus(status, held.stream().map(HeldOrder::orderId).collect(toSet()));
        held.stream().filter(order -> due.contains(order.orderId())).forEach(this::complete);
    }

    private void complete(HeldOrder order) {
        try {
            completeHold.completeOrder(order.orderId());
            told.remove(order.paymentId());
        } catch (CompletionRefusedException refusal) {
            if (isNew(order, Optional.of(refusal.refusal()))) {
                LOG.warn(
                        "The hold of order {} was not completed, though the order is {}: {}",
                        order.orderId(),
                        status,
                        refusal.getMessage());
            }
        } catch (RuntimeException failure) {
            // One whose payment cannot be read, say, must not keep the others from being completed.
            if (isNew(order, Optional.empty())) {
                LOG.error(
                        "The hold of order {} could not be completed, though the order is {}",
                        order.orderId(),
                        status,
                        failure);
            }
        }
    }

    private boolean isNew(HeldOrder order, Optional<CompletionRefusal> why) {
        return !why.equals(told.put(order.paymentId(), why));
    }
}
