package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which payments a terminal of the bank takes.
 *
 * @param merchantId the terminal
 * @param sites names of the host's sites, case does not count; empty for all
 * @param currencies of the orders; empty for all
 * @param types how they are paid; empty for cards, by a purchase or a hold as the shop has it
 */
public record TerminalRule(String merchantId, Set<String> sites, Set<Currency> currencies, Set<PayType> types) {

    public TerminalRule {
        sites = sites.stream().map(TerminalRule::uniform).collect(Collectors.toUnmodifiableSet());
        currencies = Set.copyOf(currencies);
        types = Set.copyOf(types);
    }

    /** How the terminal is paid by; empty when it does not take such a payment. */
    Optional<PaymentRoute> route(Optional<String> site, Currency currency, PaymentOption option, PayType cards) {
        boolean fits = (sites.isEmpty()
                        || site.map(TerminalRule::uniform)
                                .filter(sites::contains)
                                .isPresent())
                && (currencies.isEmpty() || currencies.contains(currency));
        return Optional.of(option)
                .filter(any -> fits)
                .flatMap(any -> any == PaymentOption.CARD ? cardType(cards) : transfer(currency))
                .map(type -> new PaymentRoute(merchantId, type));
    }

    /** How much it says about the payments it takes; the site counts more than the currency. */
    int precision() {
        return (sites.isEmpty() ? 0 : 2) + (currencies.isEmpty() ? 0 : 1);
    }

    private Optional<PayType> cardType(PayType usual) {
        if (types.isEmpty() || types.contains(usual)) {
            return Optional.of(usual);
        }
        return types.stream()
                .filter(type -> PaymentOption.of(type) == PaymentOption.CARD)
                .findFirst();
    }

    /** The bank moves UAH only from account to account (protocol section 5.1). */
    private Optional<PayType> transfer(Currency currency) {
        return Optional.of(PayType.A2A).filter(type -> types.contains(type) && currency == Currency.UAH);
    }

    private static String uniform(String site) {
        return site.strip().toLowerCase(Locale.ROOT);
    }
}
