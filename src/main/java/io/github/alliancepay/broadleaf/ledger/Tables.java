package io.github.alliancepay.broadleaf.ledger;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;

/** What exists of the ledger's tables in the database. Reads only. */
final class Tables {

    private static final String VERSION = "ALLIANCEPAY_SCHEMA";

    /** The tables of version 1, each with a column that it has in every version. */
    private static final Map<String, List<String>> FIRST = Map.of(
            "ALLIANCEPAY_PAYMENT", List.of("PAYMENT_ID"),
            "ALLIANCEPAY_OPERATION", List.of("FIELDS"),
            "ALLIANCEPAY_EVENT", List.of("EVENT_ID"),
            "ALLIANCEPAY_REFUND", List.of("REFUND_ID"),
            "ALLIANCEPAY_REFUND_LINE", List.of("LINE_KEY"),
            "ALLIANCEPAY_SESSION", List.of("JWE"));

    /** What version 2 added. */
    private static final Map<String, List<String>> SECOND = Map.of(
            "ALLIANCEPAY_PAYMENT",
            List.of(
                    "NEXT_SYNC_AT",
                    "SYNC_COUNT",
                    "SYNC_REQUESTS",
                    "SYNC_TRIGGER",
                    "PAY_TYPE",
                    "NBU_QR_CODE",
                    "HOLD_UNTIL",
                    "SYNC_RANK",
                    "SYNC_FAILURES",
                    "LAST_TRIED_AT",
                    "TROUBLE",
                    "TROUBLE_SINCE",
                    "ATTENTION",
                    "ATTENTION_AT",
                    "ATTENTION_TOLD",
                    "NOTICE_AT",
                    "EMAIL_SEARCH",
                    "ERASED_AT",
                    "REVISION",
                    "STATUS",
                    "REFUNDING",
                    "IS_TEST"),
            "ALLIANCEPAY_OPERATION",
            List.of("APPROVAL_CODE", "CARD_ENDING", "SOURCE_COIN_AMOUNT", "PROCESSED_AT"),
            "ALLIANCEPAY_EVENT",
            List.of("SYNC_TRIGGER", "ACTOR", "KIND", "ARGUMENTS", "REPEATED", "LAST_AT"),
            "ALLIANCEPAY_REFUND",
            List.of("REVISION", "CALLBACK_HASH", "RESTOCK"),
            "ALLIANCEPAY_COMPLETION",
            List.of("COMPLETION_ID"),
            "ALLIANCEPAY_FULFILMENT",
            List.of("DUE_AT"),
            "ALLIANCEPAY_ORDER_LINE",
            List.of("LINE_KEY"),
            "ALLIANCEPAY_OUTBOX",
            List.of("DUE_AT"),
            "ALLIANCEPAY_LINK",
            List.of("TOKEN_HASH", "MAILED_AT", "REVOKED_AT"),
            VERSION,
            List.of("VERSION"));

    private final Database database;

    Tables(Database database) {
        this.database = database;
    }

    /** The tables that do not exist or lack a column, by name. */
    List<String> missing() {
        Set<String> listed = listed();
        Map<String, List<String>> incomplete = new TreeMap<>(incomplete(FIRST, listed));
        incomplete.putAll(incomplete(SECOND, listed));
        return List.copyOf(incomplete.keySet());
    }

    /** Whether all of a version is there: its tables, its columns, and the note that its script came to its end. */
    boolean has(int version) {
        return version == 1 ? incomplete(FIRST, listed()).isEmpty() : missing().isEmpty() && version() >= version;
    }

    /** The highest version whose scripts need not run again. */
    int completeVersion() {
        return incomplete(FIRST, listed()).isEmpty() ? Math.min(version(), Dialect.newestVersion() - 1) : 0;
    }

    /** The version that the tables say they are of; 0 when there are none. Those of 0.1.0, which is version 1, do not say it. */
    int version() {
        if (isReachable(VERSION, "VERSION")) {
            return database.inTransaction(
                    () -> database.jdbc().queryForList("SELECT VERSION FROM " + VERSION, Integer.class).stream()
                            .max(Integer::compare)
                            .orElse(1));
        }
        return incomplete(FIRST, listed()).containsKey("ALLIANCEPAY_PAYMENT") ? 0 : 1;
    }

    /** The name by which the JDBC driver calls the database. */
    String product() {
        return inspect(DatabaseMetaData::getDatabaseProductName);
    }

    private Map<String, List<String>> incomplete(Map<String, List<String>> expected, Set<String> listed) {
        Map<String, List<String>> incomplete = new TreeMap<>(expected);
        incomplete.entrySet().removeIf(table -> isComplete(table.getKey(), table.getValue(), listed));
        return incomplete;
    }

    private boolean isComplete(String table, List<String> columns, Set<String> listed) {
        return columns.stream().allMatch(column -> listed.contains(table + "." + column))
                || isReachable(table, String.join(", ", columns));
    }

    /** A table behind a synonym or in another schema of the search path is not listed, but it can be used. */
    boolean isReachable(String table, String columns) {
        try {
            database.inTransaction(
                    () -> database.jdbc().queryForList("SELECT " + columns + " FROM " + table + " WHERE 1 = 0"));
            return true;
        } catch (DataAccessException unreachable) {
            return false;
        }
    }

    /** The columns in the connection's schema as TABLE.COLUMN, read from the catalogue without touching the tables. */
    private Set<String> listed() {
        return inspect(metaData -> {
            Connection connection = metaData.getConnection();
            String pattern = metaData.storesLowerCaseIdentifiers() ? "alliancepay%" : "ALLIANCEPAY%";
            try (ResultSet columns =
                    metaData.getColumns(connection.getCatalog(), connection.getSchema(), pattern, "%")) {
                return names(columns);
            }
        });
    }

    private static Set<String> names(ResultSet columns) throws SQLException {
        Set<String> names = new HashSet<>();
        while (columns.next()) {
            String name = columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME");
            names.add(name.toUpperCase(Locale.ROOT));
        }
        return names;
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
