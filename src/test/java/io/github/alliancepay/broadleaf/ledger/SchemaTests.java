package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.ledger.Schema.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class SchemaTests {

    private static final Pattern NAMES = Pattern.compile("(?m)^(?:CREATE (?:TABLE|INDEX)|DROP INDEX|    CONSTRAINT|   "
            + "|ALTER TABLE \\w+ (?:ADD COLUMN|ADD|RENAME COLUMN \\w+ TO|ALTER COLUMN \\w+ RENAME TO)) \\(?(\\w+)");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDatabaseGetsTheSameTablesColumnsKeysAndIndexes(Dialect dialect) {
        assertThat(names(dialect)).hasSizeGreaterThan(100).isEqualTo(names(Dialect.H2));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesFitTheThirtyCharactersOfOlderOracles(Dialect dialect) {
        assertThat(names(dialect)).allMatch(name -> name.length() <= 30);
    }

    /** Oracle counts bytes otherwise, and a text of the bank in Cyrillic has two for each letter. */
    @Test
    void theTextsOfOracleAreMeasuredInCharacters() {
        assertThat(text(Dialect.ORACLE)).contains("VARCHAR2(64 CHAR)").doesNotContainPattern("VARCHAR2\\(\\d+\\)");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, H2",
        "HSQL Database Engine, H2",
        "PostgreSQL, POSTGRESQL",
        "MySQL, MYSQL",
        "MariaDB, MYSQL",
        "Oracle, ORACLE"
    })
    void aDatabaseIsKnownByTheNameItsDriverGives(String product, Dialect dialect) {
        assertThat(Dialect.of(product)).contains(dialect);
    }

    @Test
    void forAnotherDatabaseTheErrorSaysWhatIsSupported() {
        assertThat(Dialect.of("Microsoft SQL Server")).isEmpty();
        assertThat(SchemaMissingException.unknown("Microsoft SQL Server"))
                .hasMessageContaining("Microsoft SQL Server")
                .hasMessageContaining("MariaDB");
    }

    @Test
    void aDatabaseForDevelopmentGetsItsTablesByDefault() {
        try (HikariDataSource database = TestDatabase.H2.get()) {
            Schema schema =
                    JdbcLedger.over(new DataSourceTransactionManager(database)).schema();
            schema.ensure(Mode.EMBEDDED);
            assertThatCode(() -> schema.ensure(Mode.NEVER)).doesNotThrowAnyException();
        }
    }

    @Test
    void aTransactionManagerWithoutADataSourceIsRefusedByName() {
        assertThatThrownBy(() -> JdbcLedger.over(new Stranger()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Stranger")
                .hasMessageContaining("dataSource");
        PlatformTransactionManager unset = new DataSourceTransactionManager();
        assertThatThrownBy(() -> JdbcLedger.over(unset)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TreeSet<String> names(Dialect dialect) {
        return NAMES.matcher(text(dialect)).results().map(SchemaTests::name).collect(toCollection(TreeSet::new));
    }

    private static String name(MatchResult match) {
        return match.group(1);
    }

    private static String text(Dialect dialect) {
        return dialect.scriptsAfter(0).stream().map(SchemaTests::text).collect(joining());
    }

    private static String text(String path) {
        try (var script = new ClassPathResource(path).getInputStream()) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new AssertionError("No script " + path, missing);
        }
    }

    /** A manager of transactions without a database. */
    private static final class Stranger extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
