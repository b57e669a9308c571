package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.Refund.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives money back. A refund first takes the one place in flight that its order has, and only then is it computed what is left, from
 * the ledger and a fresh answer of the bank; it is sent when it still is exactly what was approved, its row committed before the
 * call. An unknown outcome is asked about, never guessed. Safe for use by many threads and nodes.
 */
public final class Refunds implements RefundTracker {

    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    /** When another process synchronises the payment, should this one die. */
    private static final Duration WATCH = Duration.ofMinutes(1);

    /** How long a form may lie open. */
    private static final Duration DRAFT = Duration.ofHours(12);

    private final AllianceBank bank;
    private final PaymentLedger payments;
    private final RefundLedger ledger;
    private final Clock clock;
    private final RefundBalances sheets;
    private final RefundProcess course;
    private final BankRefunds listed;

    public Refunds(AllianceBank bank, PaymentLedger payments, RefundLedger ledger, RefundHost host, Clock clock) {
        this.bank = bank;
        this.payments = payments;
        this.ledger = ledger;
        this.clock = clock;
        this.sheets = new RefundBalances(ledger, host.lines());
        this.course = new RefundProcess(bank, payments, ledger, host.book(), clock);
        this.listed = new BankRefunds(ledger, course, clock);
    }

    /**
     * What can be given back of a payment, by a fresh answer of the bank. When the bank is silent, the sheet is the ledger's and
     * blocked with {@code refund.bank-silent}.
     *
     * @throws RefundRefusedException {@code refund.not-paid} when there is no such payment
     */
    public RefundBalance sheet(String paymentId) {
        Payment payment = find(paymentId);
        if (!payment.state().hasMoney()) {
            return storedSheet(paymentId);
        }
        try {
            return sheets.of(payment, ask(payment));
        } catch (RefundRefusedException silent) {
            RefundBalance stored = storedSheet(paymentId);
            return stored.isOpen() ? RefundBalances.blocked(stored, silent.key()) : stored;
        }
    }

    /**
     * What can be given back of a payment by what the ledger knows, without asking the bank.
     *
     * @throws RefundRefusedException {@code refund.not-paid} when there is no such payment
     */
    public RefundBalance storedSheet(String paymentId) {
        return sheets.of(find(paymentId), payments.operations(paymentId));
    }

    /**
     * The exact sums of a wish.
     *
     * @throws RefundRefusedException when the sheet does not allow it; the message says what it allows
     */
    public RefundPlan plan(RefundBalance sheet, RefundSelection wish) {
        return new RefundCalculator(sheet).of(wish);
    }

    /**
     * The exact sums of a wish for an amount, whatever it belongs to; all that is left covers all lines.
     *
     * @param orderAmount coins of the order's currency
     * @throws RefundRefusedException when the sheet does not allow it; the message says what it allows
     */
    public RefundPlan plan(RefundBalance sheet, Coins orderAmount) {
        return new RefundCalculator(sheet).of(orderAmount);
    }

    /**
     * The exact sums of all that is left; of the first purchase that has something left, when there are several.
     *
     * @throws RefundRefusedException when nothing is
     */
    public RefundPlan planAllThatIsLeft(RefundBalance sheet) {
        return new RefundCalculator(sheet).ofAllThatIsLeft();
    }

    /**
     * Sends a refund to the bank, once per id.
     *
     * @return the refund as the bank left it, often {@link RefundState#PENDING}; when it was ordered before, what has become of it
     * @throws RefundRefusedException when nothing was sent; no money moved
     */
    public Refund refund(ApprovedRefund order) {
        draft(order);
        return send(ledger.find(order.id()).orElseThrow());
    }

    /**
     * Gives back all that is left. An order that was paid in several parts needs a refund for each; when one of them fails, is refused
     * or its outcome is open, the others are not tried.
     *
     * @return the refunds sent, at least one
     * @throws RefundRefusedException when nothing was sent; no money moved
     */
    public List<Refund> refundAllThatIsLeft(String paymentId, RefundOrigin mandate) {
        List<Refund> sent = new ArrayList<>();
        Optional<Refund> next = Optional.of(refundNext(sheet(paymentId), mandate));
        while (next.isPresent()) {
            sent.add(next.get());
            next = next.filter(refund -> refund.state().isSpent()).flatMap(refund -> refundRest(paymentId, mandate));
        }
        return sent;
    }

    private Refund refundNext(RefundBalance sheet, RefundOrigin mandate) {
        return refund(ApprovedRefund.of(sheet.payment().id(), planAllThatIsLeft(sheet), mandate));
    }

    /** What went back before is told, whatever keeps the rest from going. */
    private Optional<Refund> refundRest(String paymentId, RefundOrigin mandate) {
        RefundBalance sheet = storedSheet(paymentId);
        try {
            return sheet.isOpen() ? Optional.of(refundNext(sheet, mandate)) : Optional.empty();
        } catch (RefundRefusedException refused) {
            LOG.warn("The rest of payment {} was not returned: {}", paymentId, refused.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The lines that a refund may be said to belong to, with what would be left of each if nobody had said so yet. The bank is not
     * asked. Blocked with {@code refund.not-assignable} or {@code refund.no-lines} when there is nothing to choose.
     */
    public RefundBalance assignmentSheet(Refund refund) {
        List<Refund> history = ledger.ofPayment(refund.paymentId()).stream()
                .map(other -> other.id().equals(refund.id()) ? other.unassigned() : other)
                .toList();
        List<Operation> operations = payments.operations(refund.paymentId());
        RefundBalance sheet = sheets.of(find(refund.paymentId()), operations, history);
        return RefundBalances.blocked(sheet, whyNotAssignable(refund, sheet));
    }

    private static String whyNotAssignable(Refund refund, RefundBalance sheet) {
        if (!refund.isAssignable()) {
            return "refund.not-assignable";
        }
        return sheet.isItemised() ? "" : "refund.no-lines";
    }

    /**
     * Says which lines a refund belongs to when nobody said so when it was made; the last word stands. No money moves.
     *
     * @param wish lines of together at most the refund's sum, none for a refund that belongs to no line
     * @return the refund with its lines
     * @throws RefundRefusedException when the lines have not so much left, or the refund cannot be assigned; nothing is changed
     */
    public Refund assign(String refundId, RefundSelection wish, String who) {
        Refund refund = ledger.find(refundId).orElseThrow(() -> RefundCalculator.refused("refund.not-assignable"));
        List<RefundLine> lines = new RefundCalculator(assignmentSheet(refund)).lines(wish);
        if (RefundLine.sum(lines).isMoreThan(refund.orderAmount())) {
            throw new RefundRefusedException(
                    "refund.assigned-too-much",
                    "The refund was of " + refund.orderAmount() + " only; choose less, or enter the amounts",
                    refund.orderAmount().toString());
        }
        ledger.assign(refundId, lines);
        payments.record(
                refund.paymentId(),
                new Occasion(clock.instant(), SyncTrigger.ADMIN, who)
                        .event(Kind.REFUND_ASSIGNED, refund.orderAmount()));
        return refund.assignedTo(lines);
    }

    /** Writes a refund down that is shown and not yet confirmed; nothing happens when it is there. Old drafts are thrown away. */
    void draft(ApprovedRefund order) {
        ledger.forgetDrafts(order.paymentId(), clock.instant().minus(DRAFT));
        ledger.add(new Refund(
                order.id(),
                order.paymentId(),
                find(order.paymentId()).bill().orderId(),
                "",
                order.plan(),
                RefundState.DRAFTED,
                order.mandate(),
                Trace.NONE,
                clock.instant()));
    }

    /** Sends a draft; of anything else, gives what has become of it. */
    Refund send(Refund draft) {
        if (draft.state() != RefundState.DRAFTED) {
            return draft;
        }
        Payment payment = find(draft.paymentId());
        payments.requestSync(payment.id(), SyncTrigger.CLOCK, clock.instant().plus(WATCH));
        Refund requested = draft.become(RefundState.REQUESTED).orderedAt(clock.instant());
        return ledger.move(requested, RefundState.DRAFTED)
                ? course.send(payment, approved(payment, requested))
                : overtaken(draft);
    }

    /** Somebody else confirmed the same draft, or another refund of the order is in flight. */
    private Refund overtaken(Refund draft) {
        Refund current = ledger.find(draft.id()).orElseThrow(() -> RefundForms.expired(draft.id()));
        if (current.state() == RefundState.DRAFTED) {
            throw new RefundRefusedException(
                    "refund.in-flight",
                    "Another refund of order " + draft.orderId() + " is under way; wait until its outcome is known");
        }
        return current;
    }

    /** A refund that may not go out as approved gives its place back and is a draft again. */
    private Refund approved(Payment payment, Refund requested) {
        try {
            Capture capture = new RefundCalculator(freshSheet(payment, requested)).approve(requested.plan());
            return requested.of(capture.operation().operationId());
        } catch (RefundRefusedException refused) {
            ledger.move(requested.become(RefundState.DRAFTED), RefundState.REQUESTED);
            throw refused;
        }
    }

    /** What is left but for the refund itself. */
    private RefundBalance freshSheet(Payment payment, Refund requested) {
        List<Operation> operations = payment.state().hasMoney() ? ask(payment) : List.of();
        List<Refund> others = ledger.ofPayment(payment.id()).stream()
                .filter(other -> !other.id().equals(requested.id()))
                .toList();
        return sheets.of(payment, operations, others);
    }

    private List<Operation> ask(Payment payment) {
        try {
            List<Operation> operations =
                    bank.order(payment.hppOrderId().orElseThrow()).operations();
            listed.takeOver(payment, operations);
            return operations;
        } catch (BankException trouble) {
            throw new RefundRefusedException(
                    "refund.bank-silent",
                    "The bank could not be asked what is left; try again later: " + trouble.getMessage(),
                    trouble);
        }
    }

    /** Whatever the bank lists about refunds is taken over; those that it lacks are pursued. */
    @Override
    public Optional<Instant> follow(Payment payment, BankOrder answer, Instant now) {
        boolean listsNone = answer.operations().stream().noneMatch(Operation::isRefund);
        if (listsNone && ledger.ofPayment(payment.id()).isEmpty()) {
            return Optional.empty();
        }
        listed.takeOver(payment, answer.operations());
        listed.chase(payment, answer.operations());
        return ledger.ofPayment(payment.id()).stream()
                .flatMap(refund -> RefundSchedule.next(payment, refund, now).stream())
                .min(Instant::compareTo);
    }

    @Override
    public Returned returned(Payment payment, List<Operation> captures) {
        List<Refund> history = ledger.ofPayment(payment.id());
        if (captures.isEmpty()
                || history.stream().noneMatch(refund -> refund.state().isSpent())) {
            return Returned.NOTHING;
        }
        Coins returned = sum(history.stream()
                .filter(refund -> refund.state() == RefundState.SUCCEEDED)
                .map(Refund::amount));
        return sum(captures.stream().map(Operation::amount)).isMoreThan(returned) ? Returned.SOME : Returned.ALL;
    }

    private static Coins sum(Stream<Coins> amounts) {
        return amounts.reduce(Coins.ZERO, Coins::plus);
    }

    private Payment find(String paymentId) {
        return payments.find(paymentId)
                .orElseThrow(() -> new RefundRefusedException("refund.not-paid", "There is no payment " + paymentId));
    }
}
