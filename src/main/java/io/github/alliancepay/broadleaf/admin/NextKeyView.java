package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.connection.NextKey;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that is to follow a present one, as the page of the connection shows it.
 *
 * @param terminal the name of the terminal
 * @param text where the key waits, or where it will
 * @param publicHalf what the bank is to get; empty when no key waits, or when it cannot be read
 * @param made whether the file is there
 */
public record NextKeyView(String terminal, String text, String publicHalf, boolean made) {

    private static final Logger LOG = LoggerFactory.getLogger(NextKeyView.class);

    static NextKeyView of(NextKey key, LocalizedTexts texts) {
        try {
            Optional<String> publicHalf = key.publicJwk();
            return shown(key, publicHalf.isPresent() ? "waits" : "none", publicHalf.orElse(""), texts);
        } catch (IOException | IllegalArgumentException unusable) {
            LOG.warn("The new key in {} cannot be used: {}", key.file(), unusable.getMessage());
            return shown(key, "unusable", "", texts);
        }
    }

    private static NextKeyView shown(NextKey key, String state, String publicHalf, LocalizedTexts texts) {
        String text = texts.text("connection.key." + state, key.file().toString());
        return new NextKeyView(key.terminal(), text, publicHalf, !state.equals("none"));
    }
}
