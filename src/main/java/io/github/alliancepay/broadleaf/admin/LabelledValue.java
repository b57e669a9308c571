package io.github.alliancepay.broadleaf.admin;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something to know, ready to be read.
 *
 * @param link where more of it is, empty for nowhere
 */
public record LabelledValue(String label, String value, String link) {

    static LabelledValue of(String label, String value) {
        return new LabelledValue(label, value, "");
    }

    /** Those that say something. */
    static List<LabelledValue> known(Stream<LabelledValue> facts) {
        return facts.filter(fact -> !fact.value().isEmpty()).toList();
    }
}
