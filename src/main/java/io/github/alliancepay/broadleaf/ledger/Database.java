package io.github.alliancepay.broadleaf.ledger;

import java.sql.PreparedStatement;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.datasource.init.DatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The host's database: its transactions, and the few kinds of statements that the ledger needs. Safe for use by many threads. */
final class Database {

    private final DataSource source;
    private final NamedParameterJdbcTemplate statements;
    private final TransactionTemplate shared;
    private final TransactionTemplate own;
    private final TransactionTemplate none;

    Database(DataSource source, PlatformTransactionManager transactions) {
        this.source = source;
        statements = new NamedParameterJdbcTemplate(source);
        shared = template(transactions, TransactionDefinition.PROPAGATION_REQUIRED);
        own = template(transactions, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        none = template(transactions, TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    private static TransactionTemplate template(PlatformTransactionManager transactions, int propagation) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }

    /** Runs the work in the transaction of the caller, or in a new one when there is none. */
    <T> T inTransaction(Supplier<T> work) {
        return shared.execute(status -> work.get());
    }

    /** Runs the work in a transaction of its own. It is committed on return, even when the caller's transaction rolls back. */
    <T> T inOwnTransaction(Supplier<T> work) {
        return own.execute(status -> work.get());
    }

    /**
     * Runs a script whose every statement is committed by itself, outside of any transaction: PostgreSQL would run nothing more in a
     * transaction in which a statement failed.
     *
     * @throws ScriptException when a statement fails and the script does not go on after failures
     */
    void run(DatabasePopulator script) {
        none.executeWithoutResult(status -> jdbc().execute((ConnectionCallback<Boolean>) connection -> {
            boolean committing = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                script.populate(connection);
            } finally {
                connection.setAutoCommit(committing);
            }
            return committing;
        }));
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

    /** The first texts of a query with positional arguments. The driver limits the rows: the databases have no common clause for it. */
    List<String> texts(String sql, int most, long... arguments) {
        return jdbc().query(
                        connection -> {
                            PreparedStatement statement = connection.prepareStatement(sql);
                            statement.setMaxRows(most);
                            for (int index = 0; index < arguments.length; index++) {
                                statement.setLong(index + 1, arguments[index]);
                            }
                            return statement;
                        },
                        (row, number) -> row.getString(1));
    }

    /** The first rows of a query. The driver limits the rows: the databases have no common clause for it. */
    <T> List<T> first(int most, String sql, Values values, RowMapper<T> mapper) {
        JdbcTemplate bounded = new JdbcTemplate(source);
        bounded.setMaxRows(most);
        return new NamedParameterJdbcTemplate(bounded).query(sql, values.source(), mapper);
    }

    /** Statements without values, for reading and creating the schema. */
    JdbcOperations jdbc() {
        return statements.getJdbcOperations();
    }

    /**
     * Writes a row, unless another row has the same unique key; then nothing is written. After such a failure PostgreSQL refuses all
     * further statements of the transaction, so a savepoint protects the caller's. (A transaction of its own would need a second
     * connection and could wait for the caller's locks without end.) The savepoint is not released, because Oracle cannot do that; it
     * ends with the transaction.
     *
     * @param taken whether the key is taken; called only when Spring's exception does not say so, which depends on its release and the
     *     database
     * @return false when the key was taken, or there was no row to write
     */
    boolean writeUnlessTaken(String sql, Values values, BooleanSupplier taken) {
        Savepoint before = jdbc().execute((ConnectionCallback<Savepoint>) connection -> connection.setSavepoint());
        try {
            return update(sql, values) > 0;
        } catch (DataIntegrityViolationException violation) {
            rollBackTo(before);
            if (violation instanceof DuplicateKeyException || taken.getAsBoolean()) {
                return false;
            }
            throw violation;
        }
    }

    private void rollBackTo(Savepoint savepoint) {
        jdbc().execute((ConnectionCallback<Boolean>) connection -> {
            connection.rollback(savepoint);
            return true;
        });
    }
}
