package io.github.alliancepay.broadleaf.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.testing.StatementCounter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger in an empty database, a new one for each test. */
abstract class LedgerContract {

    static final Instant NOON = Instant.parse("2026-11-24T10:00:00.123Z");

    final StatementCounter statements;
    final DataSourceTransactionManager transactions;
    final JdbcLedger ledger;

    private final HikariDataSource pool;

    LedgerContract(Supplier<HikariDataSource> database) {
        pool = database.get();
        statements = new StatementCounter(pool);
        transactions = new DataSourceTransactionManager(statements.counted());
        ledger = JdbcLedger.over(transactions);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    /** Opens new connections, which see new settings of the database. */
    void reconnect() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    void createTables() {
        ledger.schema().ensure(Schema.Mode.ALWAYS);
    }

    /** Work in one transaction of the shop. */
    void inTheShopsTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** Work in one transaction of the shop that sees the database as it was when the transaction began. */
    void inTheShopsSnapshot(Runnable work) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.executeWithoutResult(status -> {
            sql().queryForList("SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT");
            work.run();
        });
    }

    /** Work on another thread, and so outside of the transaction of this one. */
    static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    JdbcTemplate sql() {
        return new JdbcTemplate(statements.counted());
    }

    List<String> statementsOf(Runnable work) {
        return statements.during(work);
    }

    static Instant minute(long minutes) {
        return NOON.plusSeconds(60 * minutes);
    }
}
