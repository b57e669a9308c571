package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.ledger.Schema.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class PostgresLedgerIntegrationTests {

    @Nested
    class Payments extends PaymentLedgerContract {
        Payments() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Refunds extends RefundLedgerContract {
        Refunds() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Search extends SearchContract {
        Search() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Reconciliation extends ReconciliationContract {
        Reconciliation() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Links extends PayLinkLedgerContract {
        Links() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Holds extends HoldLedgerContract {
        Holds() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.POSTGRESQL);
        }

        @Test
        void aDatabaseForProductionIsChangedOnlyOnRequest() {
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.EMBEDDED))
                    .isInstanceOf(SchemaMissingException.class)
                    .hasMessageContaining("PostgreSQL")
                    .hasMessageContaining("alliancepay/schema/postgresql/V1__create_tables.sql");
        }

        @Test
        void aRefusalOfTheDatabaseIsReportedInItsWords() {
            setForTheDatabase("default_transaction_read_only = on");
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.ALWAYS))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("alliancepay/schema/postgresql/V1__create_tables.sql")
                    .hasStackTraceContaining("read-only transaction");
        }

        @Test
        void aPoolThatDoesNotCommitByItselfGetsItsTablesToo() {
            Schema schema = JdbcLedger.over(new DataSourceTransactionManager(notCommitting()))
                    .schema();
            schema.ensure(Mode.ALWAYS);
            sql().execute("DROP TABLE ALLIANCEPAY_EVENT");
            schema.ensure(Mode.ALWAYS);
            assertThatCode(() -> ledger.schema().ensure(Mode.NEVER)).doesNotThrowAnyException();
        }

        @Test
        void tablesFurtherDownTheSearchPathAreFound() {
            ledger.schema().ensure(Mode.ALWAYS);
            sql().execute("CREATE SCHEMA shop");
            setForTheDatabase("search_path TO shop, public");
            assertThat(sql().queryForObject("SELECT current_schema()", String.class))
                    .isEqualTo("shop");
            assertThatCode(() -> ledger.schema().ensure(Mode.NEVER)).doesNotThrowAnyException();
        }

        @Test
        void aSchemaIsNotConfusedWithAnother() {
            ledger.schema().ensure(Mode.ALWAYS);
            sql().execute("CREATE SCHEMA shop");
            setForTheDatabase("search_path TO shop");
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.NEVER)).isInstanceOf(SchemaMissingException.class);
        }

        private DataSource notCommitting() {
            return new DelegatingDataSource(statements.counted()) {
                @Override
                public Connection getConnection() throws SQLException {
                    Connection connection = super.getConnection();
                    connection.setAutoCommit(false);
                    return connection;
                }
            };
        }

        private void setForTheDatabase(String setting) {
            String name = sql().queryForObject("SELECT current_database()", String.class);
            sql().execute("ALTER DATABASE " + name + " SET " + setting);
            reconnect();
        }
    }

    @Nested
    class Upgrade extends UpgradeContract.ByThePlugin {
        Upgrade() {
            super(TestDatabase.POSTGRESQL, Dialect.POSTGRESQL);
        }
    }

    @Nested
    class Persons extends PersonalDataContract {
        Persons() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Outbox extends OutboxContract {
        Outbox() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Conflicts extends ConflictContract {
        Conflicts() {
            super(TestDatabase.POSTGRESQL, "SELECT 'SELECT pg_terminate_backend(' || pg_backend_pid() || ')'");
        }
    }

    @Nested
    class Plans extends PlanContract {
        Plans() {
            super(TestDatabase.POSTGRESQL);
        }

        @Override
        String twentyThousand() {
            return "generate_series(1, 20000) AS numbers(i)";
        }

        @Override
        void analyze(JdbcTemplate sql) {
            sql.execute("VACUUM ANALYZE");
        }

        @Override
        Stream<String> faults(String statement, List<Map<String, String>> plan) {
            return plan.stream()
                    .map(row -> row.get("QUERY PLAN"))
                    .filter(line -> line.contains("Seq Scan on alliancepay_")
                            && !line.contains("alliancepay_session")
                            && !line.contains("alliancepay_schema"))
                    .map(line -> statement + " -> " + line);
        }
    }
}
