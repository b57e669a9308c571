package io.github.alliancepay.broadleaf.refund;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger of refunds in memory, for one thread. */
final class MemoryRefunds implements RefundLedger {

    private final List<Refund> refunds = new ArrayList<>();

    @Override
    public boolean add(Refund refund) {
        return find(refund.id()).isEmpty() && refunds.add(refund);
    }

    @Override
    public boolean move(Refund refund, RefundState expected) {
        return refunds.removeIf(stored -> stored.id().equals(refund.id()) && stored.state() == expected)
                && refunds.add(refund);
    }

    @Override
    public void assign(String id, List<RefundLine> lines) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean claimBooking(String id, Instant now, Instant until) {
        return true;
    }

    @Override
    public Optional<Refund> find(String id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    @Override
    public List<Refund> ofPayment(String paymentId) {
        return refunds.stream()
                .filter(refund -> refund.state() != RefundState.DRAFTED)
                .toList();
    }

    @Override
    public Map<Long, List<Refund>> ofOrders(Collection<Long> orderIds) {
        return ofPayment("").stream().collect(groupingBy(Refund::orderId));
    }

    @Override
    public Optional<Refund> inFlight(long orderId) {
        return refunds.stream().filter(refund -> refund.state().isInFlight()).findFirst();
    }

    @Override
    public void forgetDrafts(String paymentId, Instant before) {
        refunds.removeIf(refund -> refund.state() == RefundState.DRAFTED);
    }
}
