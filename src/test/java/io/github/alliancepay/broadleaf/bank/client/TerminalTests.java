package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTests {

    private static final String PRODUCTION = "https://api-ecom-prod.bankalliance.ua";

    @Test
    void slashesAtTheEndOfTheAddressDoNotDouble() {
        assertThat(terminal(PRODUCTION + "///").address("/ecom/x")).hasToString(PRODUCTION + "/ecom/x");
        assertThat(terminal(PRODUCTION + "/gate/").address("/ecom/x")).hasToString(PRODUCTION + "/gate/ecom/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8090", "http://127.0.0.1:8090", "http://127.5.6.7", "http://[::1]:8090"})
    void plainHttpIsForThisMachine(String address) {
        assertThat(terminal(address).baseUrl()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api-ecom-prod.bankalliance.ua",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "ftp://localhost",
                "api-ecom-prod.bankalliance.ua",
                "https:///path",
                "https://user:password@api-ecom-prod.bankalliance.ua",
                "https://api-ecom-prod.bankalliance.ua?x=1",
                "https://api-ecom-prod.bankalliance.ua#x",
                ""
            })
    void anAddressThatIsNotSafeIsRefusedWithAnExample(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terminal(address))
                .withMessageContaining("it should look like " + PRODUCTION)
                .withMessageNotContaining("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pay.alb.ua/?hpp_id=1",
                "https://alb.ua/",
                "https://PAY.ALB.UA/",
                "https://pgi-ecom-release.develop.bankalliance.ua:8443/?hpp_id=1"
            })
    void theBanksOwnPagesAreAllowed(String page) {
        assertThat(terminal(PRODUCTION).allowsPage(URI.create(page))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pay.alb.ua/",
                "https://evilalb.ua/",
                "https://alb.ua.evil.example/",
                "https://evil.example/?alb.ua",
                "https://pay.alb.ua@evil.example/",
                "https://user@pay.alb.ua/",
                "javascript:alert(1)",
                "//pay.alb.ua/",
                "/pay",
                "http://localhost:8090/pay",
                "https://127.0.0.1/pay"
            })
    void noOtherPageIsAllowed(String page) {
        assertThat(terminal(PRODUCTION).allowsPage(URI.create(page))).isFalse();
    }

    @Test
    void aBankEmulatedOnThisMachineMayShowItsPagesHere() {
        Terminal emulated = terminal("http://localhost:8090");
        assertThat(emulated.allowsPage(URI.create("http://localhost:8090/pay"))).isTrue();
        assertThat(emulated.allowsPage(URI.create("http://127.0.0.1:1/pay"))).isTrue();
        assertThat(emulated.allowsPage(URI.create("ftp://localhost/pay"))).isFalse();
        assertThat(emulated.allowsPage(URI.create("http://pay.alb.ua/"))).isFalse();
    }

    @Test
    void theAllowedHostsCanBeChosen() {
        PageOptions page = new PageOptions(
                EnumSet.of(PaymentMethod.CARD), StatusPage.STATUS_PAGE, false, Set.of(" Pay.Example.COM "));
        assertThat(page.redirectHosts()).containsExactly("pay.example.com");
        assertThat(page.isAt(URI.create("https://a.pay.example.com/"))).isTrue();
        assertThat(page.isAt(URI.create("https://pay.alb.ua/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ua", "https://alb.ua", "alb.ua/", "*.alb.ua", ".ua", "alb.ua:443"})
    void whatIsNoHostNameIsRefusedAsAnAllowedHost(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PageOptions(EnumSet.of(PaymentMethod.CARD), StatusPage.STATUS_PAGE, false, Set.of(host)))
                .withMessageContaining("Write it like alb.ua");
    }

    @Test
    void aPageWithoutPaymentMethodsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageOptions(Set.of(), StatusPage.STATUS_PAGE, false, Set.of("alb.ua")))
                .withMessageContaining("at least one payment method");
    }

    @Test
    void idsThatCannotBeTheBanksAreRefusedWithoutBeingQuoted() {
        MerchantKey key = BankSide.CREDENTIALS.key();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(" ", BankSide.SERVICE_CODE, key))
                .withMessageContaining("merchant id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(BankSide.MERCHANT_ID, "my secret code", key))
                .withMessageContaining("service code")
                .withMessageNotContaining("my secret code");
    }

    @Test
    void timesThatCannotWorkAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(Duration.ZERO, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(second, second.negated(), second));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(second, second, Duration.ofHours(24)));
    }

    private static Terminal terminal(String address) {
        return new Terminal(URI.create(address), BankSide.CREDENTIALS, BankSide.PAGE, false);
    }
}
