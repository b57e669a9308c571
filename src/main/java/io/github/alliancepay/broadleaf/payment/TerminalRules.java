package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.PayType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chooses the terminal by the settings: the one whose rule says most about the payment, and else the default terminal, which takes cards of
 * every site in every currency. Between rules that say as much, the first in their order. Safe for use by many threads.
 */
public final class TerminalRules implements TerminalResolver {

    private final List<TerminalRule> rules;
    private final PaymentRoute standard;
    private final Supplier<Optional<String>> site;

    /**
     * @param standard the default terminal, and how cards are paid by it and by terminals that do not say it
     * @param site the name of the host's site of this request
     */
    public TerminalRules(List<TerminalRule> rules, PaymentRoute standard, Supplier<Optional<String>> site) {
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt(TerminalRule::precision).reversed())
                .toList();
        this.standard = standard;
        this.site = site;
    }

    @Override
    public Optional<PaymentRoute> resolve(Bill bill, PaymentOption option) {
        Optional<String> here = site.get();
        PayType cards = standard.type();
        return rules.stream()
                .flatMap(rule -> rule.route(here, bill.currency(), option, cards).stream())
                .findFirst()
                .or(() -> Optional.of(standard).filter(terminal -> option == PaymentOption.CARD));
    }
}
