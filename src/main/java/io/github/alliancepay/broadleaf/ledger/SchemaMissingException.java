package io.github.alliancepay.broadleaf.ledger;

import java.util.List;

/** The ledger's tables do not exist and may not or cannot be created. The message says which tables and what to do. */
public final class SchemaMissingException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String script;

    SchemaMissingException(List<String> tables, String product, String script) {
        super("The database (" + product + ") has no table " + String.join(", ", tables) + ". Run the script " + script
                + " from the jar of alliancepay-broadleaf, or set alliancepay.schema.initialize=always; then it runs at the next"
                + " start");
        this.script = script;
    }

    SchemaMissingException(List<String> tables, String product) {
        super(
                "The database (" + product + ") has no table " + String.join(", ", tables)
                        + ", and there is no script for this database. Supported are H2, HSQLDB, PostgreSQL, MySQL, MariaDB and Oracle. For"
                        + " another database, adapt one of the scripts in alliancepay/schema/ in the jar of alliancepay-broadleaf and run it");
        this.script = "";
    }

    /** The script to run, a path on the class path; empty when there is none for the database. */
    public String script() {
        return script;
    }
}
