package io.github.alliancepay.broadleaf.ledger;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The ledger's tables and their version. They are created or upgraded at start when the mode allows it; otherwise the start stops and
 * says which scripts to run. When they are of the newest version, no DDL runs, because it would wait for open transactions. Safe for use
 * by many threads and by many nodes at once.
 */
public final class Schema {

    /** When the tables may be created and upgraded. */
    public enum Mode {
        /** In H2 and HSQLDB, the databases for development. */
        EMBEDDED,
        /** In every database; the login needs the right to create and alter tables. */
        ALWAYS,
        /** Never: somebody runs the scripts by hand or with a migration tool. */
        NEVER
    }

    /** How often an upgrade is tried. Other nodes that upgrade at the same time can make a statement fail that must not. */
    private static final int ATTEMPTS = 3;

    /** How often another node that upgrades is waited for: together about half a minute. */
    private static final int WAITS = 30;

    private static final int LONGEST_WAIT = 10;

    /** Exists while a node creates or upgrades the tables. */
    private static final String UPGRADING = "ALLIANCEPAY_UPGRADING";

    /** The tables with data of orders; each comes before the tables that it refers to. */
    private static final List<String> ORDER_TABLES = List.of(
            "ALLIANCEPAY_OUTBOX",
            "ALLIANCEPAY_REFUND_LINE",
            "ALLIANCEPAY_REFUND",
            "ALLIANCEPAY_COMPLETION",
            "ALLIANCEPAY_FULFILMENT",
            "ALLIANCEPAY_ORDER_LINE",
            "ALLIANCEPAY_LINK",
            "ALLIANCEPAY_EVENT",
            "ALLIANCEPAY_OPERATION",
            "ALLIANCEPAY_PAYMENT");

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private final Database database;
    private final Tables tables;

    Schema(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    /** The version that this release works with. */
    public static int newestVersion() {
        return Dialect.newestVersion();
    }

    /**
     * Makes sure that the tables exist and are of the version that this release works with.
     *
     * @throws SchemaMissingException when they do not exist, or are of another version, and may not be changed in this mode or database
     * @throws DataAccessException when they could not be created or upgraded
     */
    public void ensure(Mode mode) {
        if (!isCurrent()) {
            requirePermission(mode);
            if (begin()) {
                finish();
            } else {
                awaitOtherNode();
                upgradeWhatIsLeft();
            }
        }
    }

    private boolean isCurrent() {
        int version = tables.version();
        if (version > Dialect.newestVersion()) {
            throw SchemaMissingException.newer(tables.product(), version);
        }
        return tables.has(Dialect.newestVersion());
    }

    private void requirePermission(Mode mode) {
        String product = tables.product();
        Dialect dialect = Dialect.of(product).orElseThrow(() -> SchemaMissingException.unknown(product));
        if (mode == Mode.NEVER || mode == Mode.EMBEDDED && !dialect.isEmbedded()) {
            throw SchemaMissingException.toRun(product, tables.missing(), scripts());
        }
    }

    private List<String> scripts() {
        return Dialect.of(tables.product()).orElseThrow().scriptsAfter(tables.completeVersion());
    }

    /** A table can be created once, so it tells the first node from the others. Where it cannot be created, nobody waits for it. */
    private boolean begin() {
        try {
            database.alone("CREATE TABLE " + UPGRADING + " (STARTED INTEGER)");
            return true;
        } catch (DataAccessException taken) {
            return !tables.isReachable(UPGRADING, "STARTED");
        }
    }

    private void finish() {
        try {
            upgradeWhatIsLeft();
        } finally {
            end();
        }
    }

    private void end() {
        if (tables.isReachable(UPGRADING, "STARTED")) {
            database.alone("DROP TABLE " + UPGRADING);
        }
    }

    /** A node that died while it upgraded is not waited for without end. The scripts do no harm when two nodes run them. */
    private void awaitOtherNode() {
        for (int wait = 1; wait <= WAITS && tables.isReachable(UPGRADING, "STARTED"); wait++) {
            database.retries().pause(Math.min(wait, LONGEST_WAIT));
        }
    }

    private void upgradeWhatIsLeft() {
        if (!isCurrent()) {
            upgrade(scripts(), 1);
            end();
        }
    }

    private void upgrade(List<String> scripts, int attempt) {
        try {
            report(scripts, runAll(scripts));
        } catch (DataAccessException failure) {
            if (attempt == ATTEMPTS) {
                throw failure;
            }
            database.retries().pause(attempt);
            upgrade(scripts(), attempt + 1);
        }
    }

    /** @throws DataAccessException the first failure, when a script did not lead to its version */
    private List<DataAccessException> runAll(List<String> scripts) {
        List<DataAccessException> failures = new ArrayList<>();
        int version = Dialect.newestVersion() - scripts.size();
        for (String script : scripts) {
            failures.addAll(new SchemaScript(script).run(database));
            version++;
            if (!failures.isEmpty() && !tables.has(version)) {
                throw failures.get(0);
            }
        }
        return failures;
    }

    private static void report(List<String> scripts, List<DataAccessException> failures) {
        if (failures.isEmpty()) {
            String done = scripts.size() < Dialect.newestVersion() ? "Upgraded" : "Created";
            LOG.info("{} the AlliancePay tables with {}", done, String.join(", ", scripts));
        } else {
            LOG.warn(
                    "{} statements of {} failed. That is normal when another node runs them at the same time, or an earlier start stopped"
                            + " halfway. All tables are complete. The first failure: {}",
                    failures.size(),
                    String.join(", ", scripts),
                    failures.get(0).getMostSpecificCause().getMessage());
        }
    }

    /**
     * Deletes the payments and refunds of an earlier shop. A host that creates its own tables again at each start uses the same order ids
     * again, so new orders would count as paid. Rows are deleted only in databases for development. In other databases they may be the
     * only record of real payments, so they stay.
     */
    public void forgetFormerShop() {
        if (database.inTransaction(this::isEmpty)) {
            return;
        }
        if (Dialect.of(tables.product()).filter(Dialect::isEmbedded).isPresent()) {
            database.inTransaction(this::deleteOrderRows);
            LOG.info(
                    "The shop creates its tables again at each start, so the AlliancePay payments of its earlier orders were deleted");
        } else {
            LOG.warn(
                    "The shop creates its tables again at each start, so new orders get the ids of earlier ones. The AlliancePay payments"
                            + " of the earlier orders still exist and count for the new ones. If nobody needs them, empty the ALLIANCEPAY tables");
        }
    }

    private boolean isEmpty() {
        String anyPayment = "SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT";
        return database.first(1, anyPayment, new Values(), Row.as(row -> row.text("PAYMENT_ID")))
                .isEmpty();
    }

    private int deleteOrderRows() {
        return ORDER_TABLES.stream()
                .mapToInt(table -> database.jdbc().update("DELETE FROM " + table))
                .sum();
    }
}
