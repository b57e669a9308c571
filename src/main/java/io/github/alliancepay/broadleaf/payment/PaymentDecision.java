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
        /** Submit the order with the money that came. */
        SUBMIT,
        /** Detach the payment from the order, since money of it went back. */
        WITHDRAW
    }

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
        Returned returned = facts.refunds().returned();
        PaymentChange before = PaymentChange.of(facts.payment(), facts.request().occasion());
        PaymentChange after = submitted(before, result, returned);
        return decided(after, Step.NOTHING, next(after, facts, returned != Returned.NOTHING));
    }

    private static PaymentDecision answered(PaymentChange before, BankReply.Answered answer, SyncFacts facts) {
        BankAssessment assessment = answer.assessment();
        PaymentChange heard = adopted(before, answer.order())
                .with(payment -> payment.askedAt(facts.request().now()).declinedWith(assessment.decline()));
        return switch (heard.state()) {
            case COMPLETED -> resting(heard, facts);
            case RETURNED -> returned(heard, assessment, facts);
            case REVIEW -> reviewed(heard, assessment, facts);
            default -> assessment.isPaid()
                    ? paid(heard, assessment, facts)
                    : resting(unpaid(heard, assessment, facts.request().now()), facts);
        };
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
        if (facts.refunds().returned() == Returned.ALL) {
            return acting(becomePaid(heard), facts);
        }
        if (facts.request().goal() != Goal.SUBMIT || !assessment.isPaid()) {
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
        if (!over || before.state() == PaymentState.PAID) {
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

    private static PaymentChange submitted(PaymentChange before, Result result, Returned returned) {
        if (result instanceof Result.Submitted done) {
            return before.become(PaymentState.COMPLETED)
                    .with(paid -> paid.with(Outcome.completed(done.orderNumber(), done.orderPaymentId())))
                    .untroubled();
        }
        if (result instanceof Result.Mismatch mismatch) {
            PaymentChange untroubled = before.untroubled();
            return returned == Returned.ALL
                    ? untroubled.become(PaymentState.RETURNED)
                    : untroubled.review(mismatch.reason());
        }
        String why = ((Result.Later) result).why();
        return becomePaid(before).trouble(Kind.SUBMISSION_POSTPONED, why, why);
    }

    private static PaymentChange becomePaid(PaymentChange change) {
        return change.become(PaymentState.PAID).with(paid -> paid.with(Outcome.NONE));
    }

    /** The shop has to act. An earlier trouble stays known until the shop has answered. */
    private static PaymentDecision acting(PaymentChange change, SyncFacts facts) {
        Step step = facts.refunds().returned() == Returned.NOTHING ? Step.SUBMIT : Step.WITHDRAW;
        return decided(change, step, next(change, facts, false));
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
        return earliest(Stream.of(scheduled, early).flatMap(Optional::stream).min(Comparator.naturalOrder()), facts);
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
