package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Completion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at a payment, by the holder of its lease: what the bank says of it is judged, written down with its history, and followed by
 * the shop. For one thread and one use.
 */
final class SyncPass {

    /** How long an unanswered creation may be found through a doorbell before it is given up. */
    private static final Duration CREATION = Duration.ofMinutes(2);

    /** The longest life of a page at the bank (protocol section 5.1). */
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private static final Duration SOON = Duration.ofMinutes(2);

    /** What the bank lists no longer changes these by itself. */
    private static final Set<PaymentState> DECIDED =
            EnumSet.of(PaymentState.COMPLETED, PaymentState.REVIEW, PaymentState.RETURNED);

    private static final String ORDER_EXPIRED = "b_hpp_order_expired";
    private static final Logger LOG = LoggerFactory.getLogger(SyncPass.class);

    private final PaymentSync.Sides sides;
    private final Lease lease;
    private final String who;
    private final Payment before;
    private final List<PaymentEvent> events = new ArrayList<>();
    private Optional<BankOrder> answered = Optional.empty();
    private Optional<BankException> troubled = Optional.empty();

    SyncPass(PaymentSync.Sides sides, Lease lease, String who) {
        this.sides = sides;
        this.lease = lease;
        this.who = who;
        this.before = lease.payment();
    }

    SyncResult sight() {
        Payment after = take();
        return new SyncResult(after, answered, troubled);
    }

    private Payment take() {
        return before.state() == PaymentState.PAID && lease.trigger() != SyncTrigger.ADMIN
                ? completeWhatCame()
                : before.hppOrderId().or(lease::hint).map(this::ask).orElseGet(this::unanswered);
    }

    Payment retake() {
        return switch (before.state()) {
            case REVIEW -> ask(before.hppOrderId().orElseThrow(), this::judgeAnew);
            case PAID -> completeWhatCame();
            default -> take();
        };
    }

    private Payment completeWhatCame() {
        return complete(before, captures(sides.ledger().operations(before.id())));
    }

    private Payment ask(String hppOrderId) {
        return ask(hppOrderId, this::judge);
    }

    private Payment ask(String hppOrderId, Function<BankOrder, Payment> judgement) {
        try {
            BankOrder answer = sides.bank().order(hppOrderId);
            answered = Optional.of(answer);
            return judgement.apply(answer);
        } catch (RefusedException refusal) {
            troubled = Optional.of(refusal);
            return refused(refusal);
        } catch (BankException trouble) {
            troubled = Optional.of(trouble);
            return silent(trouble);
        }
    }

    private Payment refused(RefusedException refusal) {
        if (before.page().isEmpty()) {
            return misled(refusal.code());
        }
        return ORDER_EXPIRED.equals(refusal.code()) ? expired() : silent(refusal);
    }

    /** The hint names no order of ours that could be paid, so the creation is as unanswered as without it. */
    private Payment misled(String why) {
        note(occasion().event(Kind.HINT_REFUSED, why));
        return unanswered();
    }

    /** The bank did not say: nothing changes, and it is asked again soon. */
    private Payment silent(BankException trouble) {
        LOG.warn(
                "Payment {}: the bank could not be asked and nothing was changed: {}",
                before.id(),
                trouble.getMessage());
        note(occasion().event(Kind.BANK_SILENT, trouble.getMessage()));
        return release(
                before,
                List.of(),
                earliest(next(before), Optional.of(sides.clock().instant().plus(SOON))));
    }

    private Payment expired() {
        Payment after = before.askedAt(sides.clock().instant());
        return finish(
                after.state() == PaymentState.OPEN ? become(after, PaymentState.EXPIRED) : after,
                List.of(),
                Optional.empty());
    }

    /** The creation was never answered. Unless a doorbell hints at the bank's order, the shopper never saw its page. */
    private Payment unanswered() {
        boolean over = sides.clock().instant().isAfter(before.createdAt().plus(CREATION));
        Payment after =
                over && before.state() == PaymentState.CREATED ? become(before, PaymentState.ABANDONED) : before;
        return finish(after, List.of(), Optional.empty());
    }

    private Payment judge(BankOrder answer) {
        if (before.page().isEmpty() && !BankAssessment.isOurs(before, answer, List.of())) {
            return misled("not-ours");
        }
        Payment found = adopt(answer).askedAt(sides.clock().instant());
        BankAssessment verdict = BankAssessment.of(found, answer, sides.testMode());
        return conclude(apply(verdict, found.declinedWith(verdict.decline())), answer, verdict.captures());
    }

    private Payment conclude(Payment judged, BankOrder answer, List<Operation> captures) {
        Optional<Instant> wish = follow(judged, answer);
        Payment after = afterReturns(judged, captures);
        return after.state() == PaymentState.PAID
                ? keepAndComplete(after, answer.operations(), captures)
                : finish(after, answer.operations(), wish);
    }

    /** A review is over once all its money went back, and the order has to learn of it; later money is a review again. */
    private Payment afterReturns(Payment payment, List<Operation> captures) {
        Returned returned = returned(payment, captures);
        if (payment.state() == PaymentState.REVIEW && returned == Returned.ALL) {
            return become(payment.with(Payment.Outcome.NONE), PaymentState.PAID);
        }
        return payment.state() == PaymentState.RETURNED && returned == Returned.SOME
                ? review(payment, ReviewReason.MONEY_RETURNED)
                : payment;
    }

    /** Money that fits by now goes the way of all money; what still does not fit stays a review, for the reason it has by now. */
    private Payment judgeAnew(BankOrder answer) {
        Payment found = before.askedAt(sides.clock().instant());
        BankAssessment verdict = BankAssessment.of(found, answer, sides.testMode());
        Payment judged = verdict.isPaid() && verdict.misfit().isEmpty()
                ? become(found.with(Payment.Outcome.NONE), PaymentState.PAID)
                : verdict.misfit().map(reason -> review(found, reason)).orElse(found);
        return conclude(judged, answer, verdict.captures());
    }

    private Payment adopt(BankOrder answer) {
        return before.page().isPresent() ? before : become(before.at(unseenPage(answer)), PaymentState.OPEN);
    }

    private CreatedOrder unseenPage(BankOrder answer) {
        Instant expiry = answer.expiresAt().orElse(before.createdAt().plus(LONGEST_LIFE));
        return new CreatedOrder(answer.hppOrderId(), answer.ecomOrderId(), URI.create(""), answer.statusUrl(), expiry);
    }

    private Payment apply(BankAssessment verdict, Payment payment) {
        if (DECIDED.contains(payment.state())) {
            return payment;
        }
        if (verdict.isPaid()) {
            return verdict.misfit()
                    .map(reason -> review(payment, reason))
                    .orElseGet(() -> become(payment, PaymentState.PAID));
        }
        return payment.state() == PaymentState.OPEN ? unpaid(verdict, payment) : payment;
    }

    private Payment unpaid(BankAssessment verdict, Payment payment) {
        if (verdict.isDeclined()) {
            return become(payment, PaymentState.DECLINED);
        }
        boolean over =
                sides.clock().instant().isAfter(payment.page().orElseThrow().expiresAt());
        return over && !verdict.undecided() ? become(payment, PaymentState.EXPIRED) : payment;
    }

    private Payment keepAndComplete(Payment paid, List<Operation> operations, List<Operation> captures) {
        boolean kept = sides.ledger().write(lease, paid, operations, drain());
        return kept ? complete(paid, captures) : current();
    }

    private Payment complete(Payment paid, List<Operation> captures) {
        if (!sides.ledger().renew(lease, sides.clock().instant().plus(PaymentSync.LEASE))) {
            return current();
        }
        Returned returned = returned(paid, captures);
        Completion completion = tryTo(
                paid,
                () -> returned == Returned.NOTHING
                        ? sides.shop().complete(paid, captures)
                        : sides.shop().withdraw(paid));
        return finish(completed(paid, completion, returned), List.of(), afterwards(returned));
    }

    /** Refunds of an order that was not known to be submitted have yet to be written into the host's books. */
    private Optional<Instant> afterwards(Returned returned) {
        return returned == Returned.NOTHING
                ? Optional.empty()
                : Optional.of(sides.clock().instant().plus(SOON));
    }

    private Returned returned(Payment payment, List<Operation> captures) {
        return sides.followers().stream()
                .map(follower -> follower.returned(payment, captures))
                .max(Comparator.naturalOrder())
                .orElse(Returned.NOTHING);
    }

    private Completion tryTo(Payment paid, Supplier<Completion> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            LOG.error("Payment {}: the shop failed to submit the paid order; it is tried again", paid.id(), failure);
            return new Completion.Later(failure.getClass().getSimpleName());
        }
    }

    private Payment completed(Payment paid, Completion completion, Returned returned) {
        if (completion instanceof Completion.Completed done) {
            return become(paid, PaymentState.COMPLETED)
                    .with(Payment.Outcome.completed(done.orderNumber(), done.orderPaymentId()));
        }
        if (completion instanceof Completion.Mismatch mismatch) {
            return returned == Returned.ALL ? become(paid, PaymentState.RETURNED) : review(paid, mismatch.reason());
        }
        note(occasion().event(Kind.SUBMISSION_POSTPONED, ((Completion.Later) completion).why()));
        return paid;
    }

    private Payment review(Payment payment, ReviewReason reason) {
        LOG.error(
                "Payment {} of order {} needs a human decision: {}. The money is at the bank and the order is untouched.",
                payment.id(),
                payment.bill().orderId(),
                reason);
        note(occasion().reviewNeeded(reason));
        return become(payment, PaymentState.REVIEW).with(Payment.Outcome.review(reason));
    }

    private Payment become(Payment payment, PaymentState next) {
        note(occasion().stateChanged(payment.state(), next));
        return payment.become(next);
    }

    private Optional<Instant> follow(Payment payment, BankOrder answer) {
        return sides.followers().stream()
                .flatMap(follower -> wish(follower, payment, answer).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> wish(RefundTracker follower, Payment payment, BankOrder answer) {
        try {
            return follower.follow(payment, answer, sides.clock().instant());
        } catch (RuntimeException failure) {
            LOG.error("Payment {}: its refunds could not be followed; it is tried again", payment.id(), failure);
            return Optional.of(sides.clock().instant().plus(SOON));
        }
    }

    private Payment finish(Payment after, List<Operation> operations, Optional<Instant> wish) {
        return release(after, operations, earliest(next(after), wish));
    }

    private Payment release(Payment after, List<Operation> operations, Optional<Instant> nextSync) {
        return sides.ledger().release(lease, after, operations, nextSync, drain()) ? after : current();
    }

    private Optional<Instant> next(Payment payment) {
        return SyncSchedule.next(payment, lease.syncs(), sides.clock().instant());
    }

    private Payment current() {
        return sides.ledger().find(before.id()).orElse(before);
    }

    private Occasion occasion() {
        return new Occasion(sides.clock().instant(), lease.trigger(), who);
    }

    private void note(PaymentEvent event) {
        events.add(event);
    }

    private List<PaymentEvent> drain() {
        List<PaymentEvent> written = List.copyOf(events);
        events.clear();
        return written;
    }

    private static List<Operation> captures(List<Operation> operations) {
        return operations.stream()
                .filter(Operation::isPurchase)
                .filter(Operation::isSuccessful)
                .toList();
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }
}
