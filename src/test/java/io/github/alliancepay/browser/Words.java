package io.github.alliancepay.browser;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;

/** What the pages say in one language, so that a story looks for words by their key. */
record Words(Properties shop, Properties bank, Properties office) {

    static Words in(String language) {
        return new Words(
                read("/alliancepay/messages_" + language + ".properties"),
                read("/alliancepay/bank_" + language + ".properties"),
                read("/alliancepay/admin_" + language + ".properties"));
    }

    private static Properties read(String resource) {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(Words.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return words;
    }

    /** What the plugin's pages say. */
    String of(String key) {
        return required(shop, key);
    }

    /** What the bank's codes mean. */
    String meaning(String key) {
        return required(bank, key);
    }

    /** What the back office says. */
    String office(String key, Object... details) {
        return MessageFormat.format(required(office, key), details);
    }

    private static String required(Properties words, String key) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("there is no message " + key);
        }
        return word;
    }
}
