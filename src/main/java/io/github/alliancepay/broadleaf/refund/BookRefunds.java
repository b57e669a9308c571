package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncPause;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes successful refunds into the host's books. Only a synchronisation does that, on a worker: a person or a service of the host that
 * asked for a refund is answered with the refund itself, whatever the host's books do. Safe for use by many threads and nodes.
 */
public final class BookRefunds {

    /** Longer than the host needs to write a transaction. */
    private static final Duration BOOKING = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(BookRefunds.class);

    private final PaymentLedger payments;
    private final RefundLedger ledger;
    private final HostRefundRecorder recorder;
    private final Inventory inventory;
    private final Clock clock;

    /** Refunds that the host failed to record since the start of this process; told once. */
    private final Set<String> unbooked = ConcurrentHashMap.newKeySet();

    /** @param inventory gets back the units of refunds that say so, after their booking */
    public BookRefunds(
            PaymentLedger payments,
            RefundLedger ledger,
            HostRefundRecorder recorder,
            Inventory inventory,
            Clock clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.recorder = recorder;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Whether it has yet to be recorded in the host. */
    static boolean isBookable(Payment payment, Refund refund) {
        return refund.state() == RefundState.SUCCEEDED
                && refund.hostTransactionId().isEmpty()
                && payment.outcome().orderPaymentId().isPresent();
    }

    /** Books what has yet to be booked. One refund that the host refuses keeps no other from being booked. */
    void book(Payment payment) {
        ledger.ofPayment(payment.id()).stream()
                .filter(refund -> isBookable(payment, refund))
                .filter(this::claim)
                .forEach(refund -> book(payment, refund));
    }

    /** Lets a synchronisation book soon what has yet to be booked. */
    void request(Payment payment, SyncTrigger trigger) {
        if (ledger.ofPayment(payment.id()).stream().anyMatch(refund -> isBookable(payment, refund))) {
            payments.requestSync(payment.id(), trigger, clock.instant());
        }
    }

    private boolean claim(Refund refund) {
        Instant now = clock.instant();
        return ledger.claimBooking(refund.id(), now, now.plus(BOOKING));
    }

    private void book(Payment payment, Refund refund) {
        try {
            recorder.record(payment, inOrderCurrency(payment, refund))
                    .map(refund::recordedAs)
                    .ifPresent(recorded -> finish(payment, recorded));
        } catch (RuntimeException failure) {
            postpone(refund, Reason.BOOKING_FAILING, failure);
        }
    }

    /** Its payment may be submitted, and the bank say later what it took in another currency, or not at all. */
    private Refund inOrderCurrency(Payment payment, Refund refund) {
        if (!ConvertedRefunds.areNeeded(payment, List.of(refund))) {
            return refund;
        }
        return ConvertedRefunds.of(payment, payments.operations(payment.id()), ledger.ofPayment(payment.id())).stream()
                .filter(converted -> converted.id().equals(refund.id()))
                .findFirst()
                .orElse(refund);
    }

    /** A booked refund is left alone once its units are in stock, too. */
    private void finish(Payment payment, Refund recorded) {
        if (recorded.isUnrecordable()) {
            giveUp(payment, recorded);
            return;
        }
        try {
            List<String> restocked = recorded.restocks() ? inventory.putBack(payment, recorded) : List.of();
            if (ledger.move(recorded, recorded.state()) && recorded.restocks()) {
                payments.record(payment.id(), restocked(recorded, restocked));
            }
            unbooked.remove(recorded.id());
        } catch (RuntimeException failure) {
            postpone(recorded, Reason.RESTOCKING_FAILING, failure);
        }
    }

    /** Somebody deleted the payment in the host. A person has to know, and no further attempt can help. */
    private void giveUp(Payment payment, Refund refund) {
        if (ledger.move(refund, refund.state())) {
            LOG.error(
                    "Refund {} of payment {} went through, but the host no longer has its payment {}; it is never recorded there",
                    refund.id(),
                    payment.id(),
                    payment.outcome().orderPaymentId().orElseThrow());
            payments.raise(payment.id(), Cause.of(Reason.BOOKING_IMPOSSIBLE, clock.instant()));
        }
    }

    private PaymentEvent restocked(Refund refund, List<String> lines) {
        Occasion booking = new Occasion(clock.instant(), RefundProcess.trigger(refund), refund.requestedBy());
        return lines.isEmpty()
                ? booking.event(Kind.NOTHING_RESTOCKED)
                : booking.event(Kind.RESTOCKED, String.join(", ", lines));
    }

    /** The money went, so this is not the failure of the refund. The schedule leads to the next attempt. */
    private void postpone(Refund refund, Reason reason, RuntimeException failure) {
        if (unbooked.add(refund.id())) {
            LOG.error(
                    "Refund {} of payment {} went through, but the host could not {}; it is tried again",
                    refund.id(),
                    refund.paymentId(),
                    reason == Reason.BOOKING_FAILING ? "record it" : "put its units back in stock",
                    failure);
        }
        Instant patientUntil = clock.instant().plus(SyncPause.PATIENCE);
        payments.raise(refund.paymentId(), new Cause(reason, patientUntil, failure.toString()));
    }
}
