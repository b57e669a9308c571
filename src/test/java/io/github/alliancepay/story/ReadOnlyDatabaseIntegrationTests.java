package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

        pay(payment);
        passAMinute();
        assertPaidOnce(orderOf(payment));
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
