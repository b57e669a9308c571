package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.ledger.SchemaMissingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which scripts create or upgrade the tables, in place of a stack trace. */
final class SchemaMissingAnalyzer extends AbstractFailureAnalyzer<SchemaMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaMissingException cause) {
        return new FailureAnalysis(
                cause.problem() + ".\nThe shop was not started, and no order or payment was touched.",
                cause.remedy() + ".",
                cause);
    }
}
