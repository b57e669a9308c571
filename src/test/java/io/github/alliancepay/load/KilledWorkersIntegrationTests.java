package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxClock;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Processes that share one PostgreSQL are killed one after another, each after a random number of calls to the bank, in the middle of
 * payments, completions of holds and refunds. Most callbacks are lost. Then another process goes on alone, and everything is compared with
 * the bank. {@code -Dkills=100} takes another number, {@code -Dseed=5} other moments; the machine has a say in them, too.
 */
class KilledWorkersIntegrationTests {

    private static final int KILLS = Plan.count("kills", 30, 1_000);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int AT_ONCE = 2;

    /** One of so many calls to the bank is a process's last. */
    private static final int CALLS = 100;

    /** An order takes three calls at least. */
    private static final int ORDERS = (KILLS + AT_ONCE) * CALLS / 3;

    /** So many orders that others worked on last a new process takes up. */
    private static final int INTERRUPTED = 8;

    /** Older pages are paid or seen by nobody. */
    private static final int RECENT = 100;

    private static final Duration A_MOMENT = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The leases of killed processes run out, what was sent is looked for and sent again, and pending refunds are asked about. */
    private static final List<Duration> AFTERWARDS = Stream.concat(
                    Stream.generate(() -> Duration.ofMinutes(4)).limit(8),
                    Stream.generate(() -> Duration.ofHours(1)).limit(3))
            .toList();

    private final Random moments = new Random(SEED);
    private final SandboxClock clock = SandboxClock.system();
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final String database = PostgresServer.newDatabase();
    private final PaymentWorker survivor = new PaymentWorker(database, bank.credentials(), clock);
    private final Queue<WorkerProcess> alive = new ArrayDeque<>();

    @AfterEach
    void close() throws InterruptedException {
        for (WorkerProcess process : alive) {
            process.kill();
        }
        survivor.close();
        bank.close();
    }

    @Test
    void whateverIsKilledNothingIsDoubledLostOrOutOfSight() throws Exception {
        System.out.printf("%,d kills, -Dseed=%d%n", KILLS, SEED);
        bank.control().set(Setting.REFUND_DELAY, Duration.ofMillis(200));
        survivor.createTables();
        survivor.shop.addOrders(LongStream.rangeClosed(1, ORDERS));

        killOneAfterAnother();

        assertThat(audit().outOfSight(orders())).isEmpty();
        pass(AFTERWARDS);
        assertThat(audit().doubles(orders())).isEmpty();
        assertThat(audit().differences(orders())).isEmpty();
        assertThat(audit().outOfSight(orders())).isEmpty();
        assertThat(audit().atBank(OperationKind.COMPLETION::equals))
                .as("completions")
                .isPositive();
        assertThat(audit().atBank(OperationKind::isRefund)).as("refunds").isPositive();
    }

    private MoneyAudit audit() {
        return new MoneyAudit(survivor, bank);
    }

    private LongStream orders() {
        return LongStream.rangeClosed(1, lastOrder());
    }

    private void killOneAfterAnother() throws IOException, InterruptedException {
        for (int started = 1; started <= KILLS; started++) {
            alive.add(WorkerProcess.tireless(database, bank.credentials(), Math.max(1, lastOrder() - INTERRUPTED)));
            if (alive.size() == AT_ONCE) {
                killOldest();
            }
        }
        while (!alive.isEmpty()) {
            killOldest();
        }
    }

    private void killOldest() throws IOException, InterruptedException {
        WorkerProcess process = alive.element();
        await().pollInterval(A_MOMENT).atMost(PATIENCE).until(() -> payWhatIsShown() && process.isReady());
        long last = calls() + 1 + moments.nextInt(CALLS);
        await().pollInterval(A_MOMENT).atMost(PATIENCE).until(() -> payWhatIsShown() && calls() >= last);
        alive.remove().kill();
    }

    private long calls() {
        return Arrays.stream(Endpoint.values()).mapToLong(bank.control()::calls).sum();
    }

    private long lastOrder() {
        return survivor.shop.lastStarted();
    }

    /** The shoppers pay at once where they see the bank's page. A page whose address was lost is seen by nobody. */
    private boolean payWhatIsShown() {
        List<Order> all = bank.control().orders();
        all.stream()
                .skip(Math.max(0, all.size() - RECENT))
                .filter(order -> order.operations().isEmpty() && isShown(order))
                .forEach(order -> bank.control().pay(order.hppOrderId()));
        return true;
    }

    private boolean isShown(Order order) {
        return survivor.ledger
                .payments()
                .find(order.request().merchantRequestId())
                .filter(payment -> payment.hppOrderId().isPresent())
                .isPresent();
    }

    private void pass(List<Duration> pauses) {
        payWhatIsShown();
        for (Duration pause : pauses) {
            bank.control().advance(pause);
            survivor.syncWhatIsDue();
        }
    }
}
