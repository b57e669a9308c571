package io.github.alliancepay.broadleaf.notification;

import io.github.alliancepay.broadleaf.event.NeedsAttention;
import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells of payments that need a person, once for each payment and reason over all nodes: as an application event, and to people. Called by
 * the clock; safe for use by many threads and nodes.
 */
public final class AttentionAlerts {

    private static final int MOST = 100;
    private static final int UNSENT = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(AttentionAlerts.class);

    private final EventOutbox outbox;
    private final ApplicationEventPublisher shop;
    private final List<Consumer<AttentionNotice>> people;
    private final Executor mails;
    private final BooleanSupplier stopping;
    private final Clock clock;
    private final Queue<AttentionNotice> unsent = new LinkedBlockingQueue<>(UNSENT);
    private final AtomicBoolean sending = new AtomicBoolean();

    /**
     * @param people ways to tell people, such as by e-mail
     * @param mails threads for these ways, which may never return; one of them is used at a time
     * @param stopping whether the shop stops: then nobody may be there to be told
     */
    public AttentionAlerts(
            EventOutbox outbox,
            ApplicationEventPublisher shop,
            List<Consumer<AttentionNotice>> people,
            Executor mails,
            BooleanSupplier stopping,
            Clock clock) {
        this.outbox = outbox;
        this.shop = shop;
        this.people = List.copyOf(people);
        this.mails = mails;
        this.stopping = stopping;
        this.clock = clock;
    }

    /** Tells of what nobody was told of, until the shop stops. A message that cannot be sent is not sent again: the list in the admin has the payment. */
    public void sendDue() {
        outbox.noticesDue(clock.instant(), MOST).stream()
                .takeWhile(next -> !stopping.getAsBoolean())
                .flatMap(payment -> outbox.takeNotice(payment, clock.instant()).stream())
                .forEach(this::tell);
        send();
    }

    /** Neither waits for the other: the message is only handed over here, and a listener may take long. */
    private void tell(AttentionNotice notice) {
        if (!people.isEmpty()) {
            post(notice);
        }
        notice.causes().stream()
                .map(cause -> new NeedsAttention(notice.paymentId(), notice.orderId(), cause.reason(), cause.text()))
                .forEach(event -> EventRelay.tell(shop, event, () -> false));
    }

    private void post(AttentionNotice notice) {
        if (unsent.offer(notice)) {
            send();
        } else {
            logUnsent(notice, new IllegalStateException(UNSENT + " earlier messages are still to be sent"));
        }
    }

    private void send() {
        if (!unsent.isEmpty() && sending.compareAndSet(false, true)) {
            try {
                mails.execute(this::sendAll);
            } catch (RejectedExecutionException crowded) {
                sending.set(false);
                drain(notice -> logUnsent(notice, crowded));
            }
        }
    }

    private void sendAll() {
        try {
            drain(notice -> people.forEach(way -> send(way, notice)));
        } finally {
            sending.set(false);
        }
    }

    private void drain(Consumer<AttentionNotice> each) {
        Stream.generate(unsent::poll).takeWhile(Objects::nonNull).forEach(each);
    }

    private static void send(Consumer<AttentionNotice> way, AttentionNotice notice) {
        try {
            way.accept(notice);
        } catch (RuntimeException | LinkageError failure) {
            logUnsent(notice, failure);
        }
    }

    private static void logUnsent(AttentionNotice notice, Throwable failure) {
        LOG.error(
                "No message could be sent about payment {} of order {}, which needs attention; the admin lists it",
                notice.paymentId(),
                notice.orderId(),
                failure);
    }
}
