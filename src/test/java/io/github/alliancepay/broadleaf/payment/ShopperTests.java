package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopperTests {

    @ParameterizedTest
    @CsvSource({"uk, uk", "uk_UA, uk", "ua, uk", "de_AT, de", "pl-PL, pl", "sv, en", "'', en", "nonsense, en"})
    void peoplePayInTheirLanguageWhereTheBankHasIt(String tag, String language) {
        assertThat(Shopper.language(tag)).isEqualTo(language);
    }

    @Test
    void neitherATokenNorAPersonIsInALog() {
        PayableOrder order = new PayableOrder(Stage.BILL, Stage.SHOPPER, OrderDetails.of(Stage.BILL));
        assertThat(order).hasToString("PayableOrder[7]");
        assertThat(Payments.open()).hasToString("Payment[payment-1 of order 7, OPEN]");
    }

    @Test
    void aTokenIsOfTwoHundredAndFiftySixBitsAndNeverTheSame() {
        assertThat(SecretToken.create()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(SecretToken.create());
    }

    @Test
    void aFingerprintIsTheSha256OfTheText() {
        assertThat(Fingerprint.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
