package io.github.alliancepay.browser;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;

/** The texts of the pages in one language, so that a story finds a text by its key. */
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

    /** A text of the plugin's pages. */
    String of(String key) {
        return required(shop, key);
    }

    /** The meaning of a code of the bank. */
    String meaning(String key) {
        return required(bank, key);
    }

    /** A text of the back office. */
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
