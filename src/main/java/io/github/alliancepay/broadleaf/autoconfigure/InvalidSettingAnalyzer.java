package io.github.alliancepay.broadleaf.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which setting is wrong and what to do, in place of a stack trace. */
final class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
        return new FailureAnalysis(
                "AlliancePay cannot start. " + cause.getMessage()
                        + "\nThe shop was not started, and no order or payment was touched.",
                "Correct " + cause.property()
                        + ", or remove the alliancepay.* settings to start the shop without AlliancePay.",
                cause);
    }
}
