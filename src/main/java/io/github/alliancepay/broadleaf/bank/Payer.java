package io.github.alliancepay.broadleaf.bank;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who pays (protocol section 5.2).
 *
 * @param customerId the payer's id at the shop, the only field that the bank requires
 * @param details what else is known; a detail that breaks a rule of the bank is not sent, and logged without its value
 */
public record Payer(String customerId, Map<PayerField, String> details) {

    public Payer {
        if (customerId.isBlank() || customerId.length() > 255) {
            throw new IllegalArgumentException("The payer's id has 1 to 255 characters");
        }
        details = details.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(details));
    }

    /** The same payer, with another value of one detail; a blank one takes the detail away. */
    public Payer with(PayerField field, String value) {
        Map<PayerField, String> changed = new HashMap<>(details);
        if (value.isBlank()) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new Payer(customerId, changed);
    }

    /** The same payer, of whom no more is told than these details. */
    public Payer only(Set<PayerField> fields) {
        Map<PayerField, String> kept = new HashMap<>(details);
        kept.keySet().retainAll(fields);
        return new Payer(customerId, kept);
    }

    /** Leaves personal data out of logs. */
    @Override
    public String toString() {
        return "Payer[customerId=" + customerId + "]";
    }
}
