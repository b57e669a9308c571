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

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public OrderRequest {
        require(
                !merchantRequestId.isBlank() && merchantRequestId.length() <= 36,
                "merchantRequestId has 1 to 36 characters");
        require(!amount.isZero(), "The amount of an order is more than zero");
        require(language.matches("[a-z]{2}"), "language is an ISO 639-1 code");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
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
            require(callback.toString().length() <= 255, "The callback address has at most 255 characters");
            require(success.toString().length() <= 1000, "The success address has at most 1000 characters");
            require(failure.toString().length() <= 1000, "The failure address has at most 1000 characters");
        }
    }
}
