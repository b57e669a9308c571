package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An order to be paid on the bank's page (protocol section 5.1).
 *
 * @param merchantRequestId never used again, at most 36 characters; stored before the call
 * @param amount more than zero, in coins of {@code currency}
 * @param language ISO 639-1, such as {@code uk}
 * @param lifetime how long the page can be paid, {@link #SHORTEST_LIFETIME} to {@link #LONGEST_LIFETIME}; empty leaves it to the bank
 * @param addresses where the bank sends its callbacks and the shopper
 * @param payer who pays
 * @param description what people read about the order at the bank; with {@link PayType#A2A} a comment is added where there is none
 * @param type how it is paid
 * @param holdUntil when a hold is released by itself (UTC); only with {@link PayType#PREAUTH}, and needed there
 */
public record OrderRequest(
        String merchantRequestId,
        Coins amount,
        Currency currency,
        String language,
        Optional<Duration> lifetime,
        Addresses addresses,
        Payer payer,
        OrderDescription description,
        PayType type,
        Optional<Instant> holdUntil) {

    /** The languages of the bank's page (protocol section 5.1). */
    public static final Set<String> LANGUAGES = Set.of("uk", "en", "es", "de", "pl", "fr", "tr", "it", "nl", "pt");

    /** The shortest time for which the bank keeps a payment page open: 60 minutes. */
    public static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(60);

    /** The longest time for which the bank keeps a payment page open: 24 hours. */
    public static final Duration LONGEST_LIFETIME = Duration.ofHours(24);

    /** @throws IllegalArgumentException when a field breaks a rule of the bank; the message names it */
    public OrderRequest {
        RequestRules.requestId(merchantRequestId);
        RequestRules.require(!amount.isZero(), "The amount of an order is more than zero");
        RequestRules.require(language.matches("[a-z]{2}"), "language is an ISO 639-1 code");
        RequestRules.require(
                lifetime.stream().allMatch(OrderRequest::isLifetime), "The lifetime is 60 minutes to 24 hours");
        RequestRules.require(
                description.basket().isEmpty() || sum(description.basket()).equals(amount),
                "The lines of the basket add up to the amount of the order");
        RequestRules.require(
                holdUntil.isPresent() == (type == PayType.PREAUTH), "A hold, and nothing else, has an end");
        RequestRules.require(
                type != PayType.A2A || currency == Currency.UAH, "Money moves from account to account in UAH only");
        description = type == PayType.A2A ? description.ofTransfer(merchantRequestId) : description;
    }

    /** An order of which the bank is told no more than it needs. */
    public OrderRequest(
            String merchantRequestId,
            Coins amount,
            Currency currency,
            String language,
            Optional<Duration> lifetime,
            Addresses addresses,
            Payer payer) {
        this(
                merchantRequestId,
                amount,
                currency,
                language,
                lifetime,
                addresses,
                payer,
                OrderDescription.NONE,
                PayType.PURCHASE,
                Optional.empty());
    }

    /** The same order, described in another way. */
    public OrderRequest describedAs(OrderDescription another) {
        return new OrderRequest(
                merchantRequestId, amount, currency, language, lifetime, addresses, payer, another, type, holdUntil);
    }

    /** The same order of a payer of whom only the id is told. */
    public OrderRequest withoutPayerDetails() {
        return paidBy(new Payer(payer.customerId(), Map.of()));
    }

    /** The same order of a payer of whom something else is told. */
    public OrderRequest paidBy(Payer another) {
        return new OrderRequest(
                merchantRequestId,
                amount,
                currency,
                language,
                lifetime,
                addresses,
                another,
                description,
                type,
                holdUntil);
    }

    /** The same order, paid in another way. */
    public OrderRequest paidBy(PayType another, Optional<Instant> newHoldUntil) {
        return new OrderRequest(
                merchantRequestId,
                amount,
                currency,
                language,
                lifetime,
                addresses,
                payer,
                description,
                another,
                newHoldUntil);
    }

    /** Whether the bank accepts such a lifetime of a payment page (protocol section 5.1). */
    public static boolean isLifetime(Duration lifetime) {
        return lifetime.compareTo(SHORTEST_LIFETIME) >= 0 && lifetime.compareTo(LONGEST_LIFETIME) <= 0;
    }

    private static Coins sum(List<BasketLine> lines) {
        return lines.stream().map(BasketLine::sum).reduce(Coins.ZERO, Coins::plus);
    }

    /**
     * The addresses of the shop that the bank is told.
     *
     * @param callback where the bank sends callbacks; at most 255 characters, on the bank's white list (protocol section 2)
     * @param success where the shopper goes after paying; at most 1000 characters
     * @param failure where the shopper goes otherwise; at most 1000 characters
     */
    public record Addresses(URI callback, URI success, URI failure) {

        public Addresses {
            RequestRules.callback(callback);
            RequestRules.require(
                    success.toString().length() <= 1000, "The success address has at most 1000 characters");
            RequestRules.require(
                    failure.toString().length() <= 1000, "The failure address has at most 1000 characters");
        }

        /** Leaves the tokens in the addresses out of logs. */
        @Override
        public String toString() {
            return "Addresses[" + callback.getHost() + "]";
        }
    }
}
