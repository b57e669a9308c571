package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a payment, given what the bank, its refunds and the shop say. All rules by which a payment changes are here. Pure:
 * the same facts always give the same decision, and nothing is asked, written or sent.
 *
 * @param payment as it should be
 * @param step what the shop has to do next
 * @param nextSync when the bank is asked next (UTC), empty when only a trigger leads to that
 * @param events what changed; empty when nothing did
 */
record PaymentDecision(Payment payment, Step step, Optional<Instant> nextSync, List<PaymentEvent> events) {

    /** What to do about the shop's order. */
    enum Step {
        NOTHING,
        /** Submit the order with the money that came or is held, and record what was taken since. */
        SUBMIT,
        /** Detach the payment from the order, since money of it went back or its hold ended. */
        WITHDRAW
    }

    /** So long after its end a hold is over for sure: the bank's clock decides, and a completion may be on its way. */
    private static final Duration LAPSE = Duration.ofMinutes(5);

    /** When an order was created and the bank never answered, a callback may name it for so long. */
    private static final Duration CREATION = Duration.ofMinutes(2);

    /** A shopper starts to pay, and the bank has not been called. */
    static PaymentDecision started(Payment payment, Occasion occasion) {
        PaymentChange started = PaymentChange.of(payment, occasion)
                .tell(occasion.event(Kind.STARTED, payment.bill().amount()));
        return decided(started, Step.NOTHING, Optional.of(SyncSchedule.first(occasion.at())));
    }

    /** The bank opened its page. */
    static PaymentDecision opened(Payment payment, CreatedOrder page, Occasion occasion) {
        PaymentChange open = PaymentChange.of(payment, occasion)
                .with(created -> created.at(page))
                .become(PaymentState.OPEN);
        return decided(open, Step.NOTHING, SyncSchedule.next(open.payment(), 0, occasion.at()));
    }

    /** The bank opened no page. If the outcome is unknown, there may be one, and a callback can still name it. */
    static PaymentDecision notOpened(Payment payment, BankException cause, Occasion occasion) {
        boolean unknown = cause instanceof OutcomeUnknownException;
        Kind kind = unknown ? Kind.START_UNKNOWN : Kind.START_REFUSED;
        PaymentChange told = PaymentChange.of(payment, occasion).tell(occasion.event(kind, cause.getMessage()));
        PaymentChange after = unknown ? told : told.with(created -> created.become(PaymentState.ABANDONED));
        return decided(after, Step.NOTHING, SyncSchedule.next(after.payment(), 1, occasion.at()));
    }

    /** Another attempt has paid for the order, so the bank need not open a page. */
    static PaymentDecision notNeeded(Payment payment, Occasion occasion) {
        PaymentChange after = PaymentChange.of(payment, occasion).become(PaymentState.ABANDONED);
        return decided(after, Step.NOTHING, SyncSchedule.next(after.payment(), 1, occasion.at()));
    }

    /**
     * Which order to ask the bank about. A payment whose money came is asked about too: the money may have gone back since, and an order
     * is never submitted from memory.
     *
     * @param hint an order that a callback named; it may be wrong
     * @return empty when there is none
     */
    static Optional<String> question(Payment payment, Optional<String> hint) {
        return payment.hppOrderId().or(() -> hint);
    }

    /** What the bank's reply makes of a payment. */
    static PaymentDecision of(SyncFacts facts) {
        BankReply bank = facts.bank();
        PaymentChange before = PaymentChange.of(facts.payment(), facts.request().occasion());
        if (bank instanceof BankReply.Answered answered) {
            return answered(before, answered, facts);
        }
        if (bank instanceof BankReply.Refused refused) {
            return refused(before, refused.refusal(), facts);
        }
        if (bank instanceof BankReply.Silent silent) {
            return silent(before, Kind.BANK_SILENT.name(), silent.cause(), facts);
        }
        return bank instanceof BankReply.ForeignOrder ? misled(before, "not-ours", facts) : notAsked(before, facts);
    }

    /** What the shop's answer makes of a payment, after {@link Step#SUBMIT} or {@link Step#WITHDRAW}. */
    static PaymentDecision of(SyncFacts facts, Result result) {
        PaymentChange before = PaymentChange.of(facts.payment(), facts.request().occasion());
        PaymentChange after = submitted(before, result, facts);
        boolean soon =
                facts.refunds().returned() != Returned.NOTHING && !after.state().isHoldOver();
        return decided(after, Step.NOTHING, next(after, facts, soon));
    }

    private static PaymentDecision answered(PaymentChange before, BankReply.Answered answer, SyncFacts facts) {
        BankAssessment assessment = answer.assessment();
        PaymentChange heard = adopted(before, answer.order())
                .with(payment -> payment.askedAt(facts.request().now()).declinedWith(assessment.decline()));
        return switch (heard.state()) {
            case COMPLETED -> resting(heard, facts);
            case RETURNED, RELEASED -> returned(heard, assessment, facts);
            case REVIEW -> reviewed(heard, assessment, facts);
            default -> current(heard, assessment, facts);
        };
    }

    private static PaymentDecision current(PaymentChange heard, BankAssessment assessment, SyncFacts facts) {
        if (assessment.isPaid()) {
            return paid(heard, assessment, facts);
        }
        return assessment.isHeld()
                ? held(heard, assessment, facts)
                : resting(unpaid(heard, assessment, facts.request().now()), facts);
    }

    /** The answer to the creation was lost. Now the bank knows the order, so the shopper may be on its page. */
    private static PaymentChange adopted(PaymentChange before, BankOrder order) {
        Payment payment = before.payment();
        if (payment.page().isPresent()) {
            return before;
        }
        Instant expiry = order.expiresAt().orElse(payment.createdAt().plus(OrderRequest.LONGEST_LIFETIME));
        return before.with(found -> found.at(new CreatedOrder(
                        order.hppOrderId(), order.ecomOrderId(), URI.create(""), order.statusUrl(), expiry)))
                .become(PaymentState.OPEN);
    }

    /** Money that comes after all of it had gone back belongs to no order. */
    private static PaymentDecision returned(PaymentChange heard, BankAssessment assessment, SyncFacts facts) {
        boolean here = assessment.isPaid() && facts.refunds().returned() != Returned.ALL;
        return resting(here ? heard.review(ReviewReason.MONEY_RETURNED) : heard, facts);
    }

    /**
     * A review ends when all its money went back, or when a person wants the order submitted and the money fits now. Until the shop has
     * submitted the order, it stays a review.
     */
    private static PaymentDecision reviewed(PaymentChange heard, BankAssessment assessment, SyncFacts facts) {
        if (isOver(heard.payment(), facts)) {
            return acting(received(heard, assessment), facts);
        }
        if (facts.request().goal() != Goal.SUBMIT || assessment.money().isEmpty()) {
            return resting(heard, facts);
        }
        return assessment
                .misfit()
                .filter(reason -> !isAccepted(heard.payment(), reason))
                .map(reason -> resting(heard.review(reason), facts))
                .orElseGet(() -> acting(heard, facts));
    }

    /** People send what they like from their accounts (protocol section 7.4). Who submits the order has seen the sum and takes it. */
    private static boolean isAccepted(Payment payment, ReviewReason reason) {
        return payment.isTransfer() && reason == ReviewReason.AMOUNT_DIFFERS;
    }

    /** Once all money went back, it no longer matters whether it fitted. */
    private static PaymentDecision paid(PaymentChange heard, BankAssessment assessment, SyncFacts facts) {
        return assessment
                .misfit()
                .filter(reason -> facts.refunds().returned() != Returned.ALL)
                .map(reason -> resting(heard.review(reason), facts))
                .orElseGet(() -> acting(becomePaid(heard), facts));
    }

    /** Held money pays for nothing yet. The order is submitted with it, and then it waits for its completion or its end. */
    private static PaymentDecision held(PaymentChange heard, BankAssessment assessment, SyncFacts facts) {
        if (!heard.state().mayBecome(PaymentState.AUTHORIZED)) {
            return resting(heard, facts);
        }
        if (isOver(heard.payment(), facts)) {
            return acting(received(heard, assessment), facts);
        }
        if (heard.payment().isSubmitted()) {
            return resting(warned(heard, facts), facts);
        }
        return assessment
                .misfit()
                .map(reason -> resting(heard.review(reason), facts))
                .orElseGet(() -> acting(received(heard, assessment), facts));
    }

    /** Tells once that a hold will soon end. */
    private static PaymentChange warned(PaymentChange held, SyncFacts facts) {
        Instant now = facts.request().now();
        boolean due = facts.rules()
                .warningOf(held.payment())
                .filter(warning -> !now.isBefore(warning))
                .filter(warning -> facts.payment()
                        .lastAskedAt()
                        .filter(asked -> !asked.isBefore(warning))
                        .isEmpty())
                .isPresent();
        return due ? held.tell(facts.request().occasion().event(Kind.HOLD_EXPIRING)) : held;
    }

    /** Whether the money is gone: all went back, or the hold ended by itself. */
    private static boolean isOver(Payment payment, SyncFacts facts) {
        return facts.refunds().returned() == Returned.ALL || hasLapsed(payment, facts);
    }

    private static boolean hasLapsed(Payment payment, SyncFacts facts) {
        Instant now = facts.request().now();
        boolean held = assessment(facts)
                .filter(assessment -> assessment.isHeld() && !assessment.undecided())
                .isPresent();
        return held
                && payment.holdUntil()
                        .filter(end -> now.isAfter(end.plus(LAPSE)))
                        .isPresent();
    }

    private static Optional<BankAssessment> assessment(SyncFacts facts) {
        return facts.bank() instanceof BankReply.Answered answered
                ? Optional.of(answered.assessment())
                : Optional.empty();
    }

    private static PaymentChange received(PaymentChange heard, BankAssessment assessment) {
        return assessment.isHeld() ? become(heard, PaymentState.AUTHORIZED) : becomePaid(heard);
    }

    private static PaymentChange unpaid(PaymentChange heard, BankAssessment assessment, Instant now) {
        if (heard.state() != PaymentState.OPEN) {
            return heard;
        }
        if (assessment.isDeclined()) {
            return heard.become(PaymentState.DECLINED);
        }
        boolean over = now.isAfter(heard.payment().page().orElseThrow().expiresAt());
        return over && !assessment.undecided() ? heard.become(PaymentState.EXPIRED) : heard;
    }

    private static PaymentDecision refused(PaymentChange before, RefusedException refusal, SyncFacts facts) {
        if (before.payment().page().isEmpty()) {
            return misled(before, refusal.code(), facts);
        }
        boolean over = RefusedException.ORDER_EXPIRED.equals(refusal.code());
        if (!over || before.state() == PaymentState.PAID || before.state() == PaymentState.AUTHORIZED) {
            return untold(before, refusal, facts);
        }
        PaymentChange asked =
                before.with(payment -> payment.askedAt(facts.request().now()));
        return resting(asked.state() == PaymentState.OPEN ? asked.become(PaymentState.EXPIRED) : asked, facts);
    }

    /** The bank did not answer: nothing changes, and it is asked again soon. */
    private static PaymentDecision silent(PaymentChange before, String reason, BankException cause, SyncFacts facts) {
        PaymentChange after = before.trouble(Kind.BANK_SILENT, reason, cause.getMessage());
        return decided(after, Step.NOTHING, next(after, facts, true));
    }

    /** The bank will not tell, and probably will not tell the next time: nothing changes, and it is asked less and less often. */
    private static PaymentDecision untold(PaymentChange before, RefusedException refusal, SyncFacts facts) {
        PaymentChange after = before.trouble(Kind.BANK_SILENT, refusal.code(), refusal.getMessage());
        Instant now = facts.request().now();
        Instant since = after.payment().trouble().map(Trouble::since).orElse(now);
        return decided(after, Step.NOTHING, earliest(Optional.of(SyncSchedule.afterRefusal(since, now)), facts));
    }

    /** The callback named no order of ours, so the creation is still unanswered. */
    private static PaymentDecision misled(PaymentChange before, String reason, SyncFacts facts) {
        PaymentChange after = unanswered(
                before.trouble(Kind.HINT_REFUSED, reason, reason),
                facts.request().now());
        return decided(after, Step.NOTHING, next(after, facts, false));
    }

    private static PaymentDecision notAsked(PaymentChange before, SyncFacts facts) {
        return resting(unanswered(before, facts.request().now()), facts);
    }

    /** If no callback names the order in time, the shopper never saw the page. */
    private static PaymentChange unanswered(PaymentChange before, Instant now) {
        boolean over = now.isAfter(before.payment().createdAt().plus(CREATION));
        return over && before.state() == PaymentState.CREATED ? before.become(PaymentState.ABANDONED) : before;
    }

    private static PaymentChange submitted(PaymentChange before, Result result, SyncFacts facts) {
        if (result instanceof Result.Submitted done) {
            return told(before, before.become(end(before, facts).orElse(standing(facts))))
                    .with(paid -> paid.with(Outcome.completed(done.orderNumber(), done.orderPaymentId())))
                    .untroubled();
        }
        if (result instanceof Result.Mismatch mismatch) {
            PaymentChange untroubled = before.untroubled();
            return end(before, facts)
                    .or(() -> Optional.of(PaymentState.RETURNED)
                            .filter(returned -> facts.refunds().returned() == Returned.ALL))
                    .map(untroubled::become)
                    .orElseGet(() -> untroubled.review(mismatch.reason()));
        }
        String why = ((Result.Later) result).why();
        PaymentState state = standing(facts) == PaymentState.COMPLETED ? PaymentState.PAID : PaymentState.AUTHORIZED;
        return become(before, state).trouble(Kind.SUBMISSION_POSTPONED, why, why);
    }

    /** An order that is submitted with held money changes no state, so a line of its own tells of it. */
    private static PaymentChange told(PaymentChange before, PaymentChange submitted) {
        boolean held = submitted.state() == PaymentState.AUTHORIZED
                && !before.payment().isSubmitted();
        return held
                ? submitted.tell(submitted
                        .occasion()
                        .event(Kind.ORDER_HELD, before.payment().bill().amount()))
                : submitted;
    }

    /** How a hold ended of which nothing was taken. */
    private static Optional<PaymentState> end(PaymentChange change, SyncFacts facts) {
        boolean held = standing(facts) == PaymentState.AUTHORIZED;
        return Optional.of(facts.refunds().returned() == Returned.ALL ? PaymentState.RELEASED : PaymentState.LAPSED)
                .filter(end -> held && isOver(change.payment(), facts));
    }

    /** What a payment is whose order is submitted. */
    private static PaymentState standing(SyncFacts facts) {
        boolean held = assessment(facts).filter(BankAssessment::isHeld).isPresent();
        return held ? PaymentState.AUTHORIZED : PaymentState.COMPLETED;
    }

    private static PaymentChange becomePaid(PaymentChange change) {
        return become(change, PaymentState.PAID);
    }

    /** A submitted order stays known; a review is over. */
    private static PaymentChange become(PaymentChange change, PaymentState state) {
        return change.become(state).with(paid -> paid.isSubmitted() ? paid : paid.with(Outcome.NONE));
    }

    /** The shop has to act. An earlier trouble stays known until the shop has answered. */
    private static PaymentDecision acting(PaymentChange change, SyncFacts facts) {
        if (mayBeReturned(facts)) {
            return decided(change, Step.NOTHING, next(change, facts, true));
        }
        boolean stays = facts.refunds().returned() == Returned.NOTHING && !hasLapsed(change.payment(), facts);
        boolean taken = change.payment().isSubmitted() && standing(facts) == PaymentState.COMPLETED;
        return decided(change, stays || taken ? Step.SUBMIT : Step.WITHDRAW, next(change, facts, false));
    }

    /** The bank lists a refund that could not be followed this time, so it is not known yet how much is left. */
    private static boolean mayBeReturned(SyncFacts facts) {
        return facts.refunds().failed()
                && facts.bank().answer().stream()
                        .flatMap(order -> order.operations().stream())
                        .anyMatch(operation -> operation.isRefund() && !operation.isFailed());
    }

    private static PaymentDecision resting(PaymentChange change, SyncFacts facts) {
        PaymentChange after = change.state() == PaymentState.PAID ? change : change.untroubled();
        return decided(after, Step.NOTHING, next(after, facts, false));
    }

    private static Optional<Instant> next(PaymentChange after, SyncFacts facts, boolean soon) {
        SyncRequest request = facts.request();
        Optional<Instant> scheduled = SyncSchedule.next(after.payment(), request.syncs(), request.now())
                .or(() -> facts.rules().lateCheck(after.payment(), request.now()));
        Optional<Instant> early = Optional.of(SyncSchedule.soon(request.now())).filter(time -> soon);
        Optional<Instant> warning = facts.rules()
                .warningOf(after.payment())
                .filter(time -> after.state() == PaymentState.AUTHORIZED && time.isAfter(request.now()));
        return earliest(
                Stream.of(scheduled, early, warning).flatMap(Optional::stream).min(Comparator.naturalOrder()), facts);
    }

    /** The refunds are pursued whatever becomes of the payment. */
    private static Optional<Instant> earliest(Optional<Instant> next, SyncFacts facts) {
        RefundProgress refunds = facts.refunds();
        Optional<Instant> early =
                Optional.of(SyncSchedule.soon(facts.request().now())).filter(time -> refunds.failed());
        return Stream.of(next, refunds.nextSync(), early)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static PaymentDecision decided(PaymentChange change, Step step, Optional<Instant> nextSync) {
        return new PaymentDecision(change.payment(), step, nextSync, change.events());
    }
}
