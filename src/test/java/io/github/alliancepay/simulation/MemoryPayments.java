package io.github.alliancepay.simulation;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncPause;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.payment.SyncTurns;
import io.github.alliancepay.simulation.MemoryLedger.StateChanges;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The payments of a {@link MemoryLedger}, with the queue of work, as ALLIANCEPAY_PAYMENT has them. */
final class MemoryPayments implements PaymentLedger {

    private static final int LONGEST_HISTORY = 500;
    private static final int RECENT = 8;
    private static final int LONGEST_HINT = 128;

    private final Map<String, PaymentEntry> rows = new LinkedHashMap<>();
    private final MemoryLedger ledger;
    private final Flaw flaw;
    private final StateChanges changes;

    MemoryPayments(MemoryLedger ledger, Flaw flaw, StateChanges changes) {
        this.ledger = ledger;
        this.flaw = flaw;
        this.changes = changes;
    }

    Stream<PaymentEntry> rows() {
        return rows.values().stream();
    }

    PaymentEntry row(String paymentId) {
        return rows.get(paymentId);
    }

    @Override
    public boolean open(Payment payment, String callbackToken, Instant firstSync, PaymentEvent event) {
        long order = payment.bill().orderId();
        if (rows().anyMatch(row -> row.open && row.payment.bill().orderId() == order)) {
            return false;
        }
        PaymentEntry row = new PaymentEntry(payment, callbackToken, firstSync);
        rows.put(payment.id(), row);
        add(row, List.of(event));
        return true;
    }

    @Override
    public void retire(String paymentId) {
        rows.get(paymentId).open = false;
    }

    @Override
    public List<Payment> ofOrder(long orderId) {
        return rows().map(row -> row.payment)
                .filter(payment -> payment.bill().orderId() == orderId)
                .sorted(Comparator.comparing(Payment::createdAt))
                .toList();
    }

    @Override
    public Optional<Payment> find(String paymentId) {
        return Optional.ofNullable(rows.get(paymentId)).map(row -> row.payment);
    }

    @Override
    public Optional<Payment> findByReturnToken(String returnToken) {
        return rows().map(row -> row.payment)
                .filter(payment -> payment.returnToken().equals(returnToken))
                .findFirst();
    }

    @Override
    public boolean requestSync(String callbackToken, Optional<String> hint, Instant now) {
        Optional<PaymentEntry> own =
                rows().filter(row -> row.callbackToken.equals(callbackToken)).findFirst();
        Optional<String> kept = hint.filter(id -> !id.isEmpty() && id.length() <= LONGEST_HINT);
        own.ifPresent(row -> {
            boolean news = row.payment.page().isEmpty() && kept.isPresent() && !kept.equals(row.hint);
            if (news) {
                row.hint = kept;
            }
            request(row, SyncTrigger.CALLBACK, now, news);
        });
        Optional<PaymentEntry> known = own.or(() -> Stream.of(
                        ledger.refundTable().paymentOf(callbackToken),
                        ledger.completionTable().paymentOf(callbackToken))
                .flatMap(Optional::stream)
                .map(rows::get)
                .findFirst());
        known.filter(row -> own.isEmpty()).ifPresent(row -> request(row, SyncTrigger.CALLBACK, now, false));
        return known.isPresent();
    }

    @Override
    public void requestSync(String paymentId, SyncTrigger trigger, Instant now) {
        Optional.ofNullable(rows.get(paymentId)).ifPresent(row -> request(row, trigger, now, false));
    }

    private static void request(PaymentEntry row, SyncTrigger trigger, Instant now, boolean news) {
        boolean due = row.nextSync != null && !row.nextSync.isAfter(now) && row.rank <= trigger.rank();
        if (due && !news) {
            return;
        }
        row.requests++;
        row.trigger = trigger;
        row.rank = Math.min(row.rank, trigger.rank());
        row.nextSync = row.nextSync != null && row.nextSync.isBefore(now) ? row.nextSync : now;
    }

    @Override
    public List<String> due(Instant now, int most) {
        Map<Boolean, List<String>> due = rows().filter(row -> row.isDue(now))
                .sorted(Comparator.<PaymentEntry>comparingInt(row -> row.rank).thenComparing(row -> row.nextSync))
                .collect(partitioningBy(
                        row -> row.rank == SyncTrigger.CLOCK.rank(), mapping(row -> row.payment.id(), toList())));
        return SyncTurns.of(due.get(false), due.get(true), most);
    }

    @Override
    public Optional<Lease> claimDue(String paymentId, Instant now, Instant until) {
        return Optional.ofNullable(rows.get(paymentId))
                .filter(row -> row.isDue(now))
                .flatMap(row -> claim(paymentId, now, until));
    }

    @Override
    public Optional<Lease> claim(String paymentId, Instant now, Instant until) {
        PaymentEntry row = rows.get(paymentId);
        if (row == null || row.leaseUntil != null && row.leaseUntil.isAfter(now)) {
            return Optional.empty();
        }
        row.leaseToken = UUID.randomUUID().toString();
        row.leaseUntil = until;
        row.nextSync = until;
        row.lastTried = Optional.of(now);
        Optional<String> hint = row.payment.page().isPresent() ? Optional.empty() : row.hint;
        return Optional.of(new Lease(row.leaseToken, row.payment, hint, row.trigger, row.syncs, row.requests));
    }

    @Override
    public Optional<Instant> lastTriedAt(String paymentId) {
        return Optional.ofNullable(rows.get(paymentId)).flatMap(row -> row.lastTried);
    }

    @Override
    public boolean renew(Lease lease, Instant until) {
        return leased(lease)
                .map(row -> {
                    row.leaseUntil = until;
                    return true;
                })
                .orElse(false);
    }

    private Optional<PaymentEntry> leased(Lease lease) {
        return Optional.ofNullable(rows.get(lease.payment().id()))
                .filter(row -> flaw == Flaw.A_LOST_LEASE_WRITES || lease.token().equals(row.leaseToken));
    }

    @Override
    public boolean release(
            Lease lease,
            Payment payment,
            List<Operation> operations,
            Optional<Instant> nextSync,
            List<PaymentEvent> events) {
        return leased(lease)
                .map(row -> {
                    row.leaseToken = null;
                    row.leaseUntil = null;
                    row.failures = 0;
                    row.syncs += lease.trigger() == SyncTrigger.CLOCK ? 1 : 0;
                    if (row.requests == lease.requests() || flaw == Flaw.A_REQUEST_DURING_A_SYNC_IS_FORGOTTEN) {
                        row.schedule(nextSync.orElse(null));
                    }
                    return write(row, payment, operations, events);
                })
                .orElse(false);
    }

    @Override
    public boolean write(
            Lease lease, Instant until, Payment payment, List<Operation> operations, List<PaymentEvent> events) {
        return renew(lease, until)
                && leased(lease)
                        .map(row -> write(row, payment, operations, events))
                        .orElse(false);
    }

    private boolean write(PaymentEntry row, Payment payment, List<Operation> listed, List<PaymentEvent> events) {
        changes.changed(row.payment.state(), payment.state());
        boolean changed = row.payment.state() != payment.state();
        row.payment = payment;
        row.open = row.open && (payment.state() == PaymentState.CREATED || payment.state() == PaymentState.OPEN);
        if (row.merge(listed) || changed && payment.state() == PaymentState.LAPSED) {
            row.accepted = false;
        }
        add(row, events);
        judge(row);
        return true;
    }

    /** Decides again why a person should look at a payment. */
    void judge(String paymentId) {
        judge(rows.get(paymentId));
    }

    private void judge(PaymentEntry row) {
        row.judge(
                ledger.refundTable().ofPayment(row.payment.id()),
                ledger.completionTable().facts(row.payment.id()));
    }

    @Override
    public void postpone(String paymentId, Instant now, String why) {
        PaymentEntry row = rows.get(paymentId);
        if (row == null || row.leaseUntil == null || !row.leaseUntil.isAfter(now)) {
            return;
        }
        raise(paymentId, new Cause(Reason.SYNC_FAILING, now.plus(SyncPause.PATIENCE), why));
        row.failures++;
        row.schedule(now.plus(SyncPause.after(row.failures)));
        row.lastTried = Optional.of(now);
        row.leaseToken = null;
        row.leaseUntil = null;
    }

    @Override
    public void raise(String paymentId, Cause cause) {
        rows.get(paymentId).raise(cause);
    }

    @Override
    public List<Operation> operations(String paymentId) {
        return Optional.ofNullable(rows.get(paymentId))
                .map(row -> List.copyOf(row.operations.values()))
                .orElse(List.of());
    }

    @Override
    public List<PaymentEvent> events(String paymentId) {
        List<PaymentEvent> all =
                Optional.ofNullable(rows.get(paymentId)).map(row -> row.events).orElse(List.of());
        return all.subList(Math.max(0, all.size() - LONGEST_HISTORY), all.size()).stream()
                .sorted(Comparator.comparing(PaymentEvent::at))
                .toList();
    }

    @Override
    public void record(String paymentId, PaymentEvent event) {
        add(rows.get(paymentId), List.of(event));
    }

    private static void add(PaymentEntry row, List<PaymentEvent> added) {
        boolean repeats = added.stream().allMatch(event -> event.kind().isCounted());
        added.stream()
                .filter(event -> !repeats || !isCounted(row.events, event))
                .forEach(row.events::add);
    }

    private static boolean isCounted(List<PaymentEvent> events, PaymentEvent event) {
        for (int index = events.size() - 1; index >= Math.max(0, events.size() - RECENT); index--) {
            PaymentEvent line = events.get(index);
            if (!line.kind().isCounted()) {
                return false;
            }
            if (line.kind() == event.kind()
                    && line.arguments().equals(event.arguments())
                    && line.actor().equals(event.actor())) {
                events.set(
                        index,
                        new PaymentEvent(
                                line.at(),
                                line.trigger(),
                                line.actor(),
                                line.kind(),
                                line.arguments(),
                                line.times() + 1,
                                event.at()));
                return true;
            }
        }
        return false;
    }

    @Override
    public void accept(String paymentId, PaymentEvent event) {
        PaymentEntry row = rows.get(paymentId);
        row.accepted = true;
        add(row, List.of(event));
        judge(row);
    }
}
