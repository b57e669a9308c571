package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows the refunds of a payment in what the bank answers about it. Safe for use by many threads and nodes. */
public final class TrackRefunds implements RefundTracker {

    private final RefundLedger refunds;
    private final BankRefunds bankRefunds;
    private final BookRefunds booking;

    public TrackRefunds(RefundLedger refunds, RefundProcess process, BookRefunds booking, Clock clock) {
        this.refunds = refunds;
        this.bankRefunds = new BankRefunds(refunds, process, clock);
        this.booking = booking;
    }

    /** Takes over what the bank lists about refunds, chases those that it lacks, and books those that succeeded. */
    @Override
    public Optional<Instant> follow(Payment payment, BankOrder answer, Instant now) {
        boolean listsNone = answer.operations().stream().noneMatch(Operation::isRefund);
        if (listsNone && refunds.ofPayment(payment.id()).isEmpty()) {
            return Optional.empty();
        }
        bankRefunds.takeOver(payment, answer.operations());
        bankRefunds.chase(payment, answer.operations());
        return pursue(payment, now);
    }

    @Override
    public Optional<Instant> pursue(Payment payment, Instant now) {
        booking.book(payment);
        return refunds.ofPayment(payment.id()).stream()
                .flatMap(refund -> RefundSchedule.next(payment, refund, now).stream())
                .min(Instant::compareTo);
    }

    /** Takes over what the bank lists about refunds. Sends and books nothing; a synchronisation soon books what succeeded. */
    void takeOver(Payment payment, List<Operation> listed) {
        bankRefunds.takeOver(payment, listed);
        booking.request(payment, SyncTrigger.CLOCK);
    }

    @Override
    public Returned returned(Payment payment, List<Operation> captures) {
        List<Refund> history = refunds.ofPayment(payment.id());
        if (captures.isEmpty()
                || history.stream().noneMatch(refund -> refund.state().isSpent())) {
            return Returned.NOTHING;
        }
        Coins returned = sum(history.stream()
                .filter(refund -> refund.state() == RefundState.SUCCEEDED)
                .map(Refund::amount));
        return sum(captures.stream().flatMap(capture -> capture.amount().stream()))
                        .isMoreThan(returned)
                ? Returned.SOME
                : Returned.ALL;
    }

    private static Coins sum(Stream<Coins> amounts) {
        return amounts.reduce(Coins.ZERO, Coins::plus);
    }
}
