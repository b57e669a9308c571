package io.github.alliancepay.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The texts of the pages in one language. */
public record Messages(String language, Properties words) {
    private static final Map<String, Messages> ALL = Map.of("uk", load("uk"), "en", load("en"));

    /** The texts of a language; English for a language without texts. */
    public static Messages in(String language) {
        return ALL.getOrDefault(language, ALL.get("en"));
    }

    private static Messages load(String language) {
        Properties words = new Properties();
        try (InputStream file = Messages.class.getResourceAsStream("messages_" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new Messages(language, words);
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of the sandbox cannot be read; its jar is damaged", e);
        }
    }

    /** The text of a key, or the key itself, so that a missing text is visible. */
    public String get(String key) {
        return words.getProperty(key, key);
    }

    /** The text of a key, if there is one. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(words.getProperty(key));
    }

    /** All keys. */
    public Set<String> keys() {
        return words.stringPropertyNames();
    }

    /** The language to switch to. */
    public String other() {
        return language.equals("uk") ? "en" : "uk";
    }
}
