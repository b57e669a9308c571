package io.github.alliancepay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility rules of axe, best practices included. */
final class Axe {

    private static final String SCRIPT = read();

    private static final String ALL = run("{}");

    private static final String COLOURS = run("{runOnly: ['color-contrast', 'link-in-text-block']}");

    private Axe() {}

    /** No rule is broken, nor one about colours in dark. The page needs scripts, is light, and is so again afterwards. */
    static void check(Page page) {
        page.evaluate(SCRIPT);
        assertNothing(ALL, page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertNothing(COLOURS, page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void assertNothing(String rules, Page page) {
        assertThat((List<?>) page.evaluate(rules))
                .as("what axe finds on " + page.url())
                .isEmpty();
    }

    /** The answer lists what is broken. */
    private static String run(String options) {
        return """
            async () => (await axe.run(document, {...%s, resultTypes: ['violations'], preload: false})).violations.flatMap(rule =>
                rule.nodes.map(node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))"""
                .formatted(options);
    }

    private static String read() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
