package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.testing.PostgresServer;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a node costs while there is nothing to do: the plugin's clocks over PostgreSQL, which look for due payments every second, five times
 * as often as they do by default. Counted is the processor time of this whole process, beside the time that passes.
 */
@Tag("load")
class IdleNodeIntegrationTests {

    private static final Duration WINDOW = Duration.ofSeconds(Plan.count("idle", 5, 60));
    private static final int MOST_WINDOWS = 6;

    /** The short form has a JVM that still compiles; it only finds a loop that does not rest. */
    private static final double MOST = Plan.count("idle.percent", 10, 1) / 100.0;

    @Test
    void aNodeThatHasNothingToDoTakesAHundredthOfOneProcessorAtMost() {
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults());
                PluginNode node = PluginNode.of(pool(), bank.credentials(), Clock.systemUTC())) {
            double share = share();
            for (int window = 1; window < MOST_WINDOWS && share > MOST; window++) {
                share = share();
            }
            assertThat(share).isLessThanOrEqualTo(MOST);
            assertThat(node.leased()).isEmpty();
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(PostgresServer.newDatabase());
        return pool;
    }

    private static double share() {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = process.getProcessCpuTime();
        long start = System.nanoTime();
        await().atMost(WINDOW.multipliedBy(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> System.nanoTime() - start >= WINDOW.toNanos());
        double share = (double) (process.getProcessCpuTime() - before) / (System.nanoTime() - start);
        System.out.printf("an idle node takes %.2f %% of one processor%n", 100 * share);
        return share;
    }
}
