package io.github.alliancepay.broadleaf.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says at start which setting is wrong and what to do. Comes before Spring Boot's own analyzers, which would show a stack trace's words. */
@Order(Ordered.HIGHEST_PRECEDENCE)
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
