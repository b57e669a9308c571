package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayAlwaysAutoConfiguration;
import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayAutoConfiguration;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A wrong setting stops the start. The message has its name and a remedy, but not its secret value. */
class SettingsTests {

    private static SandboxBank bank;

    @BeforeAll
    static void aBank() {
        bank = SandboxBank.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void noBank() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bank.example", "ftp://bank.example", "bank.example", "https://"})
    void aBaseUrlThatIsNotHttpsIsRefused(String address) {
        assertRefused("alliancepay.base-url", address, "https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret-that-is-no-json", "{\"kty\":\"RSA\",\"secret\":1}", "{\"kty\":\"EC\",\"crv\":\"P-384\"}"
            })
    void aKeyThatIsNoneIsRefusedAndNotShown(String key) {
        String complaint = assertRefused("alliancepay.private-jwk", key, "Paste the whole private JWK");

        assertThat(complaint).doesNotContain("secret");
    }

    @Test
    void aBrokenKeyIsRefusedAndNotShown() {
        String key = credentials().privateJwk();
        String secret = key.replaceAll(".*\"d\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        String broken = key.replace(secret, secret.substring(1) + "A");

        String complaint = assertRefused("alliancepay.private-jwk", broken, "Paste the whole private JWK");

        assertThat(complaint).doesNotContain(secret.substring(1, 20));
    }

    @Test
    void aKeyFileThatIsNotThereIsRefused() {
        runner().withPropertyValues("alliancepay.private-jwk=", "alliancepay.private-jwk-file=/no/such/file")
                .run(context -> assertThat(context.getStartupFailure()).hasMessageContaining("cannot be read"));
    }

    @ParameterizedTest
    @CsvSource({"alliancepay.merchant-id", "alliancepay.service-code"})
    void anInvalidIdIsRefusedAtStartAndNotShown(String property) {
        assertThat(assertRefused(property, "s3cr3t id", "Copy it from the bank"))
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-5s", "999ms"})
    void aClockThatWouldNotStopLookingIsRefused(String interval) {
        assertRefused("alliancepay.clock.interval", interval, "one second or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "23h", "-1d"})
    void anAgeThatWouldEraseWhatIsStillNeededIsRefused(String age) {
        assertRefused("alliancepay.retention.personal-data", age, "one day or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0d", "1d", "10000d"})
    void personalDataAreKeptForAnyNumberOfDaysOrForEver(String age) {
        runner().withPropertyValues("alliancepay.retention.personal-data=" + age)
                .run(context -> assertThat(context.getStartupFailure())
                        .getRootCause()
                        .hasMessageContaining("blTransactionManager"));
    }

    @ParameterizedTest
    @CsvSource({
        "alliancepay.clock.interval",
        "alliancepay.retention.personal-data",
        "alliancepay.test-mode",
        "alliancepay.page.methods"
    })
    void aSettingOfTheWrongKindIsNamed(String property) {
        assertThat(complaint(property, "neither"))
                .contains(property, "It cannot be read. Write ")
                .doesNotContain("neither");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://shop.example"})
    void aLiveShopNeedsItsOwnPublicHttpsAddress(String address) {
        runner().withPropertyValues("alliancepay.test-mode=false", "alliancepay.shop-url=" + address)
                .run(context -> assertThat(context.getStartupFailure()).hasMessageContaining("https://shop.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example", "ftp://shop.example", "https://shop.example?a=b", "https://user@shop.example"})
    void anAddressThatIsNoneIsRefusedInTestModeToo(String address) {
        assertRefused("alliancepay.shop-url", address, "like https://shop.example");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        runner().withPropertyValues(
                        "alliancepay.merchant-id=12345",
                        "alliancepay.service-code=s3cr3t code",
                        "alliancepay.base-url=http://bank.example",
                        "alliancepay.page.lifetime=5m",
                        "alliancepay.session-renewal=25h",
                        "alliancepay.shop.contact=ftp:no",
                        "alliancepay.shop-url=shop.example")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContainingAll(
                                "alliancepay.merchant-id",
                                "alliancepay.service-code",
                                "alliancepay.base-url",
                                "alliancepay.page.lifetime",
                                "alliancepay.session-renewal",
                                "alliancepay.shop-url"));
    }

    @Test
    void settingsOfTheWrongKindAreSaidAtOnceToo() {
        runner().withPropertyValues(
                        "alliancepay.clock.interval=soon",
                        "alliancepay.page.methods=CASH",
                        "alliancepay.hold.duration=x")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContainingAll(
                                "alliancepay.clock.interval", "one of CARD, APPLE_PAY, GOOGLE_PAY", "hold.duration"));
    }

    @Test
    void settingsOfOtherTerminalsAreAmongThem() {
        runner().withPropertyValues(
                        "alliancepay.clock.interval=soon",
                        "alliancepay.terminals.usd.test-mode=perhaps",
                        "alliancepay.terminals.usd.currencies=XYZ",
                        "alliancepay.terminals.Account.types=CASH")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContainingAll(
                                "alliancepay.clock.interval",
                                "alliancepay.terminals.usd.test-mode cannot be used: It cannot be read. Write true or false",
                                "alliancepay.terminals.usd.currencies",
                                "one of UAH, ",
                                "alliancepay.terminals.account.types",
                                "PREAUTH"));
    }

    @Test
    void whatTerminalsMustNotShareIsAmongThem() {
        runner().withPropertyValues(
                        "alliancepay.page.lifetime=5m",
                        "alliancepay.terminals.usd.base-url=http://bank.example",
                        "alliancepay.terminals.usd.merchant-id=2b6f0cc9-04d3-4b2a-9c1e-6a1f1c0f8a99",
                        "alliancepay.terminals.usd.service-code=another",
                        "alliancepay.terminals.eur.merchant-id=2b6f0cc9-04d3-4b2a-9c1e-6a1f1c0f8a99",
                        "alliancepay.terminals.eur.service-code=another")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContainingAll(
                                "alliancepay.page.lifetime",
                                "alliancepay.terminals.usd.base-url",
                                "alliancepay.terminals.usd.merchant-id cannot be used: Another terminal has the same",
                                "alliancepay.terminals.usd.service-code")
                        .hasMessageNotContaining("terminals.eur"));
    }

    @Test
    void goodSettingsPassToTheHostsBeans() {
        runner().run(context ->
                assertThat(context.getStartupFailure()).getRootCause().hasMessageContaining("blTransactionManager"));
    }

    @ParameterizedTest
    @CsvSource({"alliancepay.base-url", "alliancepay.merchant-id", "alliancepay.service-code", "alliancepay.private-jwk"
    })
    void withoutCredentialsTheShopStartsAndNothingIsRegistered(String missing) {
        runner().withPropertyValues(missing + "=").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanDefinitionNames())
                    .filteredOn(name -> name.startsWith("alliancePay"))
                    .containsExactlyInAnyOrder(
                            "alliancePayAlwaysAutoConfiguration",
                            "alliancePayGatewayType",
                            "alliancePaySettingsCheck",
                            "alliancePayTexts",
                            "alliancePayCredentialsNotice",
                            "alliancePayEagerBeans",
                            "alliancePayUnknownSettingsNotice");
            assertThat(PaymentGatewayType.getInstance("ALLIANCE_PAY")).isNotNull();
        });
    }

    private static String assertRefused(String property, String value, String remedy) {
        String complaint = complaint(property, value);
        assertThat(complaint).contains(remedy).contains("InvalidSettingException");
        return complaint;
    }

    /** All that a failed start says. */
    private static String complaint(String property, String value) {
        StringBuilder said = new StringBuilder();
        runner().withPropertyValues(property + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
                said.append(cause).append('\n');
            }
        });
        return said.toString();
    }

    private static SandboxCredentials credentials() {
        return bank.credentials();
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AlliancePayAlwaysAutoConfiguration.class, AlliancePayAutoConfiguration.class))
                .withPropertyValues(
                        "alliancepay.base-url=" + bank.baseUrl(),
                        "alliancepay.merchant-id=" + credentials().merchantId(),
                        "alliancepay.service-code=" + credentials().serviceCode(),
                        "alliancepay.private-jwk=" + credentials().privateJwk(),
                        "alliancepay.test-mode=true");
    }
}
