package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same stories with the shop and the ledger on a real PostgreSQL, which locks in its own way. */
@Tag("alone")
class HostTransactionOnPostgresIntegrationTests extends HostTransactionIntegrationTests {

    private static String database;

    @Autowired
    private HikariDataSource pool;

    @BeforeAll
    static void aServerRuns() {
        database = PostgresServer.newDatabase();
    }

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> database);
        registry.add("alliancepay.schema.initialize", () -> "always");
    }

    @Test
    void theShopIsOnPostgres() {
        assertThat(staff.database()).isEqualTo("PostgreSQL");
    }

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
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
            statement.execute(
                    "ALTER DATABASE " + connection.getCatalog() + " SET default_transaction_read_only = " + readOnly);
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }
}
