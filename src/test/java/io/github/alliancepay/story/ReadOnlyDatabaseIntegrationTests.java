package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A database that can only be read for a while, as PostgreSQL is during a failover. */
@Tag("postgresql")
class ReadOnlyDatabaseIntegrationTests extends Story {

    @Autowired
    private HikariDataSource pool;

    @Test
    void aPageIsShownWhileTheDatabaseCanOnlyBeRead() throws SQLException {
        Payment payment = startedWithoutCallbacks();
        letSessions("on");
        try {
            assertThat(get("/alliancepay/return/" + payment.returnToken()).statusCode())
                    .isEqualTo(200);
            assertThat(get("/alliancepay/status/" + payment.returnToken()).statusCode())
                    .isEqualTo(200);
        } finally {
            letSessions("off");
        }

        awaitWritableSessions();
        pay(payment);
        passAMinute();
        assertPaidOnce(orderOf(payment));
    }

    /** A session that the pool was opening meanwhile may have begun as before, and comes into the pool a moment later. */
    private void awaitWritableSessions() {
        await().during(Duration.ofMillis(300)).until(() -> {
            pool.getHikariPoolMXBean().softEvictConnections();
            try (Connection connection = pool.getConnection()) {
                return !isReadOnly(connection);
            }
        });
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW transaction_read_only")) {
            return answer.next() && answer.getString(1).equals("on");
        }
    }

    /** From now on, sessions of the shop begin so. */
    private void letSessions(String readOnly) throws SQLException {
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
            statement.execute(
                    "ALTER DATABASE " + connection.getCatalog() + " SET default_transaction_read_only = " + readOnly);
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }
}
