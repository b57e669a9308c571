package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncPause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides why a person should look at a payment, and from when on. It depends only on what is stored, so it is decided again with every
 * change of the payment, its operations or its refunds.
 */
public final class AttentionPolicy {

    private final Evidence evidence;
    private final Payment payment;

    private AttentionPolicy(Evidence evidence) {
        this.evidence = evidence;
        this.payment = evidence.payment();
    }

    /** All reasons to look at a payment, at most one of a kind. */
    public static List<Cause> causes(Evidence evidence) {
        return new AttentionPolicy(evidence).causes();
    }

    /** Whether a reason can follow from the operations and refunds of a payment; otherwise they need not be read. */
    public static boolean dependsOnMoney(Payment payment) {
        return payment.state().hasMoney() || payment.state() == PaymentState.RETURNED;
    }

    private List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        if (!evidence.accepted()) {
            aboutMoney().map(this::causeOfMoney).forEach(causes::add);
            aboutHold().ifPresent(causes::add);
        }
        unreadable().ifPresent(causes::add);
        troubled().ifPresent(causes::add);
        aboutCompletion().forEach(causes::add);
        refundUnknown().ifPresent(causes::add);
        refundOverdue().ifPresent(causes::add);
        evidence.raised().stream().filter(this::stillHolds).forEach(causes::add);
        return causes;
    }

    private Stream<Reason> aboutMoney() {
        return switch (payment.state()) {
            case REVIEW -> Stream.of(Reason.REVIEW).filter(reason -> isKept());
            case PAID, AUTHORIZED -> Stream.of(Reason.NOT_SUBMITTED).filter(reason -> !payment.isSubmitted());
            case COMPLETED -> Stream.of(Reason.LATE_MONEY).filter(reason -> isPaidTwice());
            default -> Stream.empty();
        };
    }

    /** What keeps the shop from submitting the order is what a person has to mend. */
    private Cause causeOfMoney(Reason reason) {
        Optional<Trouble> trouble = payment.trouble().filter(any -> reason == Reason.NOT_SUBMITTED);
        return new Cause(
                reason, payment.createdAt(), trouble.map(Trouble::reason).orElse(""));
    }

    /** The end of a hold is known from the start, so nobody has to come by for a person to see it in time. */
    private Optional<Cause> aboutHold() {
        return payment.holdUntil().filter(end -> payment.isSubmitted()).flatMap(end -> switch (payment.state()) {
            case AUTHORIZED -> Optional.of(Cause.of(
                            Reason.HOLD_EXPIRING, end.minus(evidence.hold().warning())))
                    .filter(cause -> isKept());
            case LAPSED -> Optional.of(Cause.of(Reason.HOLD_LAPSED, end));
            default -> Optional.empty();
        });
    }

    private Stream<Cause> aboutCompletion() {
        Optional<Cause> unknown =
                evidence.hold().unknownSince().map(since -> Cause.of(Reason.COMPLETION_UNKNOWN, since));
        Optional<Cause> failed = evidence.hold()
                .failedAt()
                .filter(at -> payment.state() == PaymentState.AUTHORIZED)
                .map(at -> Cause.of(Reason.COMPLETION_FAILED, at));
        return Stream.of(unknown, failed).flatMap(Optional::stream);
    }

    /** A review or hold whose money went back in full, or is on its way, needs nobody. */
    private boolean isKept() {
        Coins returned = returned();
        return returned.isZero() || received().isMoreThan(returned);
    }

    private boolean isPaidTwice() {
        Coins price = payment.bill().currency() == Currency.UAH ? payment.bill().amount() : Coins.ZERO;
        return captures().count() > 1 && paid().isMoreThan(returned().plus(price));
    }

    private Stream<Operation> captures() {
        return evidence.operations().stream().filter(Operation::isSuccessfulPurchase);
    }

    /** What was taken, or else what is held. */
    private Coins received() {
        Stream<Operation> holds = evidence.operations().stream().filter(Operation::isSuccessfulHold);
        return captures().findAny().isPresent() ? paid() : sum(holds);
    }

    private Coins paid() {
        return sum(captures());
    }

    private static Coins sum(Stream<Operation> operations) {
        return operations.flatMap(operation -> operation.amount().stream()).reduce(Coins.ZERO, Coins::plus);
    }

    private Coins returned() {
        return evidence.refunds().stream()
                .filter(refund -> refund.state().isSpent())
                .map(Refund::amount)
                .reduce(Coins.ZERO, Coins::plus);
    }

    /** A person who takes the money as it is has seen what the bank lists, but not what a refund took that cannot be read. */
    private Optional<Cause> unreadable() {
        Stream<String> faults = evidence.accepted() ? Stream.empty() : unreadableOperations();
        return Stream.concat(unreadableRefunds(), faults)
                .findFirst()
                .map(fault -> new Cause(Reason.UNREADABLE, payment.createdAt(), fault));
    }

    /** An attempt that failed moved no money, whatever else cannot be read of it. */
    private Stream<String> unreadableOperations() {
        return evidence.operations().stream()
                .filter(operation -> !operation.isFailed())
                .flatMap(operation -> operation.fault().stream());
    }

    private Stream<String> unreadableRefunds() {
        return refunds(RefundState.UNREADABLE).map(refund -> refund.id() + ": " + refund.failure());
    }

    /** A silent bank or a shop that cannot submit is nothing for a person as long as it may pass by itself. */
    private Optional<Cause> troubled() {
        return payment.trouble()
                .map(trouble -> new Cause(Reason.SYNC_FAILING, patientUntil(trouble.since()), trouble.reason()));
    }

    /** One trouble that follows another does not begin a new time of patience. */
    private Instant patientUntil(Instant since) {
        return evidence.raised().stream()
                .filter(cause -> cause.reason() == Reason.SYNC_FAILING)
                .map(Cause::since)
                .reduce(since.plus(SyncPause.PATIENCE), (one, other) -> one.isBefore(other) ? one : other);
    }

    private Optional<Cause> refundUnknown() {
        return refunds(RefundState.UNKNOWN)
                .map(refund -> refund.trace().sentAt().orElse(refund.createdAt()))
                .min(Instant::compareTo)
                .map(since -> Cause.of(Reason.REFUND_UNKNOWN, since));
    }

    private Optional<Cause> refundOverdue() {
        return refunds(RefundState.PENDING)
                .map(refund -> refund.createdAt().plus(RefundSchedule.OVERDUE))
                .min(Instant::compareTo)
                .map(since -> Cause.of(Reason.REFUND_OVERDUE, since));
    }

    private Stream<Refund> refunds(RefundState state) {
        return evidence.refunds().stream().filter(refund -> refund.state() == state);
    }

    /**
     * What somebody reported stands until it is over. A payment that is written again is being synchronised again. What was unreadable
     * stays so while the operations are not looked at.
     */
    private boolean stillHolds(Cause raised) {
        return switch (raised.reason()) {
            case BOOKING_FAILING, RESTOCKING_FAILING -> evidence.refunds().stream()
                    .anyMatch(refund -> BookRefunds.isBookable(payment, refund));
            case BOOKING_IMPOSSIBLE, REFUND_DIFFERS -> !evidence.accepted();
            case START_FAILING -> !evidence.accepted() && payment.page().isEmpty();
            case UNREADABLE -> !evidence.accepted()
                    && evidence.operations().isEmpty()
                    && unreadableRefunds().findFirst().isEmpty();
            default -> false;
        };
    }

    /**
     * What is known of a payment.
     *
     * @param accepted whether a person has taken its money as it is
     * @param operations what the bank listed
     * @param refunds without drafts
     * @param raised the reasons there were before, those included that were reported
     * @param hold what is known of its hold, if it has one
     */
    public record Evidence(
            Payment payment,
            boolean accepted,
            List<Operation> operations,
            List<Refund> refunds,
            List<Cause> raised,
            HoldFacts hold) {

        /** Without anything about a hold. */
        public Evidence(
                Payment payment,
                boolean accepted,
                List<Operation> operations,
                List<Refund> refunds,
                List<Cause> raised) {
            this(payment, accepted, operations, refunds, raised, HoldFacts.NONE);
        }
    }

    /**
     * What is known of the hold of a payment.
     *
     * @param warning how long before its end a hold needs a person
     * @param unknownSince since when it is not known what became of its completion (UTC), if so
     * @param failedAt from when the last completion is that failed (UTC), when no other is on its way or succeeded
     */
    public record HoldFacts(Duration warning, Optional<Instant> unknownSince, Optional<Instant> failedAt) {

        /** Nothing out of the ordinary, with the usual warning. */
        public static final HoldFacts NONE =
                new HoldFacts(HoldTerms.USUAL.warning(), Optional.empty(), Optional.empty());
    }
}
