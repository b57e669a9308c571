package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.Evidence;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.HoldFacts;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One payment of a {@link MemoryLedger}: a row with its operations and its history. */
final class PaymentEntry {

    final String callbackToken;
    final Map<String, Operation> operations = new LinkedHashMap<>();
    final List<PaymentEvent> events = new ArrayList<>();

    Payment payment;
    boolean open = true;
    boolean accepted;
    Instant nextSync;
    String leaseToken;
    Instant leaseUntil;
    long requests;
    SyncTrigger trigger = SyncTrigger.CLOCK;
    int rank = SyncTrigger.CLOCK.rank();
    int syncs;
    int failures;
    Optional<Instant> lastTried = Optional.empty();
    Optional<String> hint = Optional.empty();
    List<Cause> causes = List.of();

    PaymentEntry(Payment payment, String callbackToken, Instant nextSync) {
        this.payment = payment;
        this.callbackToken = callbackToken;
        this.nextSync = nextSync;
    }

    boolean isDue(Instant now) {
        return nextSync != null && !nextSync.isAfter(now) && (leaseUntil == null || !leaseUntil.isAfter(now));
    }

    /** The clock comes next, then; null for never. */
    void schedule(Instant then) {
        rank = SyncTrigger.CLOCK.rank();
        trigger = SyncTrigger.CLOCK;
        nextSync = then;
    }

    /** Takes over what the bank listed, and says whether more money came after earlier money. */
    boolean merge(List<Operation> listed) {
        long before = purchases();
        listed.forEach(operation -> operations.merge(
                operation.ecomOperationId(), operation, (stored, next) -> replaces(next, stored) ? next : stored));
        return before > 0 && purchases() > before;
    }

    private long purchases() {
        return operations.values().stream()
                .filter(Operation::isSuccessfulPurchase)
                .count();
    }

    private static boolean replaces(Operation next, Operation stored) {
        return next.isSuccessful() || !stored.isFinal() || stored.isFailed() && next.isFailed();
    }

    void judge(List<Refund> refunds, HoldFacts hold) {
        List<Operation> listed = AttentionPolicy.dependsOnMoney(payment) ? List.copyOf(operations.values()) : List.of();
        causes = AttentionPolicy.causes(new Evidence(payment, accepted, listed, refunds, causes, hold));
    }

    /** A reason that was reported before keeps its time and gets the new text. */
    void raise(Cause raised) {
        Instant since = causes.stream()
                .filter(cause -> cause.reason() == raised.reason())
                .map(Cause::since)
                .findFirst()
                .orElse(raised.since());
        List<Cause> kept = new ArrayList<>(causes);
        kept.removeIf(cause -> cause.reason() == raised.reason());
        kept.add(new Cause(raised.reason(), since, raised.text().replace(';', ',')));
        causes = List.copyOf(kept);
    }

    @Override
    public String toString() {
        return payment + ", due " + nextSync + ", leased until " + leaseUntil + ", attention " + causes;
    }
}
