package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The card network behind the payment page: it decides attempts. It accepts an attempt even when the page would no longer offer one,
 * because money can be late; the page itself asks {@link Order#admission} first.
 */
public final class Acquirer {
    private static final long NO_MONEY = 0;

    private final OrderBook book;
    private final Identifiers ids;
    private final Settings settings;
    private final Timers timers;
    private final Clock clock;

    /** A network for the orders of a book. */
    public Acquirer(OrderBook book, BankContext context) {
        this.book = book;
        this.ids = context.ids();
        this.settings = context.settings();
        this.timers = context.timers();
        this.clock = context.clock();
    }

    /** An attempt to pay an order, with the network's answer to it. */
    public Operation attempt(String hppOrderId, Instrument instrument, NetworkAnswer answer) {
        return book.atomically(() -> {
            Order order = book.get(hppOrderId);
            long coins = answer instanceof NetworkAnswer.Partial part
                    ? part.coins()
                    : order.request().coins();
            Operation started = started(order.request().payType().kind(), order, instrument, coins);
            return decided(started, AmountScript.of(settings).answer(coins, answer));
        });
    }

    /** An attempt, if the page may still offer one; otherwise empty. */
    public Optional<Operation> admitted(String hppOrderId, Instrument instrument, NetworkAnswer answer) {
        return admitted(hppOrderId, () -> attempt(hppOrderId, instrument, answer));
    }

    /** A transfer, if the page may still offer one; otherwise empty. */
    public Optional<Operation> admittedTransfer(String hppOrderId, OperationKind kind) {
        return admitted(hppOrderId, () -> transfer(hppOrderId, kind));
    }

    private Optional<Operation> admitted(String hppOrderId, Supplier<Operation> attempt) {
        return book.atomically(() -> book.get(hppOrderId).admission(clock.instant()) == Admission.OPEN
                ? Optional.of(attempt.get())
                : Optional.empty());
    }

    /** A transfer of the order's amount that has arrived, from inside the bank or from outside. */
    public Operation transfer(String hppOrderId, OperationKind kind) {
        return transfer(hppOrderId, kind, book.get(hppOrderId).request().coins());
    }

    /** The same of any amount. It may come again and again, and late (protocol section 7.4). */
    public Operation transfer(String hppOrderId, OperationKind kind, long coins) {
        return book.atomically(() -> decided(
                started(kind, book.get(hppOrderId), Instrument.account(), coins),
                AmountScript.of(settings).answer(coins, new NetworkAnswer.Approved())));
    }

    /** An attempt that the network has not decided yet. It is approved or declined later. */
    public Operation pending(String hppOrderId, Instrument instrument) {
        return attempt(hppOrderId, instrument, new NetworkAnswer.Silent());
    }

    /** The payer passed 3-D Secure, or the network approved. Does not change a final operation. */
    public Operation approve(String operationId) {
        return whenOpen(operationId, open -> {
            boolean declined = settings.flag(Setting.TEST_TERMINAL)
                    && TestTerminal.declinesPurchase(open.amount().coins());
            return declined
                    ? decline(open, ResponseCode.DO_NOT_HONOUR)
                    : settle(open, OperationStatus.SUCCESS, approval(open, ResponseCode.APPROVED));
        });
    }

    /** The payer failed 3-D Secure, or the network declined. Does not change a final operation. */
    public Operation decline(String operationId, ResponseCode code) {
        return whenOpen(operationId, open -> decline(open, code));
    }

    private Operation whenOpen(String operationId, UnaryOperator<Operation> action) {
        return book.atomically(() -> {
            Operation operation = operation(operationId);
            if (!operation.isAttempt()) {
                throw new IllegalArgumentException(
                        operationId + " is no attempt of a payer; end it with settle-refund");
            }
            return operation.status().isFinal() ? operation : action.apply(operation);
        });
    }

    private Operation decided(Operation started, NetworkAnswer answer) {
        if (answer instanceof NetworkAnswer.Declined declined) {
            return decline(started, declined.code());
        } else if (answer instanceof NetworkAnswer.Challenged) {
            return challenge(started);
        } else if (answer instanceof NetworkAnswer.Partial) {
            return settle(started, OperationStatus.SUCCESS, approval(started, ResponseCode.PARTLY_APPROVED));
        } else if (answer instanceof NetworkAnswer.Slow) {
            return later(started);
        } else if (answer instanceof NetworkAnswer.Silent) {
            return settle(started, OperationStatus.PENDING, Outcome.SILENT);
        } else if (answer instanceof NetworkAnswer.WithoutThreeDs) {
            return settle(
                    started,
                    OperationStatus.DESIRED_THREEDS_MODE_ERROR,
                    declined(started, ResponseCode.declined("33", "13")));
        }
        return approve(started.ecomOperationId());
    }

    private Operation challenge(Operation started) {
        String id = started.ecomOperationId();
        timers.after(
                settings.duration(Setting.CHALLENGE_TIMEOUT), () -> decline(id, ResponseCode.AUTHENTICATION_TIMEOUT));
        return settle(started, OperationStatus.REQUIRED_3DS, Outcome.SILENT);
    }

    private Operation later(Operation started) {
        timers.after(settings.duration(Setting.SLOW_PAYMENT_DELAY), () -> approve(started.ecomOperationId()));
        return settle(started, OperationStatus.PENDING, Outcome.SILENT);
    }

    private Operation decline(Operation operation, ResponseCode code) {
        return settle(operation, OperationStatus.FAIL, declined(operation, code));
    }

    private static Outcome declined(Operation operation, ResponseCode code) {
        return operation.kind().isTransfer() ? Outcome.SILENT : Outcome.declined(code);
    }

    private Operation started(OperationKind kind, Order order, Instrument instrument) {
        return started(kind, order, instrument, order.request().coins());
    }

    private Operation started(OperationKind kind, Order order, Instrument instrument, long coins) {
        Instant now = clock.instant();
        Operation operation = new Operation(
                kind,
                ids.uuid(),
                Optional.of(ids.stamped()),
                OperationStatus.PENDING,
                kind == OperationKind.VERIFICATION
                        ? Amount.uah(NO_MONEY)
                        : amount(order.request().currency(), coins),
                now,
                now,
                kind.isTransfer() ? Instrument.account() : instrument,
                Outcome.SILENT,
                Optional.empty());
        book.put(order.with(operation));
        return operation;
    }

    private Operation settle(Operation operation, OperationStatus status, Outcome outcome) {
        Operation settled = operation.settled(status, outcome, clock.instant());
        Order order = book.holding(operation.ecomOperationId()).orElseThrow().with(settled);
        book.put(order.payment().isPresent() ? paid(order) : order.with(status.order()), settled);
        return settled;
    }

    private static Order paid(Order order) {
        boolean partlyRefunded = order.status() == OrderStatus.PARTIAL_REFUND;
        return partlyRefunded ? order : order.with(OrderStatus.SUCCESS);
    }

    /** Of a transfer there are no codes (protocol section 7.4). */
    private Outcome approval(Operation operation, ResponseCode code) {
        if (operation.kind().isTransfer()) {
            return Outcome.SILENT;
        }
        Outcome approved = settings.flag(Setting.TEST_TERMINAL)
                ? Outcome.testApproved()
                : Outcome.approved(ids.rrn(), ids.approvalCode());
        return approved.as(code);
    }

    private Amount amount(Currency currency, long coins) {
        return switch (currency) {
            case UAH -> Amount.uah(coins);
            case USD -> Amount.converted(new Amount.Source(coins, currency, rate(Setting.USD_RATE)));
            case EUR -> Amount.converted(new Amount.Source(coins, currency, rate(Setting.EUR_RATE)));
        };
    }

    private BigDecimal rate(Setting setting) {
        return settings.rate(setting).setScale(4, RoundingMode.HALF_UP);
    }

    private Operation operation(String id) {
        return book.holding(id)
                .flatMap(order -> order.operation(id))
                .orElseThrow(() -> Refusal.of(BankError.PAYMENT_OPERATION_NOT_FOUND));
    }

    /** The decline codes that the payment page offers, in this order. */
    public static List<ResponseCode> declines() {
        return Declines.ALL;
    }
}
