package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.load.OrderTables.Interruption;
import io.github.alliancepay.load.OrderTables.Step;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.Crowd;
import io.github.alliancepay.testing.MovingClock;
import io.github.alliancepay.testing.PostgresServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two nodes of a shop on one PostgreSQL: with clocks apart, at REPEATABLE READ, and when one of them dies or stands still.
 * {@code -Dpayments=1000} takes another number.
 */
class NodesIntegrationTests {

    private static final int PAYMENTS = Integer.getInteger("payments", 20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final SyncTrigger[] TRIGGERS = {SyncTrigger.CALLBACK, SyncTrigger.RETURN, SyncTrigger.ADMIN};

    private final String database = PostgresServer.newDatabase();
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults());
    private final List<PluginNode> nodes = new ArrayList<>();

    @BeforeEach
    void theBankSaysNothingByItself() {
        bank.control().set(Setting.CALLBACKS_HELD, true);
        bank.control().set(Setting.REFUND_DELAY, Duration.ZERO);
    }

    @AfterEach
    void end() {
        nodes.forEach(PluginNode::close);
        bank.close();
    }

    /** Clocks that are apart by more than a lease make one node take what the other works on. It must do no harm. */
    @ParameterizedTest
    @CsvSource({"PT1M, REPEATABLE_READ", "PT10M, READ_COMMITTED"})
    void everythingIsDoneOnceHoweverFarTheClocksAreApart(Duration apart, String isolation) {
        PluginNode exact = node(new BankClock(Duration.ZERO), isolation);
        exact.shop.create();
        PluginNode other = node(new BankClock(apart), isolation);
        boolean isFar = apart.abs().compareTo(LEASE) > 0;
        List<String> paid = paid(PAYMENTS, isFar ? 15 : 1);

        try (Overtakings overtakings = Overtakings.counted()) {
            Crowd.of16(number -> requestAll(nodes.get(number % 2), paid, number));
            settle(
                    Duration.ofSeconds(15),
                    () -> exact.shop.submitted() == PAYMENTS && exact.leased().isEmpty());
            assertThat(overtakings.count() == 0 || isFar)
                    .as("a lease is taken only when its time is over")
                    .isTrue();
        }
        Crowd.of16(number -> refundAll(isFar ? exact : nodes.get(number % 2), paid, number));
        settle(
                Duration.ofSeconds(2),
                () -> exact.shop.refunds() + notDone(exact, paid).size() == PAYMENTS
                        && exact.leased().isEmpty());
        assertThat(notDone(exact, paid).isEmpty() || isFar).isTrue();
        judge(other, paid);
    }

    /** The bank compares the date of a refund with its own clock. */
    @Test
    void aNodeWhoseClockIsWrongIsRefusedItsRefundsAndTheOthersAreNot() {
        PluginNode exact = node(new BankClock(Duration.ZERO), "READ_COMMITTED");
        exact.shop.create();
        PluginNode ahead = node(new BankClock(Duration.ofMinutes(10)), "READ_COMMITTED");
        String payment = paid(1, 15).get(0);
        exact.part(SyncQueue.class).request(payment, SyncTrigger.CALLBACK);
        await().atMost(PATIENCE).until(() -> exact.shop.submitted() == 1);

        Refund refused = ahead.refund(payment);
        assertThat(refused.state()).isEqualTo(RefundState.FAILED);
        assertThat(refused.failure()).contains("time");
        assertThat(atBank(OperationKind.REFUND)).isZero();
    }

    private PluginNode node(Clock clock, String isolation) {
        return started(PluginNode.of(pool(isolation), bank.credentials(), clock));
    }

    private PluginNode started(PluginNode node) {
        nodes.add(node);
        return node;
    }

    private HikariDataSource pool(String isolation) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database);
        pool.setMaximumPoolSize(20);
        pool.setTransactionIsolation("TRANSACTION_" + isolation);
        return pool;
    }

    /** Each node opens half of the pages, and all of them are paid. Nobody is told. */
    private List<String> paid(int count, int presses) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(order -> {
                    nodes.get(0).shop.add(order);
                    Payment open = open(nodes.get((int) (order % nodes.size())), order, presses);
                    bank.control().pay(open.hppOrderId().orElseThrow());
                    return open.id();
                })
                .toList();
    }

    /** Where clocks are far apart, one node may give up the page that the other is opening. Then the shopper presses the button again. */
    private static Payment open(PluginNode node, long order, int presses) {
        try {
            return node.open(order).join();
        } catch (CompletionException givenUp) {
            if (presses == 1) {
                throw givenUp;
            }
            return open(node, order, presses - 1);
        }
    }

    private static boolean requestAll(PluginNode node, List<String> payments, int number) {
        shuffled(payments, number)
                .forEach(payment -> node.part(SyncQueue.class).request(payment, TRIGGERS[number % TRIGGERS.length]));
        return true;
    }

    /** That another thread refunds at the moment is what a person may be told; anything else is thrown. */
    private static boolean refundAll(PluginNode node, List<String> payments, int number) {
        shuffled(payments, number).forEach(payment -> {
            try {
                node.refund(payment);
            } catch (RefundRefusedException busy) {
                assertThat(node.refundsOf(payment)).isNotEmpty();
            }
        });
        return true;
    }

    /** A node whose clock is far ahead may give a refund up before it is sent. The clerk reads that it was not done. */
    private static List<String> notDone(PluginNode node, List<String> payments) {
        return payments.stream()
                .filter(payment ->
                        node.refundsOf(payment).stream().allMatch(refund -> refund.state() == RefundState.FAILED))
                .toList();
    }

    private static List<String> shuffled(List<String> payments, int number) {
        List<String> shuffled = new ArrayList<>(payments);
        Collections.shuffle(shuffled, new Random(number));
        return shuffled;
    }

    /**
     * Waits until it is done. What was not done in a round is done when its time comes, as after a call of the bank that took long: a minute
     * passes after each round.
     */
    private void settle(Duration round, Callable<Boolean> done) {
        for (int minute = 0; minute < 15; minute++) {
            try {
                await().atMost(round).until(done);
                return;
            } catch (ConditionTimeoutException notYet) {
                bank.control().advance(Duration.ofMinutes(1));
            }
        }
        await().atMost(round).until(done);
    }

    private void judge(PluginNode node, List<String> payments) {
        assertThat(node.shop.doubled()).isEmpty();
        assertThat(node.shop.submitted()).isEqualTo(payments.size());
        int done = payments.size() - notDone(node, payments).size();
        assertThat(atBank(OperationKind.REFUND)).isEqualTo(done).isEqualTo(node.shop.refunds());
        assertThat(payments)
                .allSatisfy(payment -> assertThat(
                                node.payments().find(payment).orElseThrow().state())
                        .isEqualTo(PaymentState.COMPLETED))
                .allSatisfy(payment -> assertThat(node.refundsOf(payment))
                        .extracting(Refund::state)
                        .singleElement()
                        .isIn(RefundState.SUCCEEDED, RefundState.FAILED));
        assertThat(node.part(PaymentSearch.class).needsAttention(node.clock().instant()))
                .isEmpty();
    }

    private long atBank(OperationKind kind) {
        return bank.control().orders().stream()
                .flatMap(order -> order.operations().stream())
                .filter(operation -> operation.kind() == kind && operation.succeeded())
                .count();
    }

    /** Half of its submissions end before the shop has recorded the payment, half of them after. */
    @Test
    void aNodeThatDiesInTheMiddleLeavesItsWorkToTheOther() {
        Interrupted scene = new Interrupted();
        CompletableFuture<Refund> lost = scene.refundWithoutAnswer();
        scene.still.unplug();
        scene.still.close();
        bank.control().clearFaults();
        PluginNode living = node(scene.clock, "READ_COMMITTED");
        List<String> leased = living.leased();
        assertThat(leased).hasSizeGreaterThanOrEqualTo(Stop.WORKERS);

        scene.pass(LEASE.minusSeconds(30));
        assertThat(living.payments().due(scene.clock.instant(), 100)).doesNotContainAnyElementsOf(leased);
        assertThat(leased)
                .allSatisfy(payment -> assertThat(living.part(PaymentSync.class).sync(payment, SyncTrigger.RETURN))
                        .map(Payment::state)
                        .isPresent()
                        .isNotEqualTo(Optional.of(PaymentState.COMPLETED)));
        scene.pass(Duration.ofMinutes(1));

        await().atMost(PATIENCE).until(() -> living.shop.submitted() == Interrupted.ORDERS);
        await().atMost(PATIENCE)
                .until(() -> living.shop.refunds() == 1 && living.leased().isEmpty());
        assertThat(living.shop.doubled()).isEmpty();
        assertThat(scene.paid)
                .allSatisfy(payment -> assertThat(state(living, payment)).isEqualTo(PaymentState.COMPLETED));
        assertThat(atBank(OperationKind.REFUND)).isEqualTo(1);
        assertThat(lost).isCompletedExceptionally();
    }

    /** As when a virtual machine is suspended: it goes on where it was, and others have done its work. */
    @Test
    void aNodeThatStoodStillForLongerThanItsLeaseFindsItsWorkDone() {
        Interrupted scene = new Interrupted();
        PluginNode living = node(scene.clock, "READ_COMMITTED");
        List<String> leased = living.leased();
        scene.pass(LEASE.plusSeconds(30));
        await().atMost(PATIENCE).until(() -> living.shop.submitted() == Interrupted.ORDERS);

        try (Overtakings overtakings = Overtakings.counted()) {
            scene.stop.goOn();
            await().atMost(PATIENCE).until(() -> overtakings.count() >= leased.size());
        }
        assertThat(living.shop.doubled()).isEmpty();
        assertThat(scene.paid)
                .allSatisfy(payment -> assertThat(state(living, payment)).isEqualTo(PaymentState.COMPLETED));
    }

    private static PaymentState state(PluginNode node, String payment) {
        return node.payments().find(payment).orElseThrow().state();
    }

    /** The bank's clock, or one that is wrong by the same time always. */
    private final class BankClock extends Clock {

        private final Duration ahead;

        BankClock(Duration ahead) {
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return bank.control().now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A node that stands still in the middle of as many submissions as it has threads; one order was submitted before. */
    private final class Interrupted {

        private static final int ORDERS = 13;

        final MovingClock clock = MovingClock.standingAt(bank.control().now());
        final Stop stop = new Stop(ORDERS);
        final PluginNode still = started(new PluginNode(pool("READ_COMMITTED"), bank.credentials(), clock, stop));
        final List<String> paid;

        Interrupted() {
            still.shop.create();
            paid = paid(ORDERS, 1);
            still.part(SyncQueue.class).request(paid.get(ORDERS - 1), SyncTrigger.CALLBACK);
            await().atMost(PATIENCE).until(() -> state(still, paid.get(ORDERS - 1)) == PaymentState.COMPLETED);
            requestAll(still, paid.subList(0, ORDERS - 1), 0);
            stop.awaitWork();
        }

        /** The bank refunds, and its answer waits until the faults are cleared. */
        CompletableFuture<Refund> refundWithoutAnswer() {
            bank.control().fault(Fault.of(FaultKind.HOLD).on(Endpoint.REFUND));
            CompletableFuture<Refund> refund = CompletableFuture.supplyAsync(() -> still.refund(paid.get(ORDERS - 1)));
            await().atMost(PATIENCE).until(() -> atBank(OperationKind.REFUND) == 1);
            return refund;
        }

        void pass(Duration time) {
            bank.control().advance(time);
            clock.pass(time);
        }
    }

    /** Stops submissions: of even orders before the shop has recorded the payment, of odd ones after it. */
    private static final class Stop implements Interruption {

        static final int WORKERS = 4;

        private final CountDownLatch atWork = new CountDownLatch(WORKERS);
        private final CountDownLatch end = new CountDownLatch(1);
        private final long free;

        /** @param free the order that is not stopped */
        Stop(long free) {
            this.free = free;
        }

        @Override
        public void before(Step step, long order) {
            if (order != free && (step == Step.RECORD) == (order % 2 == 0)) {
                atWork.countDown();
                await(end);
            }
        }

        void awaitWork() {
            await(atWork);
        }

        void goOn() {
            end.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException killed) {
                throw new IllegalStateException(killed);
            }
        }
    }
}
