package io.github.alliancepay.simulation;

import static java.util.stream.Collectors.groupingBy;

import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.simulation.MemoryLedger.StateChanges;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The refunds of a {@link MemoryLedger}, as ALLIANCEPAY_REFUND has them. */
final class MemoryRefunds implements RefundLedger {

    private final Map<String, Refund> rows = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Instant> booking = new HashMap<>();
    private final Map<String, List<RefundableLine>> soldLines = new HashMap<>();
    private final MemoryPayments payments;
    private final Flaw flaw;
    private final StateChanges changes;
    private MemoryCompletions completions;

    MemoryRefunds(MemoryPayments payments, Flaw flaw, StateChanges changes) {
        this.payments = payments;
        this.flaw = flaw;
        this.changes = changes;
    }

    void learnCompletions(MemoryCompletions table) {
        completions = table;
    }

    Stream<Refund> all() {
        return rows.values().stream().filter(refund -> refund.state() != RefundState.DRAFTED);
    }

    Optional<String> paymentOf(String callbackToken) {
        return rows.values().stream()
                .filter(refund -> callbackToken.equals(tokens.get(refund.id())))
                .map(Refund::paymentId)
                .findFirst();
    }

    @Override
    public boolean add(Refund refund) {
        if (rows.containsKey(refund.id()) || isTaken(refund)) {
            return false;
        }
        rows.put(refund.id(), refund);
        payments.judge(refund.paymentId());
        return true;
    }

    /** Whether another refund of the order is in flight, and this one would be, too. */
    private boolean isTaken(Refund refund) {
        return refund.state().isInFlight()
                && rows.values().stream()
                        .anyMatch(other -> other.orderId() == refund.orderId()
                                && other.state().isInFlight()
                                && !other.id().equals(refund.id()));
    }

    @Override
    public boolean move(Refund refund, RefundState expected) {
        Refund stored = rows.get(refund.id());
        return stored != null && write(stored, Entries.with(refund, stored.lines()), expected);
    }

    @Override
    public boolean recount(Refund refund, RefundState expected) {
        Refund stored = rows.get(refund.id());
        return stored != null && write(stored, refund, expected);
    }

    @Override
    public boolean send(Refund refund, RefundState expected, String callbackToken) {
        if (flaw == Flaw.A_REFUND_IS_SENT_BEFORE_IT_IS_WRITTEN) {
            return true;
        }
        boolean moved = move(refund, expected);
        if (moved) {
            tokens.put(refund.id(), callbackToken);
        }
        return moved;
    }

    private boolean write(Refund stored, Refund next, RefundState expected) {
        if (stored.state() != expected || isTaken(next)) {
            return false;
        }
        changes.changed(stored.state(), next.state());
        rows.put(next.id(), booked(stored, next));
        payments.judge(next.paymentId());
        return true;
    }

    private static Refund booked(Refund stored, Refund next) {
        return next.hostTransactionId().isPresent()
                ? next
                : stored.hostTransactionId().map(next::recordedAs).orElse(next);
    }

    @Override
    public boolean assign(String id, List<RefundLine> expected, List<RefundLine> lines) {
        Refund stored = rows.get(id);
        boolean same = stored != null && stored.lines().equals(expected);
        if (same) {
            rows.put(id, Entries.with(stored, lines));
        }
        return same;
    }

    @Override
    public boolean claimBooking(String id, Instant now, Instant until) {
        Refund stored = rows.get(id);
        Instant held = booking.get(id);
        boolean free = stored != null && stored.hostTransactionId().isEmpty() && (held == null || !held.isAfter(now));
        if (free) {
            booking.put(id, until);
        }
        return free;
    }

    @Override
    public Optional<Refund> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<Refund> ofPayment(String paymentId) {
        return all().filter(refund -> refund.paymentId().equals(paymentId))
                .filter(refund -> flaw != Flaw.PENDING_REFUNDS_ARE_NOT_COUNTED || refund.state() != RefundState.PENDING)
                .sorted(Comparator.comparing(Refund::createdAt))
                .toList();
    }

    @Override
    public Map<Long, List<Refund>> ofOrders(Collection<Long> orderIds) {
        return all().filter(refund -> orderIds.contains(refund.orderId()))
                .map(refund -> Entries.with(refund, List.<RefundLine>of()))
                .sorted(Comparator.comparing(Refund::createdAt))
                .collect(groupingBy(Refund::orderId));
    }

    @Override
    public Optional<Refund> inFlight(long orderId) {
        return all().filter(
                        refund -> refund.orderId() == orderId && refund.state().isInFlight())
                .findFirst();
    }

    @Override
    public boolean isBeingCompleted(String paymentId) {
        return completions.isActive(paymentId);
    }

    @Override
    public boolean keepSoldLines(String paymentId, List<RefundableLine> lines) {
        return !lines.isEmpty() && soldLines.putIfAbsent(paymentId, lines) == null;
    }

    @Override
    public List<RefundableLine> soldLines(String paymentId) {
        return soldLines.getOrDefault(paymentId, List.of());
    }

    @Override
    public void forgetDrafts(String paymentId, Instant before) {
        rows.values()
                .removeIf(refund -> refund.paymentId().equals(paymentId)
                        && refund.state() == RefundState.DRAFTED
                        && refund.createdAt().isBefore(before));
    }
}
