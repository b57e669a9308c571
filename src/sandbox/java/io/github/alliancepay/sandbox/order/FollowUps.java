package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.FieldError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refunds (protocol section 9) and completions of holds (protocol section 10): the rules, and how they end. */
public final class FollowUps {
    private final OrderBook book;
    private final Identifiers ids;
    private final Settings settings;
    private final Timers timers;
    private final Clock clock;

    /** Follow-ups for the orders of a book. */
    public FollowUps(OrderBook book, BankContext context) {
        this.book = book;
        this.ids = context.ids();
        this.settings = context.settings();
        this.timers = context.timers();
        this.clock = context.clock();
    }

    /** A refund that the merchant asked for. It is usually PENDING at first. */
    public Operation refund(FollowUp request) {
        return book.atomically(() -> {
            Order order = holding(request);
            Operation original = original(order, request);
            checkRefund(order, original, request.coins());
            book.claim(request.merchantRequestId());
            return isSkewed(request) ? rejected(order, original, request) : begun(order, original, request);
        });
    }

    /** A refund in the bank's own cabinet. The merchant sees it only in the answer to a query. */
    public Operation cabinetRefund(String operationId, long coins) {
        return refund(new FollowUp(
                ids.uuid(), operationId, coins, clock.instant(), Optional.empty(), false, Optional.empty()));
    }

    /** The capture of a hold, within a fifth of its amount and before its end. */
    public Operation complete(FollowUp request) {
        return book.atomically(() -> {
            Order order = holding(request);
            Operation hold = original(order, request);
            checkCompletion(order, hold, request.coins());
            book.claim(request.merchantRequestId());
            Operation completion = derived(OperationKind.COMPLETION, hold, request);
            String result = settings.text(Setting.COMPLETION_RESULT);
            return write(order, result.equals("STUCK") ? completion : ended(completion, result.equals("SUCCESS")));
        });
    }

    /** The capture of a hold in the bank's own cabinet. The merchant sees it only in the answer to a query. */
    public Operation cabinetCompletion(String operationId, long coins) {
        return complete(new FollowUp(
                ids.uuid(), operationId, coins, clock.instant(), Optional.empty(), false, Optional.empty()));
    }

    /** Ends a pending refund or completion. Does not change a final one. */
    public Operation settle(String operationId, boolean success) {
        return book.atomically(() -> {
            Order order =
                    book.holding(operationId).orElseThrow(() -> Refusal.of(BankError.PAYMENT_OPERATION_NOT_FOUND));
            Operation refund = order.operation(operationId).orElseThrow();
            if (refund.isAttempt()) {
                throw new IllegalArgumentException(
                        operationId + " is an attempt of a payer; end it with approve or decline-operation");
            }
            return refund.status().isFinal() ? refund : write(order, ended(refund, success));
        });
    }

    /** A used id is refused for that alone: by this answer a merchant knows that its first request arrived (protocol section 9.3). */
    private Order holding(FollowUp request) {
        book.requireUnused(request.merchantRequestId());
        return book.holding(request.originalOperationId()).orElseThrow(() -> Refusal.of(BankError.OPERATION_NOT_FOUND));
    }

    private static Operation original(Order order, FollowUp request) {
        return order.operation(request.originalOperationId())
                .filter(operation -> operation.operationId().equals(Optional.of(request.originalOperationId())))
                .orElseThrow(() -> Refusal.of(BankError.OPERATION_NOT_FOUND));
    }

    private static void checkRefund(Order order, Operation original, long coins) {
        refuseIf(original.kind().isRefund() || isUnrefundable(original.kind()), BankError.REFUND_NOT_SUPPORTED);
        refuseIf(!original.succeeded() || isCompleted(order, original), BankError.INVALID_REFUND_STATUS);
        refuseIf(coins > order.remaining(original), BankError.INVALID_REFUND_AMOUNT);
    }

    private static boolean isUnrefundable(OperationKind kind) {
        return kind == OperationKind.INTERNAL_TRANSFER || kind == OperationKind.VERIFICATION;
    }

    private static boolean isCompleted(Order order, Operation hold) {
        return order.operations().stream()
                .anyMatch(other -> other.kind() == OperationKind.COMPLETION && other.uses(hold));
    }

    private void checkCompletion(Order order, Operation hold, long coins) {
        boolean usable = hold.kind() == OperationKind.PREAUTH && hold.succeeded();
        boolean used = order.operations().stream().anyMatch(other -> other.uses(hold));
        refuseIf(!usable || used || isReleased(order), BankError.CANNOT_PROCESS);
        if (Math.abs(coins - hold.amount().coins()) * 5 > hold.amount().coins()) {
            throw Refusal.invalid(List.of(new FieldError("coinAmount", "may differ from the hold by 20 % at most")));
        }
    }

    private boolean isReleased(Order order) {
        return order.request()
                .preAuthEnd()
                .filter(end -> !clock.instant().isBefore(end))
                .isPresent();
    }

    private static void refuseIf(boolean wrong, BankError error) {
        if (wrong) {
            throw Refusal.of(error);
        }
    }

    private boolean isSkewed(FollowUp request) {
        Duration skew = Duration.between(request.date(), clock.instant()).abs();
        return skew.compareTo(settings.duration(Setting.DATE_SKEW)) > 0;
    }

    private Operation rejected(Order order, Operation original, FollowUp request) {
        Operation refund = derived(original.kind().refundKind(), original, request);
        return write(
                order,
                withoutOperationId(refund)
                        .settled(
                                OperationStatus.FAIL,
                                Outcome.failedEarly(BankError.TIME_NOT_CORRECT.msgCode()),
                                clock.instant()));
    }

    private Operation begun(Order order, Operation original, FollowUp request) {
        Operation refund = pending(derived(original.kind().refundKind(), original, request));
        Duration delay = settings.duration(Setting.REFUND_DELAY);
        String result =
                AmountScript.of(settings).refund(request.coins()).orElseGet(() -> settings.text(Setting.REFUND_RESULT));
        if (result.equals("STUCK")) {
            return write(order, refund);
        }
        boolean success = result.equals("SUCCESS") && !failsByKopiykas(refund);
        if (delay.isZero()) {
            return write(order, ended(refund, success));
        }
        timers.after(delay, () -> settle(refund.ecomOperationId(), success));
        return write(order, refund);
    }

    private Operation pending(Operation refund) {
        return settings.flag(Setting.PENDING_RRN)
                ? refund.settled(OperationStatus.PENDING, Outcome.referred(ids.rrn()), clock.instant())
                : refund;
    }

    private boolean failsByKopiykas(Operation refund) {
        return settings.flag(Setting.TEST_TERMINAL)
                && TestTerminal.failsRefund(refund.amount().coins());
    }

    private Operation ended(Operation refund, boolean success) {
        String rrn = refund.outcome().rrn().orElseGet(ids::rrn);
        return success
                ? refund.settled(OperationStatus.SUCCESS, Outcome.approved(rrn, ids.approvalCode()), clock.instant())
                : refund.settled(OperationStatus.FAIL, Outcome.declined(ResponseCode.DO_NOT_HONOUR), clock.instant());
    }

    private Operation derived(OperationKind kind, Operation original, FollowUp request) {
        Instant now = clock.instant();
        return new Operation(
                kind,
                ids.uuid(),
                Optional.of(ids.stamped()),
                OperationStatus.PENDING,
                Amount.uah(request.coins()),
                now,
                now,
                original.instrument(),
                Outcome.SILENT,
                Optional.of(new Derivation(original, request)));
    }

    private static Operation withoutOperationId(Operation o) {
        return new Operation(
                o.kind(),
                o.ecomOperationId(),
                Optional.empty(),
                o.status(),
                o.amount(),
                o.created(),
                o.modified(),
                o.instrument(),
                o.outcome(),
                o.derivation());
    }

    private Operation write(Order order, Operation operation) {
        Order changed = order.with(operation);
        book.put(
                isPartlyRefunded(changed) ? changed.with(OrderStatus.PARTIAL_REFUND) : withoutPartialStatus(changed),
                operation);
        return operation;
    }

    private boolean isPartlyRefunded(Order order) {
        long refunded = order.operations().stream()
                .filter(operation -> operation.kind().isRefund() && operation.succeeded())
                .mapToLong(operation -> operation.amount().coins())
                .sum();
        long paid = order.payment().map(payment -> payment.amount().coins()).orElse(0L);
        return settings.flag(Setting.PARTIAL_REFUND_STATUS) && refunded > 0 && refunded < paid;
    }

    private static Order withoutPartialStatus(Order order) {
        return order.status() == OrderStatus.PARTIAL_REFUND ? order.with(OrderStatus.SUCCESS) : order;
    }
}
