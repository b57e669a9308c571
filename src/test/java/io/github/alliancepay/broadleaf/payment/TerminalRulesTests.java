package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which terminal takes a payment by the settings. */
class TerminalRulesTests {

    private static final List<TerminalRule> RULES = List.of(
            new TerminalRule("accounts", Set.of(), Set.of(), Set.of(PayType.A2A)),
            new TerminalRule("dollars", Set.of(), Set.of(Currency.USD), Set.of()),
            new TerminalRule("books", Set.of("Books "), Set.of(), Set.of(PayType.PREAUTH)),
            new TerminalRule("bookEuros", Set.of("books"), Set.of(Currency.EUR), Set.of(PayType.PURCHASE)));

    @ParameterizedTest
    @CsvSource({
        "'',    UAH, CARD,    shop,      PURCHASE",
        "'',    USD, CARD,    dollars,   PURCHASE",
        "'',    EUR, CARD,    shop,      PURCHASE",
        "BOOKS, UAH, CARD,    books,     PREAUTH",
        "BOOKS, USD, CARD,    books,     PREAUTH",
        "BOOKS, EUR, CARD,    bookEuros, PURCHASE",
        "Music, UAH, CARD,    shop,      PURCHASE",
        "BOOKS, UAH, ACCOUNT, accounts,  A2A"
    })
    void theRuleThatSaysMostTakesThePayment(
            String site, Currency currency, PaymentOption option, String merchant, PayType type) {
        assertThat(resolved(RULES, PayType.PURCHASE, site, currency, option))
                .contains(new PaymentRoute(merchant, type));
    }

    @Test
    void aTransferIsInHryvniasOnly() {
        assertThat(resolved(RULES, PayType.PURCHASE, "", Currency.USD, PaymentOption.ACCOUNT))
                .isEmpty();
    }

    @Test
    void theDefaultTerminalTakesNoTransfers() {
        assertThat(resolved(List.of(), PayType.PURCHASE, "", Currency.UAH, PaymentOption.ACCOUNT))
                .isEmpty();
    }

    @Test
    void aTerminalThatDoesNotSayHowCardsArePaidDoesAsTheShop() {
        assertThat(resolved(RULES, PayType.PREAUTH, "", Currency.USD, PaymentOption.CARD))
                .contains(new PaymentRoute("dollars", PayType.PREAUTH));
        assertThat(resolved(RULES, PayType.PREAUTH, "books", Currency.EUR, PaymentOption.CARD))
                .contains(new PaymentRoute("bookEuros", PayType.PURCHASE));
    }

    private static Optional<PaymentRoute> resolved(
            List<TerminalRule> rules, PayType cards, String site, Currency currency, PaymentOption option) {
        PaymentRoute standard = new PaymentRoute("shop", cards);
        Optional<String> here = Optional.of(site).filter(name -> !name.isEmpty());
        return new TerminalRules(rules, standard, () -> here)
                .resolve(new Bill(7, new Coins(100), currency, "f"), option);
    }
}
