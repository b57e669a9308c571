package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Doorbell;
import io.github.alliancepay.broadleaf.payment.Event;
import io.github.alliancepay.broadleaf.payment.Follower;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives money back. The row is committed before the bank is called, what is left is computed from the ledger and a fresh answer of the
 * bank, one refund per order is under way at a time, and an unknown outcome is asked about, never guessed. Safe for use by many
 * threads and nodes.
 */
public final class Refunds implements Follower {

    private static final Duration PENDING_LOOK = Duration.ofHours(1);
    private static final Duration UNKNOWN_LOOK = Duration.ofMinutes(1);

    /** Longer than a process needs from a written refund to the call, so that one still not sent never will be. */
    private static final Duration UNSENT = Duration.ofMinutes(10);

    private static final String NOT_DONE = "not-done";
    private static final String DUPLICATE = "b_duplicate_field_value";
    private static final Logger LOG = LoggerFactory.getLogger(Refunds.class);

    private final AllianceBank bank;
    private final PaymentLedger payments;
    private final RefundLedger ledger;
    private final RefundBook book;
    private final Clock clock;

    public Refunds(AllianceBank bank, PaymentLedger payments, RefundLedger ledger, RefundBook book, Clock clock) {
        this.bank = bank;
        this.payments = payments;
        this.ledger = ledger;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Sends a refund to the bank.
     *
     * @return the refund as the bank left it; often {@link RefundState#PENDING}
     * @throws RefundRefusedException when nothing was sent; no money moved
     */
    public Refund refund(RefundOrder order) {
        Payment payment = payments.find(order.paymentId())
                .filter(candidate -> candidate.state().hasMoney())
                .orElseThrow(() -> new RefundRefusedException(
                        "refund.not-paid", "Payment " + order.paymentId() + " has no money to return"));
        BankOrder answer = ask(payment);
        Operation capture = capture(answer);
        Refund refund = plan(order, payment, capture, left(payment, capture, answer));
        watch(refund);
        if (!ledger.request(refund)) {
            throw new RefundRefusedException(
                    "refund.in-flight",
                    "Another refund of order " + payment.bill().orderId() + " is under way");
        }
        return send(payment, refund);
    }

    /** Should this process die from here on, the clock of another asks what became of the refund. */
    private void watch(Refund refund) {
        payments.ring(refund.paymentId(), Doorbell.CLOCK, clock.instant().plus(UNKNOWN_LOOK));
    }

    private BankOrder ask(Payment payment) {
        try {
            return bank.order(payment.hppOrderId().orElseThrow());
        } catch (BankException trouble) {
            throw new RefundRefusedException(
                    "refund.bank-silent", "The bank could not be asked what is left: " + trouble.getMessage(), trouble);
        }
    }

    private static Operation capture(BankOrder answer) {
        return answer.operations().stream()
                .filter(Operation::isPurchase)
                .filter(Operation::isSuccessful)
                .filter(operation -> !operation.operationId().isEmpty())
                .findFirst()
                .orElseThrow(() -> new RefundRefusedException(
                        "refund.not-paid", "The bank knows no successful payment of this order"));
    }

    /** What may still be returned in coins of UAH: pending and unknown refunds count as spent, the bank cabinet's count too. */
    private Coins left(Payment payment, Operation capture, BankOrder answer) {
        List<Refund> known = ledger.ofPayment(payment.id());
        Stream<Coins> ours =
                known.stream().filter(refund -> refund.state().isSpent()).map(Refund::amount);
        Stream<Coins> others = answer.operations().stream()
                .filter(Operation::isRefund)
                .filter(operation -> !operation.isFailed())
                .filter(operation -> known.stream().noneMatch(refund -> isOf(refund, operation)))
                .map(Operation::amount);
        return capture.amount().minusAtMost(Stream.concat(ours, others).reduce(Coins.ZERO, Coins::plus));
    }

    private Refund plan(RefundOrder order, Payment payment, Operation capture, Coins left) {
        Coins amount = capture.sourceAmount().isEmpty()
                ? order.amount()
                : new Conversion(capture).toHryvnia(order.amount(), left);
        if (amount.isMoreThan(left)) {
            throw new RefundRefusedException(
                    "refund.too-much", "Only " + left + " UAH is left to return, not " + amount);
        }
        return new Refund(
                UUID.randomUUID().toString(),
                payment.id(),
                payment.bill().orderId(),
                capture.operationId(),
                amount,
                order.amount(),
                RefundState.REQUESTED,
                order.requestedBy(),
                order.reason(),
                "",
                "",
                Optional.empty(),
                clock.instant(),
                order.lines());
    }

    private Refund send(Payment payment, Refund requested) {
        Refund sent = move(requested, requested.become(RefundState.SENT, "", ""));
        if (sent.state() != RefundState.SENT) {
            return sent;
        }
        note(sent, "refund-sent:" + sent.orderAmount());
        try {
            Operation answer = bank.refund(new RefundRequest(
                    sent.id(), sent.operationId(), sent.amount(), Optional.empty(), Optional.empty()));
            return learn(payment, sent, answer);
        } catch (OutcomeUnknownException unknown) {
            return unknown(sent, unknown);
        } catch (RefusedException refusal) {
            return DUPLICATE.equals(refusal.code()) ? unknown(sent, refusal) : failed(sent, refusal.code());
        } catch (NotDoneException notDone) {
            return failed(sent, NOT_DONE);
        }
    }

    private Refund unknown(Refund sent, BankException cause) {
        LOG.error(
                "The outcome of refund {} is unknown; the bank is asked until it is known: {}",
                sent.id(),
                cause.getMessage());
        return move(sent, sent.become(RefundState.UNKNOWN, "", ""));
    }

    private Refund failed(Refund sent, String code) {
        note(sent, "refund-failed:" + code);
        return move(sent, sent.become(RefundState.FAILED, "", code));
    }

    /** Whatever the bank lists about our refunds is taken over; success is written into the host's books. */
    @Override
    public Optional<Instant> follow(Payment payment, BankOrder answer, Instant now) {
        List<Refund> open = ledger.ofPayment(payment.id()).stream()
                .filter(refund -> isUnsettled(payment, refund))
                .toList();
        return open.stream()
                .map(refund -> find(refund, answer)
                        .map(operation -> learn(payment, refund, operation))
                        .orElseGet(() -> isNeverSent(refund, now) ? failed(refund, NOT_DONE) : refund))
                .filter(refund -> isUnsettled(payment, refund))
                .map(refund -> now.plus(refund.state() == RefundState.PENDING ? PENDING_LOOK : UNKNOWN_LOOK))
                .min(Instant::compareTo);
    }

    private static boolean isNeverSent(Refund refund, Instant now) {
        return refund.state() == RefundState.REQUESTED
                && now.isAfter(refund.createdAt().plus(UNSENT));
    }

    private static boolean isUnsettled(Payment payment, Refund refund) {
        boolean bookable = payment.outcome().orderPaymentId().isPresent();
        return switch (refund.state()) {
            case FAILED -> false;
            case SUCCEEDED -> bookable && refund.hostTransactionId().isEmpty();
            default -> true;
        };
    }

    private static Optional<Operation> find(Refund refund, BankOrder answer) {
        return answer.operations().stream()
                .filter(operation -> isOf(refund, operation))
                .findFirst();
    }

    private static boolean isOf(Refund refund, Operation operation) {
        return operation.isRefund() && refund.id().equals(operation.field("merchantRequestId"));
    }

    private Refund learn(Payment payment, Refund refund, Operation operation) {
        RefundState state = operation.isSuccessful()
                ? RefundState.SUCCEEDED
                : operation.isFailed() ? RefundState.FAILED : RefundState.PENDING;
        String failure = operation.isFailed() ? failure(operation) : "";
        Refund learned = refund.state() == state || !refund.state().mayBecome(state)
                ? refund
                : move(refund, refund.become(state, operation.ecomOperationId(), failure));
        return learned.state() == RefundState.SUCCEEDED ? booked(payment, learned) : learned;
    }

    private static String failure(Operation operation) {
        String details = operation.field("errorDetails");
        return details.isEmpty() ? operation.field("actionCode") + "." + operation.field("responseCode") : details;
    }

    private Refund booked(Payment payment, Refund refund) {
        if (refund.hostTransactionId().isPresent()) {
            return refund;
        }
        note(refund, "refund-succeeded:" + refund.orderAmount());
        return book.record(payment, refund)
                .map(id -> move(refund, refund.recordedAs(id)))
                .orElse(refund);
    }

    /** Another thread may have learned the same meanwhile; then its result stands. */
    private Refund move(Refund from, Refund to) {
        return ledger.move(to, from.state()) ? to : ledger.find(from.id()).orElse(from);
    }

    private void note(Refund refund, String what) {
        payments.record(refund.paymentId(), new Event(clock.instant(), Doorbell.ADMIN, refund.requestedBy(), what));
    }
}
