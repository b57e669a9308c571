package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayProperties.TerminalSettings;
import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.connection.CheckStep;
import io.github.alliancepay.broadleaf.connection.StepResult;
import java.nio.file.Path;
import java.util.List;

/** The first steps of the check of a connection: the settings, the key and its file. Settings that are wrong stop the start. */
final class SettingSteps {

    private SettingSteps() {}

    static List<StepResult> of(TerminalSettings settings, Credentials credentials) {
        return List.of(
                StepResult.good(CheckStep.SETTINGS, "good", StartSummary.masked(credentials.merchantId())),
                StepResult.good(
                        CheckStep.KEY,
                        "good",
                        credentials.key().thumbprint(),
                        credentials.key().publicJwk()),
                keyFile(settings));
    }

    private static StepResult keyFile(TerminalSettings settings) {
        return settings.presentKeyFile()
                .map(SettingSteps::keyFile)
                .orElseGet(() -> StepResult.note(CheckStep.KEY_FILE, "none"));
    }

    private static StepResult keyFile(Path file) {
        return new KeyFile(file).isOpenToOthers()
                ? StepResult.warning(CheckStep.KEY_FILE, "open", file.toString())
                : StepResult.good(CheckStep.KEY_FILE, "good", file.toString());
    }
}
