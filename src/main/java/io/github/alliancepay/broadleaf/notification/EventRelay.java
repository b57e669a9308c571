package io.github.alliancepay.broadleaf.notification;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.event.HoldExpiring;
import io.github.alliancepay.broadleaf.event.HoldReleased;
import io.github.alliancepay.broadleaf.event.PaymentCompleted;
import io.github.alliancepay.broadleaf.event.PaymentDeclined;
import io.github.alliancepay.broadleaf.event.PaymentHeld;
import io.github.alliancepay.broadleaf.event.RefundFailed;
import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.EventOutbox.OutboxEntry;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes the changes in the outbox as application events, each at least once. Called by the clock; safe for use by many threads and
 * nodes.
 */
public final class EventRelay {

    /** For how long another node leaves an event to the one that publishes it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final int MOST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);

    private final EventOutbox outbox;
    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final ApplicationEventPublisher shop;
    private final BooleanSupplier stopping;
    private final Clock clock;

    /** @param stopping whether the shop stops: then its listeners may be gone, or be interrupted */
    public EventRelay(
            EventOutbox outbox,
            PaymentLedger payments,
            RefundLedger refunds,
            ApplicationEventPublisher shop,
            BooleanSupplier stopping,
            Clock clock) {
        this.outbox = outbox;
        this.payments = payments;
        this.refunds = refunds;
        this.shop = shop;
        this.stopping = stopping;
        this.clock = clock;
    }

    /** Publishes what waits, until the shop stops. What cannot be read is tried again later and keeps nothing else waiting. */
    public void publishDue() {
        outbox.due(clock.instant(), MOST).stream()
                .takeWhile(next -> !stopping.getAsBoolean())
                .filter(this::claim)
                .forEach(this::publish);
    }

    private boolean claim(OutboxEntry entry) {
        return outbox.claim(entry, clock.instant().plus(LEASE));
    }

    private void publish(OutboxEntry entry) {
        try {
            if (event(entry).map(event -> tell(shop, event, stopping)).orElse(true)) {
                outbox.remove(entry);
            }
        } catch (RuntimeException failure) {
            LOG.error("The shop could not be told of {}; it is tried again", entry, failure);
        }
    }

    private Optional<Object> event(OutboxEntry entry) {
        Optional<Payment> payment = payments.find(entry.paymentId());
        return switch (entry.topic()) {
            case PAYMENT_COMPLETED -> payment.map(EventRelay::completed);
            case PAYMENT_HELD -> payment.flatMap(EventRelay::held);
            case HOLD_EXPIRING -> payment.filter(EventRelay::isHeld).flatMap(EventRelay::expiring);
            case PAYMENT_DECLINED -> payment.map(EventRelay::declined);
            case REFUND_SUCCEEDED -> payment.flatMap(paid -> refund(entry).map(refund -> returned(paid, refund)));
            case REFUND_FAILED -> payment.flatMap(paid -> refund(entry).map(refund -> failed(paid, refund)));
        };
    }

    private Optional<Refund> refund(OutboxEntry entry) {
        return entry.refundId().flatMap(refunds::find);
    }

    private static Object completed(Payment payment) {
        return new PaymentCompleted(
                payment.id(),
                payment.bill().orderId(),
                payment.outcome().orderNumber(),
                payment.bill().amount(),
                payment.bill().currency());
    }

    private static Optional<Object> held(Payment payment) {
        return payment.holdUntil()
                .map(until -> new PaymentHeld(
                        payment.id(),
                        payment.bill().orderId(),
                        payment.outcome().orderNumber(),
                        payment.bill().amount(),
                        payment.bill().currency(),
                        until));
    }

    /** The hold may have been completed or released while the warning waited. */
    private static boolean isHeld(Payment payment) {
        return payment.state() == PaymentState.AUTHORIZED;
    }

    private static Optional<Object> expiring(Payment payment) {
        return payment.holdUntil()
                .map(until -> new HoldExpiring(
                        payment.id(),
                        payment.bill().orderId(),
                        payment.outcome().orderNumber(),
                        payment.bill().amount(),
                        payment.bill().currency(),
                        until));
    }

    private static Object declined(Payment payment) {
        return new PaymentDeclined(
                payment.id(),
                payment.bill().orderId(),
                payment.bill().amount(),
                payment.bill().currency(),
                payment.decline());
    }

    /** Only a payment with a hold is read once more. */
    private Object returned(Payment payment, Refund refund) {
        boolean release = payment.holdUntil().isPresent()
                && payments.operations(payment.id()).stream()
                        .filter(Operation::isHold)
                        .anyMatch(hold -> hold.operationId().equals(refund.operationId()));
        return release ? released(payment, refund) : succeeded(payment, refund);
    }

    private static Object released(Payment payment, Refund refund) {
        return new HoldReleased(
                payment.id(), refund.orderId(), refund.orderAmount(), refund.currency(payment), refund.requestedBy());
    }

    private static Object succeeded(Payment payment, Refund refund) {
        return new RefundSucceeded(
                refund.id(),
                payment.id(),
                refund.orderId(),
                refund.orderAmount(),
                refund.currency(payment),
                refund.requestedBy());
    }

    private static Object failed(Payment payment, Refund refund) {
        return new RefundFailed(
                refund.id(),
                payment.id(),
                refund.orderId(),
                refund.orderAmount(),
                refund.currency(payment),
                refund.failure());
    }

    /**
     * Whatever a listener of the shop throws stays here: the payment is as it is. Only a machine that fails goes further.
     *
     * @return false when the shop stops, and so the failure tells nothing of the listener
     */
    static boolean tell(ApplicationEventPublisher shop, Object event, BooleanSupplier stopping) {
        try {
            shop.publishEvent(event);
            return true;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            if (stopping.getAsBoolean()) {
                LOG.info(
                        "The shop stops before its listeners have heard {}; the event is published again",
                        event,
                        failure);
                return false;
            }
            LOG.error("A listener of the shop failed with {}; the event is not published again", event, failure);
            return true;
        }
    }
}
