package io.github.alliancepay.broadleaf.admin;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something to know, ready to be read.
 *
 * @param link where more of it is, empty for nowhere
 */
public record Fact(String label, String value, String link) {

    static Fact of(String label, String value) {
        return new Fact(label, value, "");
    }

    /** Those that say something. */
    static List<Fact> known(Stream<Fact> facts) {
        return facts.filter(fact -> !fact.value().isEmpty()).toList();
    }
}
