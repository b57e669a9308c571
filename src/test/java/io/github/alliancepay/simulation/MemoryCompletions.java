package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.HoldFacts;
import io.github.alliancepay.simulation.MemoryLedger.StateChanges;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The completions of a {@link MemoryLedger}, as ALLIANCEPAY_COMPLETION has them. */
final class MemoryCompletions implements CompletionLedger {

    private final Map<String, Completion> rows = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final MemoryPayments payments;
    private final StateChanges changes;

    MemoryCompletions(MemoryPayments payments, StateChanges changes) {
        this.payments = payments;
        this.changes = changes;
    }

    Stream<Completion> all() {
        return rows.values().stream().filter(completion -> completion.state() != CompletionState.DRAFTED);
    }

    Optional<String> paymentOf(String callbackToken) {
        return rows.values().stream()
                .filter(completion -> callbackToken.equals(tokens.get(completion.id())))
                .map(Completion::paymentId)
                .findFirst();
    }

    private Optional<Instant> unknownSince(String paymentId) {
        return ofPayment(paymentId).stream()
                .filter(completion -> completion.state() == CompletionState.UNKNOWN)
                .map(completion -> completion.trace().sentAt().orElse(completion.createdAt()))
                .min(Instant::compareTo);
    }

    HoldFacts facts(String paymentId) {
        return new HoldFacts(HoldTerms.USUAL.warning(), unknownSince(paymentId), failedAt(paymentId));
    }

    private Optional<Instant> failedAt(String paymentId) {
        List<Completion> sent = ofPayment(paymentId).stream()
                .filter(completion -> completion.state() != CompletionState.DRAFTED)
                .toList();
        return sent.stream().allMatch(completion -> completion.state() == CompletionState.FAILED)
                ? sent.stream().map(Completion::createdAt).max(Instant::compareTo)
                : Optional.empty();
    }

    boolean isActive(String paymentId) {
        return rows.values().stream()
                .anyMatch(completion -> completion.paymentId().equals(paymentId) && isActive(completion));
    }

    private static boolean isActive(Completion completion) {
        return completion.state().isActive() && !completion.isExternal();
    }

    private boolean isTaken(Completion completion) {
        return isActive(completion)
                && rows.values().stream()
                        .anyMatch(other -> other.paymentId().equals(completion.paymentId())
                                && isActive(other)
                                && !other.id().equals(completion.id()));
    }

    @Override
    public boolean add(Completion completion) {
        return !isTaken(completion) && rows.putIfAbsent(completion.id(), completion) == null;
    }

    @Override
    public boolean move(Completion completion, CompletionState expected) {
        Completion stored = rows.get(completion.id());
        if (stored == null || stored.state() != expected || isTaken(completion)) {
            return false;
        }
        changes.changed(stored.state(), completion.state());
        rows.put(completion.id(), completion);
        payments.judge(completion.paymentId());
        return true;
    }

    @Override
    public boolean send(Completion completion, CompletionState expected, String callbackToken) {
        boolean moved = move(completion, expected);
        if (moved) {
            tokens.put(completion.id(), callbackToken);
        }
        return moved;
    }

    @Override
    public Optional<Completion> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<Completion> ofPayment(String paymentId) {
        return all().filter(completion -> completion.paymentId().equals(paymentId))
                .sorted(Comparator.comparing(Completion::createdAt))
                .toList();
    }

    @Override
    public void forgetDraft(String id) {
        rows.computeIfPresent(
                id, (key, completion) -> completion.state() == CompletionState.DRAFTED ? null : completion);
    }

    @Override
    public void forgetDrafts(String paymentId, Instant before) {
        rows.values()
                .removeIf(completion -> completion.paymentId().equals(paymentId)
                        && completion.state() == CompletionState.DRAFTED
                        && completion.createdAt().isBefore(before));
    }
}
