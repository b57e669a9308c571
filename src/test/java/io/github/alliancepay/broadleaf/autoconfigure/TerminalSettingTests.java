package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.PaymentOption;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.TerminalResolver;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Further terminals beside the default one. */
class TerminalSettingTests {

    private static final String DOLLARS = "2b6f0cc9-04d3-4b2a-9c1e-6a1f1c0f8a99";

    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.clock.enabled=false");

    private final ApplicationContextRunner two = site.withPropertyValues(
            "alliancepay.terminals.usd.merchant-id=" + DOLLARS,
            "alliancepay.terminals.usd.service-code=another",
            "alliancepay.terminals.usd.currencies=USD");

    @Test
    void eachCurrencyIsSoldByItsTerminal() {
        two.run(context -> {
            assertThat(merchant(context, Currency.USD)).isEqualTo(DOLLARS);
            assertThat(merchant(context, Currency.UAH)).isEqualTo(Merchant.ID);
        });
    }

    @Test
    void eachTerminalHasItsOwnAccessToTheBank() {
        two.run(context -> {
            AllianceBanks banks = context.getBean(AllianceBanks.class);
            assertThat(banks.of(Merchant.ID)).isSameAs(context.getBean(AllianceBank.class));
            assertThat(banks.of(DOLLARS)).isNotSameAs(banks.of(Merchant.ID)).isSameAs(banks.of(DOLLARS));
        });
    }

    @Test
    void aTerminalThatIsNotInTheSettingsAnyMoreIsNamed() {
        two.run(context -> assertThatThrownBy(
                        () -> context.getBean(AllianceBanks.class).of("gone").order("1"))
                .isInstanceOf(NotDoneException.class)
                .hasMessageContaining("gone")
                .hasMessageContaining("alliancepay.terminals"));
    }

    @Test
    void aBankOfTheShopsOwnTakesThePaymentsOfEveryTerminal() {
        AllianceBank own = TestHost.unused(AllianceBank.class);

        site.withBean(AllianceBank.class, () -> own)
                .run(context -> assertThat(context.getBean(AllianceBanks.class).of("any"))
                        .isSameAs(own));
    }

    @Test
    void twoTerminalsDoNotShareAServiceCode() {
        two.withPropertyValues("alliancepay.terminals.usd.service-code=" + Merchant.SERVICE_CODE)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("alliancepay.terminals.usd.service-code"));
    }

    @Test
    void aTerminalWithoutItsIdIsNoTerminal() {
        site.withPropertyValues("alliancepay.terminals.usd.service-code=another")
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("merchant id"));
    }

    @Test
    void aRealTerminalBesideATestTerminalCountsNoTestPayments() {
        two.withPropertyValues("alliancepay.terminals.usd.test-mode=false", "alliancepay.shop-url=https://shop.example")
                .run(context -> {
                    Terminals terminals = context.getBean(Terminals.class);
                    assertThat(terminals.isTest(Merchant.ID)).isTrue();
                    assertThat(terminals.isTest(DOLLARS)).isFalse();
                    assertThat(terminals.testTerminals()).contains("default");
                });
    }

    @Test
    void theSettingsOfTerminalsAreKnownByTheirNames() {
        SettingNames names = SettingNames.of("alliancepay", AlliancePayProperties.class);

        assertThat(names.contains("alliancepay.terminals.usd.merchant-id")).isTrue();
        assertThat(names.contains("alliancepay.terminals.usd.currencies[0]")).isTrue();
        assertThat(names.contains("ALLIANCEPAY_TERMINALS_USD_SERVICECODE")).isTrue();
        assertThat(names.contains("alliancepay.terminals.usd.merchan-id")).isFalse();
    }

    private static String merchant(ApplicationContext shop, Currency currency) {
        return shop.getBean(TerminalResolver.class)
                .resolve(new Bill(1, new Coins(100), currency, "f"), PaymentOption.CARD)
                .map(PaymentRoute::merchantId)
                .orElseThrow();
    }
}
