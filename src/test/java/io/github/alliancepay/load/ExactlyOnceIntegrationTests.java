package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.MariaDbServer;
import io.github.alliancepay.testing.PostgresServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that makes the plugin look at a payment happens at once, in shuffled order, on 64 threads of two processes that share one
 * database: each order is submitted once. Then two clerks approve the refund of all of each order, and confirm it in both processes: one
 * refund of each goes to the bank. {@code -Dorders=1000} takes another number, {@code -Dseed=5} another order of events.
 */
@Tag("load")
class ExactlyOnceIntegrationTests {

    private static final int ORDERS = Plan.count("orders", 300, 10_000);
    private static final int TRIGGERS = 20;
    private static final int STARTS = 4;
    private static final long SEED = Long.getLong("seed", 1);

    /** All orders are confirmed at once and waited for together, so more of them take longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(5).multipliedBy(1 + ORDERS / 1_000);

    private static final List<String> CLERKS = List.of("iryna", "petro");

    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults());
    private final List<WorkerProcess> processes = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (WorkerProcess process : processes) {
            process.kill();
        }
        bank.close();
    }

    @Test
    void ordersAreSubmittedAndRefundedOnceOnPostgresql() throws IOException {
        assertOnce(PostgresServer.newDatabase());
    }

    @Test
    void ordersAreSubmittedAndRefundedOnceOnMariaDb() throws IOException {
        assertOnce(MariaDbServer.newDatabase());
    }

    private void assertOnce(String database) throws IOException {
        System.out.printf("%,d orders, -Dseed=%d%n", ORDERS, SEED);
        bank.control().set(Setting.REFUND_DELAY, Duration.ZERO);
        try (PaymentWorker watcher = new PaymentWorker(database, bank.credentials(), Clock.systemUTC())) {
            watcher.createTables();
            watcher.shop.addOrders(orders());
            startProcesses(database);
            assertStartedOnce();
            assertSubmittedOnce(watcher);
            assertRefundedOnce(watcher);
        }
    }

    /** Those that are not held. */
    private static LongStream orders() {
        return LongStream.range(0, ORDERS).map(number -> 2 * number + 1);
    }

    private void startProcesses(String database) throws IOException {
        processes.add(WorkerProcess.obedient(database, bank.credentials()));
        processes.add(WorkerProcess.obedient(database, bank.credentials()));
        for (WorkerProcess process : processes) {
            assertThat(process.report()).isEmpty();
        }
    }

    private void assertStartedOnce() throws IOException {
        List<String> starts = orders().boxed()
                .flatMap(order -> Stream.generate(() -> Job.START.line(order)).limit(STARTS))
                .toList();
        divide(shuffled(starts));

        assertThat(bank.control().orders()).hasSize(ORDERS);
    }

    private void assertSubmittedOnce(PaymentWorker watcher) throws IOException {
        List<Order> all = bank.control().orders();
        all.forEach(order -> bank.control().pay(order.hppOrderId()));

        divide(shuffled(
                all.stream().flatMap(ExactlyOnceIntegrationTests::triggers).toList()));

        await().atMost(PATIENCE).until(() -> isDone(watcher, Payment::isSubmitted));
        assertThat(orders().map(watcher.shop::submissions)).containsOnly(1L);
        assertThat(audit(watcher).doubles(orders())).isEmpty();
        assertThat(audit(watcher).differences(orders())).isEmpty();
    }

    private static Stream<String> triggers(Order order) {
        String payment = order.request().merchantRequestId();
        String callback = order.request().notificationUrl().orElseThrow();
        List<String> kinds = List.of(
                Job.CALLBACK.line(callback.substring(callback.indexOf("t=") + 2), order.hppOrderId()),
                Job.RETURN.line(payment),
                Job.STATUS.line(payment),
                Job.CLOCK.line(),
                Job.UPDATE.line(payment),
                Job.SUBMIT.line(payment),
                Job.REPORT.line(payment));
        return IntStream.range(0, TRIGGERS).mapToObj(number -> kinds.get(number % kinds.size()));
    }

    /** Where so many call the bank at once that a call is refused, the clerks try again. */
    private void assertRefundedOnce(PaymentWorker watcher) throws IOException {
        AtomicInteger round = new AtomicInteger();
        await().atMost(PATIENCE).until(() -> {
            confirmWhatIsLeft(watcher, round.incrementAndGet());
            return isDone(watcher, payment -> isRefundBooked(watcher, payment));
        });
        assertThat(audit(watcher).atBank(OperationKind::isRefund)).isEqualTo(ORDERS);
        assertThat(audit(watcher).doubles(orders())).isEmpty();
        assertThat(audit(watcher).differences(orders())).isEmpty();
        assertThat(audit(watcher).outOfSight(orders())).isEmpty();
    }

    private void confirmWhatIsLeft(PaymentWorker watcher, int round) throws IOException {
        List<String> confirmations = new ArrayList<>();
        for (Order order : bank.control().orders()) {
            String payment = order.request().merchantRequestId();
            if (watcher.ledger.refunds().ofPayment(payment).stream()
                    .noneMatch(refund -> refund.state().isSpent())) {
                for (String clerk : CLERKS) {
                    watcher.draft(payment, clerk + round);
                    confirmations.add(Job.REFUND.line(payment, clerk + round));
                }
            }
        }
        tell(process -> confirmations);
    }

    private static boolean isRefundBooked(PaymentWorker watcher, Payment payment) {
        return watcher.shop.refunds(payment.bill().orderId()) > 0;
    }

    private boolean isDone(PaymentWorker watcher, Predicate<Payment> done) {
        watcher.syncWhatIsDue();
        return orders().mapToObj(order -> watcher.ledger.payments().ofOrder(order))
                .allMatch(attempts -> attempts.stream().anyMatch(done));
    }

    private MoneyAudit audit(PaymentWorker watcher) {
        return new MoneyAudit(watcher, bank);
    }

    private static List<String> shuffled(List<String> jobs) {
        List<String> shuffled = new ArrayList<>(jobs);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled;
    }

    /** Each process does half of the jobs. */
    private void divide(List<String> jobs) throws IOException {
        int half = jobs.size() / 2;
        tell(process -> process == 0 ? jobs.subList(0, half) : jobs.subList(half, jobs.size()));
    }

    /** All processes work at the same time, and nothing fails in any. */
    private void tell(Function<Integer, List<String>> jobs) throws IOException {
        for (int process = 0; process < processes.size(); process++) {
            processes.get(process).tell(jobs.apply(process));
        }
        for (WorkerProcess process : processes) {
            assertThat(process.report()).isEmpty();
        }
    }
}
