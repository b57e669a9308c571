package io.github.alliancepay.broadleaf.refund;

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
import io.github.alliancepay.broadleaf.money.Coins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A bank in memory, for one thread: it lists what it knows, returns money once per request id, and never more than came. */
final class TestBank implements AllianceBank {

    private final List<Operation> operations = new ArrayList<>();
    private Optional<BankException> trouble = Optional.empty();
    private Answer answer = Answer.COMES;
    private Map<String, String> decided = Map.of();
    private String decision = "SUCCESS";
    private Runnable afterRefund = () -> {};
    private int timesAsked;
    private int timesSent;

    /** What becomes of the call of a refund. */
    enum Answer {
        COMES,
        /** The bank acts, and its answer is lost. */
        LOST,
        /** The call is lost before it arrives, and nobody can tell. */
        LOST_CALL,
        /** The bank turns the call away. */
        NOT_DONE
    }

    void receive(Operation... purchases) {
        operations.addAll(List.of(purchases));
    }

    /** How the refunds sent from now on end: a status, with the fields that explain it. */
    void decides(String status) {
        decides(status, Map.of());
    }

    void decides(String status, Map<String, String> fields) {
        decision = status;
        decided = fields;
    }

    void answers(Answer next) {
        answer = next;
    }

    void isSilent() {
        trouble = Optional.of(new NotDoneException("The bank is away"));
    }

    /** What happens between an act of the bank and its answer. */
    void afterARefund(Runnable event) {
        afterRefund = event;
    }

    void isBack() {
        trouble = Optional.empty();
    }

    /** The bank decides a refund that it has. */
    void decide(String requestId, String status, Map<String, String> why) {
        operations.replaceAll(operation ->
                requestId.equals(operation.field("merchantRequestId")) ? as(operation, status, why) : operation);
    }

    private static Operation as(Operation operation, String status, Map<String, String> why) {
        Map<String, String> fields = new HashMap<>(operation.fields());
        fields.putAll(why);
        fields.put("status", status);
        return Operation.of(fields);
    }

    /** The bank lists a refund that it has with these fields. */
    void lists(String requestId, Map<String, String> fields) {
        operations.replaceAll(operation -> requestId.equals(operation.field("merchantRequestId"))
                ? as(operation, operation.status(), fields)
                : operation);
    }

    /** Somebody returns money in the bank's cabinet. */
    Operation cabinetRefund(String key, String purchase, long coins, String status) {
        Operation refund = refund(key, purchase, coins, Map.of("status", status));
        operations.add(refund);
        return refund;
    }

    private static Operation refund(String key, String purchase, long coins, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("ecomOperationId", key);
        fields.put("type", "REFUND");
        fields.put("originalOperationId", purchase);
        fields.put("coinAmount", String.valueOf(coins));
        return Operation.of(fields);
    }

    List<Operation> refunds() {
        return operations.stream().filter(Operation::isRefund).toList();
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    int timesAsked() {
        return timesAsked;
    }

    int timesSent() {
        return timesSent;
    }

    @Override
    public CompletableFuture<BankOrder> queryOrder(String hppOrderId) {
        return CompletableFuture.completedFuture(order(hppOrderId));
    }

    @Override
    public BankOrder order(String hppOrderId) {
        timesAsked++;
        trouble.ifPresent(exception -> {
            throw exception;
        });
        return answer();
    }

    BankOrder answer() {
        return answer(operations);
    }

    /** An answer of the bank's that lists these operations only. */
    BankOrder answer(List<Operation> listed) {
        return new BankOrder("h1", "e1", "merchant", "p1", new Coins(1), "SUCCESS", "", Optional.empty(), listed);
    }

    @Override
    public Operation refund(RefundRequest request) {
        timesSent++;
        if (answer == Answer.NOT_DONE) {
            throw new NotDoneException("The bank was not reached");
        }
        if (answer == Answer.LOST_CALL) {
            throw new OutcomeUnknownException("The connection broke");
        }
        Operation refund = carryOut(request);
        if (answer == Answer.LOST) {
            throw new OutcomeUnknownException("The answer is lost");
        }
        return refund;
    }

    private Operation carryOut(RefundRequest request) {
        if (refunds().stream()
                .anyMatch(known -> known.field("merchantRequestId").equals(request.merchantRequestId()))) {
            throw new RefusedException(RefusedException.DUPLICATE, "The request id was used before");
        }
        if (request.amount().isMoreThan(left(request.operationId()))) {
            throw new RefusedException("b_payment_invalid_refund_amount", "The amount is more than is left");
        }
        Map<String, String> more = new HashMap<>(Map.of(
                "status",
                decision,
                "merchantRequestId",
                request.merchantRequestId(),
                "actionCode",
                "116",
                "responseCode",
                "A1"));
        request.comment().ifPresent(comment -> more.put("comment", comment));
        Operation refund = refund(
                "ecom-" + request.merchantRequestId(),
                request.operationId(),
                request.amount().value(),
                more);
        Operation listed = as(refund, decision, decided);
        operations.add(listed);
        afterRefund.run();
        return listed;
    }

    private Coins left(String purchase) {
        Coins paid = operations.stream()
                .filter(operation -> operation.operationId().equals(purchase))
                .flatMap(operation -> operation.amount().stream())
                .reduce(Coins.ZERO, Coins::plus);
        Coins returned = refunds().stream()
                .filter(refund -> refund.field("originalOperationId").equals(purchase) && !refund.isFailed())
                .flatMap(operation -> operation.amount().stream())
                .reduce(Coins.ZERO, Coins::plus);
        return paid.minusAtMost(returned);
    }

    @Override
    public CreatedOrder createOrder(OrderRequest request) {
        throw new UnsupportedOperationException("No test of refunds starts a payment");
    }

    @Override
    public Operation complete(CompletionRequest request) {
        throw new UnsupportedOperationException("No test of refunds takes held money");
    }

    @Override
    public SessionStatus authorize() {
        throw new UnsupportedOperationException("No test of refunds opens a session");
    }
}
