package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host with its orders. It works in the steps of host section 2.7, and may end between any two. */
final class SimulatedShop {

    private final List<HostOrder> orders = new ArrayList<>();
    private final Map<String, Long> booked = new HashMap<>();
    private final World world;
    private long lastId;

    SimulatedShop(World world, int count) {
        this.world = world;
        for (int number = 1; number <= count; number++) {
            orders.add(new HostOrder(number));
        }
    }

    List<HostOrder> orders() {
        return orders;
    }

    HostOrder order(long id) {
        return orders.get(Math.toIntExact(id) - 1);
    }

    /** The locks of a process end with it. */
    void unlock(Node process) {
        orders.stream().filter(order -> order.lockedBy == process).forEach(order -> order.lockedBy = null);
    }

    /** The shop as one process sees it. */
    Access from(Node node) {
        return new Access(node);
    }

    /** An order of the host. */
    static final class HostOrder {

        final long id;
        int version;
        boolean submitted;
        Node lockedBy;
        final List<Recorded> payments = new ArrayList<>();

        HostOrder(long id) {
            this.id = id;
        }

        Bill bill() {
            return new Bill(id, new Coins(10_000 + id * 100), Currency.UAH, "version-" + version);
        }

        Optional<Recorded> recorded(Payment payment) {
            return payments.stream()
                    .filter(known -> known.active && known.paymentId.equals(payment.id()))
                    .findFirst();
        }
    }

    /** A payment of an order, as the host has it. */
    static final class Recorded {

        final long id;
        final String paymentId;
        boolean active = true;

        Recorded(long id, String paymentId) {
            this.id = id;
            this.paymentId = paymentId;
        }
    }

    /** What a process does in the shop. */
    final class Access implements OrderSubmission, HostRefundRecorder {

        private final Node node;

        Access(Node node) {
            this.node = node;
        }

        @Override
        public Result submit(Payment payment, List<Operation> captures) {
            return locked(payment, order -> submit(order, payment));
        }

        private static boolean isFree(HostOrder order) {
            return !order.submitted && order.payments.stream().noneMatch(known -> known.active);
        }

        @Override
        public Result withdraw(Payment payment) {
            return locked(payment, order -> {
                Optional<Recorded> known = order.recorded(payment);
                if (order.submitted && known.isPresent()) {
                    return new Result.Submitted("no-" + order.id, known.get().id);
                }
                known.ifPresent(recorded -> recorded.active = false);
                world.point(node);
                return new Result.Mismatch(ReviewReason.MONEY_RETURNED);
            });
        }

        private Result locked(Payment payment, java.util.function.Function<HostOrder, Result> work) {
            world.point(node);
            HostOrder order = order(payment.bill().orderId());
            if (order.lockedBy != null) {
                return new Result.Later("the order is locked by another operation");
            }
            order.lockedBy = node;
            try {
                return work.apply(order);
            } finally {
                order.lockedBy = null;
            }
        }

        private Result submit(HostOrder order, Payment payment) {
            Optional<Recorded> known = order.recorded(payment);
            if (order.submitted && known.isPresent()) {
                return new Result.Submitted("no-" + order.id, known.get().id);
            }
            if (!isFree(order) && known.isEmpty()) {
                return new Result.Mismatch(ReviewReason.ORDER_PAID_OTHERWISE);
            }
            if (!order.bill().equals(payment.bill())) {
                return new Result.Mismatch(ReviewReason.ORDER_CHANGED);
            }
            Recorded recorded = known.filter(once -> world.flaw() != Flaw.A_PAYMENT_IS_APPLIED_TWICE)
                    .orElseGet(() -> apply(order, payment));
            world.point(node);
            return checkout(order, payment, recorded);
        }

        private Recorded apply(HostOrder order, Payment payment) {
            lastId++;
            Recorded recorded = new Recorded(lastId, payment.id());
            order.payments.add(recorded);
            return recorded;
        }

        /** It may fail before it has submitted the order, and after it. */
        private Result checkout(HostOrder order, Payment payment, Recorded recorded) {
            int roll = world.chance(20) ? world.dice().nextInt(2) : 2;
            if (roll == 0) {
                return Result.Later.after(new IllegalStateException("the checkout failed"));
            }
            world.check(
                    Invariant.PAID_AT_MOST_ONCE,
                    !order.submitted
                            && order.payments.stream()
                                            .filter(known -> known.active)
                                            .count()
                                    == 1);
            world.check(Invariant.NOTHING_SUBMITTED_WHOSE_MONEY_WENT_BACK, node.sawMoney(payment));
            order.submitted = true;
            world.point(node);
            return new Result.Submitted("no-" + order.id, recorded.id);
        }

        @Override
        public Optional<Long> record(Payment payment, Refund refund) {
            world.point(node);
            if (world.chance(20)) {
                throw new IllegalStateException("the host cannot write");
            }
            return Optional.of(booked.computeIfAbsent(refund.id(), id -> ++lastId));
        }
    }
}
