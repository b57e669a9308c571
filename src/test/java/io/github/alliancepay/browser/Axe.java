package io.github.alliancepay.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The accessibility rules of axe, as scripts for a page. */
final class Axe {

    /** Brings the rules onto the page. */
    static final String SCRIPT = read();

    /** Applies all of them; the answer lists what is broken. */
    static final String RUN = run("{}");

    /** Applies those about colours. */
    static final String RUN_COLOURS = run("{runOnly: ['color-contrast', 'link-in-text-block']}");

    private Axe() {}

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
