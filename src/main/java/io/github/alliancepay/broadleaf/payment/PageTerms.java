package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import java.time.Duration;

/**
 * How payment pages are opened at the bank.
 *
 * @param lifetime how long a page can be paid, see {@link OrderRequest#isLifetime}
 * @param holds how long money is held, where it is
 */
public record PageTerms(Duration lifetime, HoldTerms holds) {

    /** With the usual holds. */
    public PageTerms(Duration lifetime) {
        this(lifetime, HoldTerms.USUAL);
    }

    public PageTerms {
        if (!OrderRequest.isLifetime(lifetime)) {
            throw new IllegalArgumentException(
                    "A payment page lives from 60 minutes to 24 hours, but alliancepay.page.lifetime is " + lifetime);
        }
    }
}
