package io.github.alliancepay.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that {@code docs/upgrade.md} names every setting and every script that 0.1.0 did not have. */
class UpgradeGuideTests {

    private static final Path GUIDE = Path.of("docs/upgrade.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Set<String> OF_0_1_0 = Set.of(
            "base-url",
            "merchant-id",
            "service-code",
            "private-jwk",
            "private-jwk-file",
            "shop-url",
            "test-mode",
            "session-renewal",
            "page.lifetime",
            "page.methods",
            "page.status-page",
            "page.redirect-hosts",
            "schema.initialize",
            "clock.enabled",
            "clock.interval",
            "checkout.placements",
            "checkout.confirmation-path",
            "checkout.checkout-path",
            "checkout.home-path");

    @Test
    void everyNewSettingIsInTheGuide() {
        assertThat(code(Architecture.rows(GUIDE, "setting"))).containsAll(newSettings());
    }

    @Test
    void noSettingOf010IsGone() {
        assertThat(settings()).containsAll(OF_0_1_0);
    }

    @Test
    void everyNewScriptIsInTheGuide() {
        assertThat(Texts.all()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("V\\d+__.*\\.sql") && !name.startsWith("V1_"))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Texts.read(GUIDE)).contains(script));
    }

    private static Set<String> newSettings() {
        return settings().stream().filter(name -> !OF_0_1_0.contains(name)).collect(Collectors.toSet());
    }

    /** The table of settings in the README; the one of terminals has other names. */
    private static Set<String> settings() {
        return code(Architecture.rows(Path.of("README.md"), "property (`alliancepay.`…)"));
    }

    /** What the first cells name. */
    private static Set<String> code(List<List<String>> rows) {
        return rows.stream()
                .flatMap(cells -> CODE.matcher(cells.get(0)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
