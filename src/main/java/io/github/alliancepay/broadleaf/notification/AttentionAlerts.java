package io.github.alliancepay.broadleaf.notification;

import io.github.alliancepay.broadleaf.event.NeedsAttention;
import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells of payments that need a person, once for each payment and reason over all nodes: as an application event, and to people. Called by
 * the clock; safe for use by many threads and nodes.
 */
public final class AttentionAlerts {

    private static final int MOST = 100;
    private static final Logger LOG = LoggerFactory.getLogger(AttentionAlerts.class);

    private final EventOutbox outbox;
    private final ApplicationEventPublisher shop;
    private final List<Consumer<AttentionNotice>> people;
    private final Clock clock;

    /** @param people ways to tell people, such as by e-mail */
    public AttentionAlerts(
            EventOutbox outbox, ApplicationEventPublisher shop, List<Consumer<AttentionNotice>> people, Clock clock) {
        this.outbox = outbox;
        this.shop = shop;
        this.people = List.copyOf(people);
        this.clock = clock;
    }

    /** Tells of what nobody was told of. A message that cannot be sent is not sent again: the list in the admin has the payment. */
    public void sendDue() {
        outbox.noticesDue(clock.instant(), MOST).stream()
                .flatMap(payment -> outbox.takeNotice(payment, clock.instant()).stream())
                .forEach(this::tell);
    }

    private void tell(AttentionNotice notice) {
        people.forEach(way -> tell(way, notice));
        notice.causes().stream()
                .map(cause -> new NeedsAttention(notice.paymentId(), notice.orderId(), cause.reason(), cause.text()))
                .forEach(event -> EventRelay.tell(shop, event));
    }

    private static void tell(Consumer<AttentionNotice> way, AttentionNotice notice) {
        try {
            way.accept(notice);
        } catch (RuntimeException failure) {
            LOG.error(
                    "No message could be sent about payment {} of order {}, which needs attention; the admin lists it",
                    notice.paymentId(),
                    notice.orderId(),
                    failure);
        }
    }
}
