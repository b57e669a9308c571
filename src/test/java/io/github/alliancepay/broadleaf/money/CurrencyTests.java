package io.github.alliancepay.broadleaf.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTests {

    @ParameterizedTest
    @CsvSource({"UAH, 980", "USD, 840", "EUR, 978"})
    void aCurrencyIsFoundByItsLettersAndByItsNumber(Currency currency, String number) {
        assertThat(Currency.find(currency.name())).contains(currency);
        assertThat(Currency.find(number)).contains(currency);
        assertThat(currency.numeric()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "uah", "PLN", "985", "98"})
    void whatTheBankDoesNotTakeIsNotFound(String code) {
        assertThat(Currency.find(code)).isEmpty();
    }

    @Test
    void theBankTakesThree() {
        assertThat(Currency.values()).hasSize(3);
    }
}
