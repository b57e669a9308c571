package io.github.alliancepay.broadleaf.payment;

import java.time.Duration;

/**
 * On which terms pages are opened at the bank.
 *
 * @param merchantId the terminal
 * @param lifetime how long a page can be paid; 60 minutes to 24 hours (protocol section 5.1)
 */
public record PageTerms(String merchantId, Duration lifetime) {

    private static final Duration SHORTEST = Duration.ofMinutes(60);
    private static final Duration LONGEST = Duration.ofHours(24);

    public PageTerms {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A payment page lives from 60 minutes to 24 hours, but alliancepay.page.lifetime is " + lifetime);
        }
    }
}
