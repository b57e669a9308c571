package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.ledger.SchemaMissingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which script creates the tables that are missing, in place of a stack trace. */
final class SchemaMissingAnalyzer extends AbstractFailureAnalyzer<SchemaMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaMissingException cause) {
        return new FailureAnalysis(
                cause.getMessage() + "\nThe shop was not started, and no order or payment was touched.",
                "Run the script on the shop's database (it is in the plugin's jar), or set alliancepay.schema.initialize=always"
                        + " when the shop's login may create tables.",
                cause);
    }
}
