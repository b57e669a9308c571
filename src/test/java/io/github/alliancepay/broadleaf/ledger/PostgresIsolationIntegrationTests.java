package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The ledger in a shop whose connections are stricter than usual: REPEATABLE READ, or with {@code -Disolation=serializable} SERIALIZABLE.
 * PostgreSQL then refuses to change a row that another has changed since the transaction began, and the ledger repeats its transaction. The
 * tags keep it in a JVM of its own, and off the other line of Spring, which changes nothing about it.
 */
@Tag("story")
@Tag("alone")
class PostgresIsolationIntegrationTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.POSTGRESQL_SNAPSHOTS);
        }

        @Test
        void theLevelIsTheOneThatIsMeant() {
            assertThat(sql().queryForObject("SHOW transaction_isolation", String.class))
                    .isEqualTo(System.getProperty("isolation", "repeatable read"));
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.POSTGRESQL_SNAPSHOTS);
        }
    }

    @Nested
    class Conflicts extends ConflictContract {
        Conflicts() {
            super(
                    TestDatabase.POSTGRESQL_SNAPSHOTS,
                    "SELECT 'SELECT pg_terminate_backend(' || pg_backend_pid() || ')'");
        }
    }
}
