package io.github.alliancepay.testing;

import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.Schema;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * One H2 database with the ledger's tables for all tests of a JVM, which run one after another: to create them takes longer than most
 * tests, and mutation runs each test many times.
 */
public final class LedgerDatabase {

    private static final DataSource ONLY =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    private static final JdbcTemplate SQL = new JdbcTemplate(ONLY);

    private static final List<String> TABLES = created();

    private LedgerDatabase() {}

    private static List<String> created() {
        JdbcLedger.over(new DataSourceTransactionManager(ONLY)).schema().ensure(Schema.Mode.ALWAYS);
        return SQL.queryForList(
                "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'ALLIANCEPAY%' AND TABLE_NAME <> 'ALLIANCEPAY_SCHEMA'",
                String.class);
    }

    /** Without a row; those of the test before are gone. */
    public static DataSource empty() {
        SQL.execute("SET REFERENTIAL_INTEGRITY FALSE");
        TABLES.forEach(table -> SQL.execute("TRUNCATE TABLE " + table + " RESTART IDENTITY"));
        SQL.execute("SET REFERENTIAL_INTEGRITY TRUE");
        return ONLY;
    }
}
