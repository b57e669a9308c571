package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The reconciliation of a nightly job, with its exit codes. */
class ReconciliationCommandTests {

    @TempDir
    private Path folder;

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void anEmptyShop() {
        JdbcLedger.over(new DataSourceTransactionManager(new DriverManagerDataSource(database, "", "")))
                .schema()
                .ensure(Schema.Mode.ALWAYS);
    }

    private int run(String... arguments) {
        return new ReconciliationCommand(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(Map.of("ALLIANCEPAY_DB_URL", database), List.of(arguments));
    }

    private String register(String lines) throws IOException {
        Path file = folder.resolve("register.csv");
        Files.writeString(file, "operationId;coinAmount\n" + lines);
        return file.toString();
    }

    @Test
    void aRegisterWithoutDifferencesEndsWithZero() throws IOException {
        assertThat(run("2026-11-24", register(""))).isZero();
    }

    @Test
    void aDifferenceEndsWithOneAndIsPrinted() throws IOException {
        assertThat(run("2026-11-01", "2026-11-30", register("abc;27662"))).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("BANK_ONLY | bank abc 276.62 SUCCESS line 2")
                .contains("BANK purchases 0.00 (0) refunds 0.00 (0) commission 0.00 purchases or refunds 276.62 (1)");
    }

    @Test
    void aLineThatCannotBeReadIsNoSuccess() throws IOException {
        assertThat(run("2026-11-24", register("abc;much"))).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("line 2 BAD_AMOUNT");
    }

    @Test
    void whatCannotBeComparedEndsWithTwo() throws IOException {
        assertThat(run("2026-11-24", folder.resolve("absent.csv").toString())).isEqualTo(2);
        assertThat(run("yesterday", register(""))).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aDayThatIsTooFarOffIsNamed() throws IOException {
        assertThat(run("+999999999-12-31", register(""))).isEqualTo(2);
        assertThat(run("-999999999-01-01", "2026-11-24", register(""))).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("Days of the years 2000 to 2999 can be reconciled"));
    }
}
