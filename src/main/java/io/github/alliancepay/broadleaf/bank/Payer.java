package io.github.alliancepay.broadleaf.bank;

import java.util.EnumMap;
import java.util.Map;

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

    /** Leaves personal data out of logs. */
    @Override
    public String toString() {
        return "Payer[customerId=" + customerId + "]";
    }
}
