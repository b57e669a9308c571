package io.github.alliancepay.broadleaf.admin;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value with its label, as text.
 *
 * @param link the address of its details, empty when there is none
 */
public record LabelledValue(String label, String value, String link) {

    static LabelledValue of(String label, String value) {
        return new LabelledValue(label, value, "");
    }

    /** Leaves the value out of logs, which may be personal data. */
    @Override
    public String toString() {
        return "LabelledValue[" + label + "]";
    }

    /** Those that have a value. */
    static List<LabelledValue> known(Stream<LabelledValue> facts) {
        return facts.filter(fact -> !fact.value().isEmpty()).toList();
    }
}
