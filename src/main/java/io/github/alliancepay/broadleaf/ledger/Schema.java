package io.github.alliancepay.broadleaf.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptException;

/**
 * The ledger's tables. They are created at start when they are missing and the mode allows it. When they exist, no DDL runs, because it
 * would wait for open transactions. Safe for use by many threads and by many nodes at once.
 */
public final class Schema {

    /** When the tables may be created. */
    public enum Mode {
        /** In H2 and HSQLDB, the databases for development. */
        EMBEDDED,
        /** In every database; the login needs the right to create tables. */
        ALWAYS,
        /** Never: somebody runs the script by hand or with a migration tool. */
        NEVER
    }

    private static final List<String> TABLES = List.of(
            "ALLIANCEPAY_PAYMENT",
            "ALLIANCEPAY_OPERATION",
            "ALLIANCEPAY_EVENT",
            "ALLIANCEPAY_REFUND",
            "ALLIANCEPAY_REFUND_LINE",
            "ALLIANCEPAY_SESSION");

    /** The tables with data of orders; each comes before the tables that it refers to. */
    private static final List<String> ORDER_TABLES = List.of(
            "ALLIANCEPAY_REFUND_LINE",
            "ALLIANCEPAY_REFUND",
            "ALLIANCEPAY_EVENT",
            "ALLIANCEPAY_OPERATION",
            "ALLIANCEPAY_PAYMENT");

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /**
     * Makes sure that the tables exist.
     *
     * @throws SchemaMissingException when they do not exist and may not be created in this mode or database
     * @throws DataAccessException when they could not be created
     */
    public void ensure(Mode mode) {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            create(script(mode, missing));
        }
    }

    /**
     * Deletes the payments and refunds of an earlier shop. A host that creates its own tables again at each start uses the same order ids
     * again, so new orders would count as paid. Rows are deleted only in databases for development. In other databases they may be the
     * only record of real payments, so they stay.
     */
    public void forgetFormerShop() {
        if (database.texts("SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT", 1).isEmpty()) {
            return;
        }
        String product = inspect(metaData -> metaData.getDatabaseProductName());
        if (Dialect.of(product).filter(Dialect::isEmbedded).isPresent()) {
            database.inOwnTransaction(this::deleteOrderRows);
            LOG.info(
                    "The shop creates its tables again at each start, so the AlliancePay payments of its earlier orders were deleted");
        } else {
            LOG.warn(
                    "The shop creates its tables again at each start, so new orders get the ids of earlier ones. The AlliancePay payments"
                            + " of the earlier orders still exist and count for the new ones. If nobody needs them, empty the ALLIANCEPAY tables");
        }
    }

    private int deleteOrderRows() {
        return ORDER_TABLES.stream()
                .mapToInt(table -> database.jdbc().update("DELETE FROM " + table))
                .sum();
    }

    private Dialect script(Mode mode, List<String> missing) {
        String product = inspect(metaData -> metaData.getDatabaseProductName());
        Dialect dialect = Dialect.of(product).orElseThrow(() -> new SchemaMissingException(missing, product));
        if (mode == Mode.NEVER || mode == Mode.EMBEDDED && !dialect.isEmbedded()) {
            throw new SchemaMissingException(missing, product, dialect.script());
        }
        return dialect;
    }

    /**
     * Runs the script and stops at the first statement that fails. Statements also fail when another node runs the script at the same time,
     * or when an earlier start stopped halfway. Then the other statements still run, and it is enough that all tables exist in the end.
     */
    private void create(Dialect dialect) {
        try {
            database.run(populator(dialect));
        } catch (ScriptException failure) {
            createMissing(dialect, failure);
        }
        LOG.info("Created the AlliancePay tables with {}", dialect.script());
    }

    private void createMissing(Dialect dialect, ScriptException failure) {
        ResourceDatabasePopulator populator = populator(dialect);
        populator.setContinueOnError(true);
        database.run(populator);
        if (!missing().isEmpty()) {
            throw failure;
        }
        LOG.warn(
                "Statements of {} failed. That is normal when another node creates the tables at the same time. The first: {}",
                dialect.script(),
                failure.getMostSpecificCause().getMessage());
    }

    private static ResourceDatabasePopulator populator(Dialect dialect) {
        ResourceDatabasePopulator populator =
                new ResourceDatabasePopulator(new ClassPathResource(dialect.script(), Schema.class.getClassLoader()));
        populator.setSqlScriptEncoding(StandardCharsets.UTF_8.name());
        return populator;
    }

    private List<String> missing() {
        Set<String> listed = listed();
        return TABLES.stream()
                .filter(table -> !listed.contains(table))
                .filter(table -> !isReachable(table))
                .toList();
    }

    /** The tables in the connection's schema, read from the catalogue without touching the tables. */
    private Set<String> listed() {
        return inspect(metaData -> {
            Connection connection = metaData.getConnection();
            String pattern = metaData.storesLowerCaseIdentifiers() ? "alliancepay%" : "ALLIANCEPAY%";
            try (ResultSet tables = metaData.getTables(
                    connection.getCatalog(), connection.getSchema(), pattern, new String[] {"TABLE"})) {
                return names(tables);
            }
        });
    }

    private static Set<String> names(ResultSet tables) throws SQLException {
        Set<String> names = new HashSet<>();
        while (tables.next()) {
            names.add(tables.getString("TABLE_NAME").toUpperCase(Locale.ROOT));
        }
        return names;
    }

    /** A table behind a synonym or in another schema of the search path is not listed, but it can be used. */
    private boolean isReachable(String table) {
        try {
            database.inOwnTransaction(() -> database.jdbc().queryForList("SELECT 1 FROM " + table + " WHERE 1 = 0"));
            return true;
        } catch (DataAccessException unreachable) {
            return false;
        }
    }

    /** Without a transaction, because the host's would open an entity manager, and opening the first one takes long. */
    private <T> T inspect(Inspection<T> inspection) {
        return database.jdbc().execute((ConnectionCallback<T>) connection -> inspection.of(connection.getMetaData()));
    }

    /** Reads the catalogue of the database. */
    private interface Inspection<T> {
        T of(DatabaseMetaData metaData) throws SQLException;
    }
}
