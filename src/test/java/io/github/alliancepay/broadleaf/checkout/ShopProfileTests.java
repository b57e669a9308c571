package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancepay.broadleaf.checkout.ShopProfile.Contact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopProfileTests {

    @ParameterizedTest
    @CsvSource({
        "mailto:help@shop.example,help@shop.example",
        "mailto:help@shop.example?subject=Order,help@shop.example",
        "tel:+380441234567,+380441234567",
        "https://shop.example/help?from=pay,shop.example/help"
    })
    void anAddressIsALinkThatReadsWell(String written, String text) {
        assertThat(Contact.of(written)).isEqualTo(new Contact(text, written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+380 44 123 45 67, 9–18", "Viber: 050 123 45 67", "the desk at the door", ""})
    void anythingElseIsPlainText(String written) {
        assertThat(Contact.of(written)).isEqualTo(new Contact(written, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "http://shop.example", "ftp://shop.example/x"})
    void anAddressThatDoesNotBelongInALinkIsRefused(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contact.of(written))
                .withMessageContaining("mailto:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/img/logo.svg", "https://cdn.shop.example/logo.svg"})
    void aLogoComesFromTheShopOrBySecureAddress(String logo) {
        assertThat(ShopProfile.checkedLogo(logo)).isEqualTo(logo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x.svg",
                "http://shop.example/x.svg",
                "data:image/svg+xml,x",
                "logo.svg",
                "https:x"
            })
    void anyOtherLogoIsRefused(String logo) {
        assertThatIllegalArgumentException().isThrownBy(() -> ShopProfile.checkedLogo(logo));
    }
}
