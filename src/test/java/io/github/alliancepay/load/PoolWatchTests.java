package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The instrument sees what a bad guest does. */
class PoolWatchTests {

    private final HikariDataSource pool = pool();
    private final PoolWatch watch = PoolWatch.of(pool);

    /** One that runs: it starts with its first connection. */
    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:watched");
        pool.setMaximumPoolSize(1);
        use(pool);
        return pool;
    }

    @AfterEach
    void close() {
        watch.close();
        pool.close();
    }

    @Test
    void aConnectionThatIsHeldIsSeenInEveryFigure() throws SQLException {
        CompletableFuture<Void> other;
        try (Connection held = pool.getConnection()) {
            other = CompletableFuture.runAsync(this::useAConnection);
            await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            await().pollDelay(Duration.ofMillis(100)).until(() -> !held.isClosed());
        }
        other.join();

        PoolFigures figures = watch.take();
        assertThat(figures.longestUse()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(figures.longestWait()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(figures.awaiting()).isEqualTo(1);
        assertThat(figures.active()).isPositive();
        assertThat(figures.timeouts()).isZero();
    }

    @Test
    void figuresStartAgainAfterTheyAreTaken() {
        useAConnection();
        watch.take();

        await().untilAsserted(() -> assertThat(watch.take().idle()).isEqualTo(100));
        assertThat(watch.take().longestUse()).isZero();
    }

    private void useAConnection() {
        use(pool);
    }

    private static void use(HikariDataSource pool) {
        try {
            pool.getConnection().close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
