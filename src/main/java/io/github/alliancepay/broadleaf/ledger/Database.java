package io.github.alliancepay.broadleaf.ledger;

import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The host's database: its transactions, and the few kinds of statements that the ledger needs. Safe for use by many threads. */
final class Database {

    private final NamedParameterJdbcTemplate statements;
    private final TransactionTemplate own;
    private final TransactionTemplate hosts;
    private final TransactionTemplate none;
    private final Retries retries;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Product product;

    Database(DataSource source, PlatformTransactionManager transactions, Retries retries) {
        statements = new NamedParameterJdbcTemplate(source);
        own = template(transactions, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        hosts = template(transactions, TransactionDefinition.PROPAGATION_REQUIRED);
        none = template(transactions, TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.retries = retries;
    }

    private static TransactionTemplate template(PlatformTransactionManager transactions, int propagation) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }

    /**
     * Runs the work in a transaction of its own, and repeats it after a deadlock or a lost connection. It is committed on return, whatever
     * becomes of the caller's transaction, and sees what others have committed, whatever the caller's transaction has read before. It must
     * not run another transaction of the ledger, which would need a second connection.
     */
    <T> T inTransaction(Supplier<T> work) {
        return retries.of(() -> committed(work));
    }

    private <T> T committed(Supplier<T> work) {
        HostEntities entities = HostEntities.ofRequest();
        try {
            return own.execute(status -> {
                entities.leave();
                return inTurn(work);
            });
        } finally {
            if (turn.isHeldByCurrentThread()) {
                turn.unlock();
            }
            entities.takeUp();
        }
    }

    /**
     * Runs the work in the transaction of the host that is open, and commits it with that one; without one it is committed on return. It is
     * not repeated, since that is the host's to decide.
     */
    <T> T inTransactionOfHost(Supplier<T> work) {
        return hosts.execute(status -> work.get());
    }

    /**
     * HSQLDB 2.5 and 2.7 in their mode {@code mvcc} forget to wake sessions when many of them wait for one row. So in HSQLDB, which is for
     * development, one thread writes at a time. It waits with its connection in hand: the one whose turn it is needs no other.
     */
    private <T> T inTurn(Supplier<T> work) {
        if (product().forgetsSessions()) {
            turn.lock();
        }
        return work.get();
    }

    /**
     * Runs a transaction of its own that writes a row with a unique key.
     *
     * @param taken whether the key is taken; called only when Spring's exception does not say so, which depends on its release and the
     *     database
     * @return false when the key was taken, and then nothing is written
     */
    boolean unlessTaken(BooleanSupplier write, BooleanSupplier taken) {
        try {
            return inTransaction(write::getAsBoolean);
        } catch (DataIntegrityViolationException violation) {
            if (violation instanceof DuplicateKeyException || inTransaction(taken::getAsBoolean)) {
                return false;
            }
            throw violation;
        }
    }

    /** Runs a statement that is committed by itself, outside of any transaction, even when the pool's connections do not do so. */
    void alone(String statement) {
        retries.of(() -> none.execute(status -> jdbc().execute((ConnectionCallback<Boolean>) connection -> {
            boolean committing = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (Statement sql = connection.createStatement()) {
                return sql.execute(statement);
            } finally {
                connection.setAutoCommit(committing);
            }
        })));
    }

    Retries retries() {
        return retries;
    }

    int update(String sql, Values values) {
        return statements.update(sql, values.source());
    }

    /** Runs one statement for all rows in a batch. Does nothing when there are no rows. */
    void updateAll(String sql, List<Values> rows) {
        if (!rows.isEmpty()) {
            statements.batchUpdate(sql, rows.stream().map(Values::source).toArray(SqlParameterSource[]::new));
        }
    }

    <T> List<T> list(String sql, Values values, RowMapper<T> mapper) {
        return statements.query(sql, values.source(), mapper);
    }

    <T> Optional<T> first(String sql, Values values, RowMapper<T> mapper) {
        return list(sql, values, mapper).stream().findFirst();
    }

    /** The first rows of a query. The database is told the limit, because it chooses another plan then. */
    <T> List<T> first(int most, String sql, Values values, RowMapper<T> mapper) {
        return list(limited(sql, most), values, mapper);
    }

    /** A query that is cut off after some rows. */
    String limited(String sql, int most) {
        return product().dialect().limited(sql, most);
    }

    /** How many rows a query has; counts to a limit. */
    long count(int most, String sql, Values values) {
        String counted = "SELECT COUNT(*) AS N FROM (" + limited(sql, most) + ") C";
        return list(counted, values, Row.as(row -> row.number("N"))).get(0);
    }

    private Product product() {
        if (product == null) {
            product = new Product(jdbc().execute((ConnectionCallback<String>)
                    connection -> connection.getMetaData().getDatabaseProductName()));
        }
        return product;
    }

    /** Statements without values, for reading and creating the schema. */
    JdbcOperations jdbc() {
        return statements.getJdbcOperations();
    }

    /** @param name by which the JDBC driver calls the database */
    private record Product(String name) {

        /** An unknown database is taken for one that knows the clause of the SQL standard. */
        Dialect dialect() {
            return Dialect.of(name).orElse(Dialect.POSTGRESQL);
        }

        boolean forgetsSessions() {
            return name.startsWith("HSQL");
        }
    }
}
