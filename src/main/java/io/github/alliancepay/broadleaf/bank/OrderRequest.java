package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An order to be paid on the bank's page (protocol section 5.1).
 *
 * @param merchantRequestId unique for ever, at most 36 characters; stored before the call
 * @param amount more than zero, in coins of {@code currency}
 * @param language ISO 639-1, such as {@code uk}
 * @param lifetime how long the page may be paid; 60 minutes to 24 hours; empty leaves it to the bank
 * @param addresses where the bank calls and sends the shopper back
 * @param payer who pays
 */
public record OrderRequest(
        String merchantRequestId,
        Coins amount,
        Currency currency,
        String language,
        Optional<Duration> lifetime,
        Addresses addresses,
        Payer payer) {

    private static final Duration SHORTEST = Duration.ofMinutes(60);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public OrderRequest {
        Rule.requestId(merchantRequestId);
        Rule.require(!amount.isZero(), "The amount of an order is more than zero");
        Rule.require(language.matches("[a-z]{2}"), "language is an ISO 639-1 code");
        Rule.require(lifetime.stream().allMatch(OrderRequest::isAllowed), "The lifetime is 60 minutes to 24 hours");
    }

    private static boolean isAllowed(Duration lifetime) {
        return lifetime.compareTo(SHORTEST) >= 0 && lifetime.compareTo(LONGEST) <= 0;
    }

    /**
     * The shop's addresses that the bank learns.
     *
     * @param callback where the bank rings; at most 255 characters, white-listed at the bank (protocol section 2)
     * @param success where the shopper goes after paying; at most 1000 characters
     * @param failure where the shopper goes otherwise; at most 1000 characters
     */
    public record Addresses(URI callback, URI success, URI failure) {

        public Addresses {
            Rule.callback(callback);
            Rule.require(success.toString().length() <= 1000, "The success address has at most 1000 characters");
            Rule.require(failure.toString().length() <= 1000, "The failure address has at most 1000 characters");
        }
    }
}
