package io.github.alliancepay.load;

import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Compares what the bank did for each order of a {@link TableShop} with what the shop knows of it. */
final class MoneyAudit {

    private static final Duration EVER = Duration.ofDays(3650);
    private static final Set<PaymentState> UNDECIDED =
            EnumSet.of(PaymentState.CREATED, PaymentState.OPEN, PaymentState.AUTHORIZED, PaymentState.PAID);

    private final PaymentWorker worker;
    private final Map<String, Order> atBank;
    private final Instant now;

    MoneyAudit(PaymentWorker worker, SandboxBank bank) {
        this.worker = worker;
        this.now = bank.control().now();
        this.atBank = bank.control().orders().stream()
                .collect(Collectors.toMap(order -> order.request().merchantRequestId(), Function.identity()));
    }

    /** What moved twice at the bank, or is in the shop's books twice. */
    List<String> doubles(LongStream orders) {
        return faults(orders, order -> {
            List<Fault> faults = new ArrayList<>();
            faults.add(new Fault(
                    "paid twice", ordersAtBank(order).filter(MoneyAudit::isPaid).count() > 1));
            faults.add(new Fault("completed twice", completions(order).count() > 1));
            faults.add(new Fault("refunded twice", refunds(order).count() > 1));
            faults.add(new Fault("payment recorded twice", worker.shop.payments(order) > 1));
            faults.add(new Fault("refund booked twice", worker.shop.refunds(order) > 1));
            return faults;
        });
    }

    /** Where the shop's books are not what the bank did. */
    List<String> differences(LongStream orders) {
        return faults(orders, order -> {
            boolean paid = ordersAtBank(order).anyMatch(MoneyAudit::isPaid);
            boolean taken = PaymentWorker.isHeld(order) ? completions(order).anyMatch(Operation::succeeded) : paid;
            long price = PaymentWorker.PRICE.value();
            long returned = refunds(order).filter(Operation::succeeded).count();
            return List.of(
                    new Fault("payment not in the books", paid != worker.shop.isSubmitted(order)),
                    new Fault("sum not in the books", worker.shop.taken(order) != (taken ? price : 0)),
                    new Fault("refund not in the books", worker.shop.refunds(order) != returned));
        });
    }

    /** What is not decided, has no next look at the bank, and is not on the list of those that need attention. */
    List<String> outOfSight(LongStream orders) {
        Set<String> inSight = inSight();
        return faults(orders, order -> worker.ledger.payments().ofOrder(order).stream()
                .filter(this::isUndecided)
                .map(payment -> new Fault(payment.state() + " out of sight", !inSight.contains(payment.id())))
                .toList());
    }

    private Set<String> inSight() {
        Set<String> ids = new HashSet<>(worker.ledger.payments().due(now.plus(EVER), 1_000_000));
        worker.ledger.search().needsAttention(now).stream()
                .map(Attention::payment)
                .map(Payment::id)
                .forEach(ids::add);
        return ids;
    }

    private boolean isUndecided(Payment payment) {
        return UNDECIDED.contains(payment.state())
                || worker.ledger.refunds().ofPayment(payment.id()).stream().anyMatch(MoneyAudit::isUndecided)
                || worker.ledger.completions().ofPayment(payment.id()).stream().anyMatch(MoneyAudit::isUndecided);
    }

    private static boolean isUndecided(Refund refund) {
        boolean booked = refund.hostTransactionId().isPresent();
        return refund.state().isOpen() || refund.state() == RefundState.SUCCEEDED && !booked;
    }

    private static boolean isUndecided(Completion completion) {
        return switch (completion.state()) {
            case REQUESTED, SENT, PENDING, UNKNOWN -> true;
            case DRAFTED, SUCCEEDED, FAILED -> false;
        };
    }

    /** How many operations of a kind the bank lists that did not fail. */
    long atBank(Predicate<OperationKind> kind) {
        return operations(atBank.values().stream(), kind).count();
    }

    private Stream<Order> ordersAtBank(long order) {
        return worker.ledger.payments().ofOrder(order).stream()
                .flatMap(attempt -> Stream.ofNullable(atBank.get(attempt.id())));
    }

    private static boolean isPaid(Order order) {
        return order.payment().isPresent();
    }

    private Stream<Operation> completions(long order) {
        return operations(ordersAtBank(order), OperationKind.COMPLETION::equals);
    }

    private Stream<Operation> refunds(long order) {
        return operations(ordersAtBank(order), OperationKind::isRefund);
    }

    private static Stream<Operation> operations(Stream<Order> orders, Predicate<OperationKind> kind) {
        return orders.flatMap(order -> order.operations().stream())
                .filter(operation ->
                        kind.test(operation.kind()) && !operation.status().isFailure());
    }

    private static List<String> faults(LongStream orders, Function<Long, List<Fault>> judge) {
        return orders.boxed()
                .flatMap(order -> judge.apply(order).stream()
                        .filter(Fault::found)
                        .map(fault -> "order " + order + ": " + fault.what()))
                .toList();
    }

    private record Fault(String what, boolean found) {}
}
