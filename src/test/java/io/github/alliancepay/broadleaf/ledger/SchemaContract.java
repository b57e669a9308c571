package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.ledger.Schema.Mode;
import io.github.alliancepay.testing.Crowd;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What {@link Schema} promises, in every database. */
abstract class SchemaContract extends LedgerContract {

    private final Schema schema = ledger.schema();

    SchemaContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @Test
    void missingTablesAreCreatedAndWorkAtOnce() {
        schema.ensure(Mode.ALWAYS);
        assertThat(ledger.payments().due(NOON, 1)).isEmpty();
    }

    @Test
    void existingTablesAreLeftAlone() {
        schema.ensure(Mode.ALWAYS);
        assertThat(statementsOf(() -> schema.ensure(Mode.ALWAYS))).noneMatch(sql -> sql.startsWith("CREATE"));
        assertThat(statementsOf(() -> schema.ensure(Mode.NEVER))).noneMatch(sql -> sql.startsWith("CREATE"));
    }

    @Test
    void sixteenNodesStartAtOnce() {
        Crowd.of16(number -> {
            JdbcLedger.over(transactions).schema().ensure(Mode.ALWAYS);
            return number;
        });
        assertThat(statementsOf(() -> schema.ensure(Mode.NEVER))).noneMatch(sql -> sql.startsWith("CREATE"));
    }

    @Test
    void anIncompleteCreationIsFinishedAtTheNextStart() {
        schema.ensure(Mode.ALWAYS);
        List.of("ALLIANCEPAY_REFUND_LINE", "ALLIANCEPAY_EVENT").forEach(table -> sql().execute("DROP TABLE " + table));
        schema.ensure(Mode.ALWAYS);
        assertThat(ledger.payments().events("p1")).isEmpty();
        assertThat(ledger.refunds().find("r1")).isEmpty();
    }

    @Test
    void whenCreatingIsForbiddenTheErrorNamesTheTablesAndTheScript() {
        assertThatThrownBy(() -> schema.ensure(Mode.NEVER))
                .isInstanceOf(SchemaMissingException.class)
                .hasMessageContaining("ALLIANCEPAY_PAYMENT")
                .hasMessageContaining("alliancepay/schema/")
                .hasMessageContaining("alliancepay.schema.initialize=always")
                .satisfies(error -> assertThat(((SchemaMissingException) error).scripts())
                        .hasSize(2)
                        .allMatch(script -> getClass().getClassLoader().getResource(script) != null));
    }
}
