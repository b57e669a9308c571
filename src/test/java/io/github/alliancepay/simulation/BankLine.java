package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.simulation.Node.Inquiry;
import io.github.alliancepay.simulation.SimulatedBank.Account;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The line from one process to the bank, on which everything goes wrong that can. */
final class BankLine implements AllianceBank {

    private static final Duration LATEST = Duration.ofMinutes(4);

    private final World world;
    private final Node node;
    private final Map<String, BankOrder> remembered = new HashMap<>();

    BankLine(World world, Node node) {
        this.world = world;
        this.node = node;
    }

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        world.check(
                Invariant.NO_MONEY_CALL_WITHOUT_ROW,
                world.ledger().payments().find(request.merchantRequestId()).isPresent());
        return call(Call.CREATE, strict -> world.bank().create(request));
    }

    @Override
    public BankOrder order(String hppOrderId) {
        return order(node.asks(hppOrderId));
    }

    /** What is lost on the way back, or answered when nobody waits any more, is not heard. */
    private BankOrder order(Inquiry inquiry) {
        AtomicLong refunded = new AtomicLong();
        BankOrder answer = call(Call.ORDER, strict -> {
            Account account = world.bank().account(inquiry.hppOrderId());
            refunded.set(account.refunded());
            return shown(account.order());
        });
        node.heard(inquiry, refunded.get());
        return answer;
    }

    /** Without the mistakes of {@link Flaw}, as it is. */
    private BankOrder shown(BankOrder order) {
        return switch (world.flaw()) {
            case ANSWERS_ARE_REMEMBERED -> remembered(order);
            case CABINET_REFUNDS_ARE_OVERLOOKED -> withoutCabinet("REFUND", order);
            case CABINET_COMPLETIONS_ARE_OVERLOOKED -> withoutCabinet("COMPLETION", order);
            default -> order;
        };
    }

    private BankOrder remembered(BankOrder order) {
        boolean paid = order.operations().stream().anyMatch(Operation::isSuccessful);
        return paid ? remembered.computeIfAbsent(order.hppOrderId(), id -> order) : order;
    }

    private static BankOrder withoutCabinet(String type, BankOrder order) {
        List<Operation> known = order.operations().stream()
                .filter(operation -> !operation.type().equals(type)
                        || !operation.field("merchantRequestId").startsWith("cabinet"))
                .toList();
        return new BankOrder(
                order.hppOrderId(),
                order.ecomOrderId(),
                order.merchantId(),
                order.merchantRequestId(),
                order.amount(),
                order.status(),
                order.statusUrl(),
                order.expiresAt(),
                known);
    }

    @Override
    public CompletableFuture<BankOrder> queryOrder(String hppOrderId) {
        Inquiry inquiry = node.asks(hppOrderId);
        if (!world.answersLate()) {
            return atOnce(inquiry);
        }
        world.point(node);
        CompletableFuture<BankOrder> answer = new CompletableFuture<>();
        Account account = world.bank().account(hppOrderId);
        node.questions.add(new Node.Question(inquiry, answer, shown(account.order()), account.refunded()));
        return answer;
    }

    private CompletableFuture<BankOrder> atOnce(Inquiry inquiry) {
        try {
            BankOrder order = order(inquiry);
            node.keepHeard(inquiry);
            return CompletableFuture.completedFuture(order);
        } catch (BankException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public Operation refund(RefundRequest request) {
        boolean written = world.ledger()
                .refunds()
                .find(request.merchantRequestId())
                .filter(refund -> refund.state() != RefundState.DRAFTED && refund.state() != RefundState.REQUESTED)
                .filter(refund -> refund.amount().equals(request.amount()))
                .isPresent();
        world.check(Invariant.NO_MONEY_CALL_WITHOUT_ROW, written);
        boolean again = world.isAgain(request.merchantRequestId());
        return call(Call.REFUND, strict -> world.bank().refund(request, strict || again));
    }

    @Override
    public Operation complete(CompletionRequest request) {
        boolean written = world.ledger()
                .completions()
                .find(request.merchantRequestId())
                .filter(known -> known.state() != CompletionState.DRAFTED && known.state() != CompletionState.REQUESTED)
                .isPresent();
        world.check(Invariant.NO_MONEY_CALL_WITHOUT_ROW, written);
        boolean again = world.isAgain(request.merchantRequestId());
        return call(Call.COMPLETE, strict -> world.bank().complete(request, strict || again));
    }

    @Override
    public SessionStatus authorize() {
        return new SessionStatus(world.now(), world.now());
    }

    private <T> T call(Call call, Work<T> work) {
        world.point(node);
        T answer = disturbed(call, work);
        world.point(node);
        return answer;
    }

    private <T> T disturbed(Call call, Work<T> work) {
        if (world.isBankAway()) {
            throw world.dice().nextBoolean() ? new NotDoneException("away") : new OutcomeUnknownException("away");
        }
        switch (world.troubleOf(call)) {
            case NOT_REACHED -> throw new NotDoneException("not reached");
            case LOST_CALL -> throw new OutcomeUnknownException("lost on the way there");
            case LOST_ANSWER -> throw lost(() -> work.done(false));
            case LATE -> {
                world.later(LATEST, () -> work.done(true));
                throw new OutcomeUnknownException("late on the way there");
            }
            case TWICE -> work.done(false);
            case REFUSED -> throw new RefusedException("b_unknown_operation", "refused");
            case NONE -> world.linger();
        }
        return work.done(world.isCalm());
    }

    private static BankException lost(Runnable work) {
        try {
            work.run();
        } catch (RefusedException refused) {
            return new OutcomeUnknownException("a refusal was lost", refused);
        }
        return new OutcomeUnknownException("lost on the way back");
    }

    /** What the bank is asked to do. */
    enum Call {
        CREATE,
        ORDER,
        REFUND,
        COMPLETE
    }

    /** What the bank does. */
    @FunctionalInterface
    private interface Work<T> {

        /** @param strict whether it comes late or twice, and the bank compares it with what it did meanwhile */
        T done(boolean strict);
    }
}
