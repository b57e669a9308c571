package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** The shop's PostgreSQL breaks down while shoppers pay, and comes back. */
class RestartedDatabaseIntegrationTests {

    private static final int SHOPPERS = 4;
    private static final int BEFORE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration OUTAGE = Duration.ofMinutes(3);
    private static final Status DEGRADED = new Status("DEGRADED");

    private final Queue<Payment> paid = new ConcurrentLinkedQueue<>();
    private final AtomicLong orders = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean(true);

    @Test
    void theClockGoesOnAndEverythingIsSettled() throws Exception {
        try (RestartedServer server = new RestartedServer();
                SandboxBank bank = SandboxBank.start(SandboxOptions.defaults())) {
            bank.control().set(Setting.CALLBACKS_HELD, true);
            MovingClock clock = MovingClock.standingAt(bank.control().now());
            try (PluginNode node = PluginNode.of(pool(server), bank.credentials(), clock)) {
                node.shop.create();
                ExecutorService shoppers = Executors.newFixedThreadPool(SHOPPERS);
                Stream.generate(() -> (Runnable) () -> shop(node, bank))
                        .limit(SHOPPERS)
                        .forEach(shoppers::execute);
                await().atMost(PATIENCE).until(() -> node.shop.submitted() >= BEFORE);
                List<Thread> threads = threads();
                assertThat(threads).isNotEmpty();

                server.stop();
                await().atMost(PATIENCE).until(() -> failures.get() >= SHOPPERS);
                bank.control().advance(OUTAGE);
                clock.pass(OUTAGE);
                await().atMost(PATIENCE).until(() -> health(node).getStatus().equals(DEGRADED));
                assertThat(health(node).getDetails()).containsEntry("reason", "the clock does not run");

                server.start();
                await().atMost(PATIENCE).until(() -> health(node).getStatus().equals(Status.UP));
                long before = node.shop.submitted();
                await().atMost(PATIENCE).until(() -> node.shop.submitted() > before);
                open.set(false);
                shoppers.shutdown();
                assertThat(shoppers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                settle(node, bank, clock);
                assertThat(threads).allMatch(Thread::isAlive);
            }
        }
    }

    private static HikariDataSource pool(RestartedServer server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.address());
        pool.setMaximumPoolSize(10);
        pool.setConnectionTimeout(1_000);
        return pool;
    }

    /** Shoppers open pages and pay, one after the other. What the shop could not do they take for a failure and try with a new order. */
    private void shop(PluginNode node, SandboxBank bank) {
        while (open.get()) {
            try {
                long order = orders.incrementAndGet();
                node.shop.add(order);
                Payment payment = node.open(order).join();
                bank.control().pay(payment.hppOrderId().orElseThrow());
                paid.add(payment);
                node.part(SyncQueue.class).request(payment.id(), SyncTrigger.RETURN);
            } catch (RuntimeException failure) {
                failures.incrementAndGet();
            }
        }
    }

    /** The threads of the clock. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("alliancepay-\\d+"))
                .toList();
    }

    private static Health health(PluginNode node) {
        return node.part(HealthIndicator.class).health();
    }

    /** Some minutes pass, in which the leases of broken work end. */
    private void settle(PluginNode node, SandboxBank bank, MovingClock clock) {
        for (int minute = 0; minute < 10 && !isSettled(node); minute++) {
            bank.control().advance(Duration.ofMinutes(1));
            clock.pass(Duration.ofMinutes(1));
            await().atMost(PATIENCE)
                    .until(() -> node.payments().due(clock.instant(), 1).isEmpty());
        }
        assertThat(paid).hasSizeGreaterThan(BEFORE).allMatch(payment -> isCompleted(node, payment));
        assertThat(node.shop.submitted()).isEqualTo(paid.size());
        assertThat(node.shop.doubled()).isEmpty();
        assertThat(node.part(PaymentSearch.class).needsAttention(clock.instant()))
                .isEmpty();
    }

    private boolean isSettled(PluginNode node) {
        return node.leased().isEmpty() && paid.stream().allMatch(payment -> isCompleted(node, payment));
    }

    private static boolean isCompleted(PluginNode node, Payment payment) {
        return node.payments().find(payment.id()).orElseThrow().state() == PaymentState.COMPLETED;
    }
}
