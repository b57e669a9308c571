package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import java.util.Locale;

/**
 * Where the guide of the back office explains what to do about a payment that needs a person.
 *
 * @param pattern the address, in which {@code {language}} stands for {@code uk} or {@code en}, and {@code {reason}} for the reason, such as
 *     {@code late-money}; empty when there is no guide to link to
 */
public record GuideAddress(String pattern) {

    /** @throws IllegalArgumentException when the address is no web address */
    public GuideAddress {
        if (!pattern.isEmpty() && !pattern.matches("(https?:/)?/\\S+")) {
            throw new IllegalArgumentException(
                    "The address of the guide has to start with https:// or /, not " + pattern);
        }
    }

    String of(String language, Reason reason) {
        String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return pattern.replace("{language}", language).replace("{reason}", name);
    }
}
