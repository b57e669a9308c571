package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.ledger.Schema.Mode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class Tables extends SchemaContract {
        Tables() {
            super(TestDatabase.POSTGRESQL);
        }

        @Test
        void aDatabaseForProductionIsLeftToItsOwnersUnlessTheySaySo() {
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.EMBEDDED))
                    .isInstanceOf(SchemaMissingException.class)
                    .hasMessageContaining("PostgreSQL")
                    .hasMessageContaining("alliancepay/schema/postgresql.sql");
        }

        @Test
        void tablesFurtherDownTheSearchPathAreFound() {
            ledger.schema().ensure(Mode.ALWAYS);
            sql().execute("CREATE SCHEMA shop");
            sql().execute("ALTER DATABASE " + sql().queryForObject("SELECT current_database()", String.class)
                    + " SET search_path TO shop, public");
            reconnect();
            assertThat(sql().queryForObject("SELECT current_schema()", String.class))
                    .isEqualTo("shop");
            assertThatCode(() -> ledger.schema().ensure(Mode.NEVER)).doesNotThrowAnyException();
        }

        @Test
        void aSchemaOfItsOwnIsNotMistakenForAnothers() {
            ledger.schema().ensure(Mode.ALWAYS);
            sql().execute("CREATE SCHEMA shop");
            sql().execute("ALTER DATABASE " + sql().queryForObject("SELECT current_database()", String.class)
                    + " SET search_path TO shop");
            reconnect();
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.NEVER)).isInstanceOf(SchemaMissingException.class);
        }
    }
}
