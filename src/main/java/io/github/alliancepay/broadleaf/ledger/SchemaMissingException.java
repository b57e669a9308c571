package io.github.alliancepay.broadleaf.ledger;

import java.util.List;

/** The ledger's tables do not exist or are of another version, and may not or cannot be changed. The message says what is wrong. */
public final class SchemaMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;
    private final List<String> scripts;

    private SchemaMissingException(String problem, String remedy, List<String> scripts) {
        super(problem + ". " + remedy);
        this.problem = problem;
        this.remedy = remedy;
        this.scripts = List.copyOf(scripts);
    }

    static SchemaMissingException toRun(String product, List<String> tables, List<String> scripts) {
        return new SchemaMissingException(
                "The database (" + product + ") has no table " + String.join(", ", tables)
                        + ", or it is of an earlier version of the plugin",
                "Stop all nodes of the shop, make a backup, and run " + String.join(" and then ", scripts)
                        + " from the jar of alliancepay-broadleaf. Or set alliancepay.schema.initialize=always when the shop's login may"
                        + " create and alter tables; then they run at the next start",
                scripts);
    }

    static SchemaMissingException unknown(String product) {
        return new SchemaMissingException(
                "There are no AlliancePay tables, or they are of an earlier version, and there is no script for this database ("
                        + product + "). Supported are H2, HSQLDB, PostgreSQL, MySQL, MariaDB and Oracle",
                "For another database, adapt the scripts of one folder of alliancepay/schema/ in the jar of alliancepay-broadleaf and run"
                        + " them",
                List.of());
    }

    static SchemaMissingException newer(String product, int version) {
        return new SchemaMissingException(
                "The AlliancePay tables in the database (" + product + ") are of version " + version
                        + ", which a newer alliancepay-broadleaf made. This one knows them up to version "
                        + Dialect.newestVersion(),
                "Use the newer alliancepay-broadleaf again",
                List.of());
    }

    /** What is wrong, in words for the person who starts the shop. */
    public String problem() {
        return problem;
    }

    /** What to do, in words for the person who starts the shop. */
    public String remedy() {
        return remedy;
    }

    /** The scripts to run, in order, as paths on the class path; empty when there are none for the database or none would help. */
    public List<String> scripts() {
        return scripts;
    }
}
