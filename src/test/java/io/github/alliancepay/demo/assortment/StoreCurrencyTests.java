package io.github.alliancepay.demo.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreCurrencyTests {

    @ParameterizedTest
    @CsvSource({"UAH, 385.50", "USD, 9.29", "EUR, 8.60"})
    void pricesAreConvertedToWholeCents(String code, BigDecimal price) {
        assertThat(new StoreCurrency(code).convert(new BigDecimal("385.50"))).isEqualTo(price);
    }

    @Test
    void anotherCurrencyIsRefusedByName() {
        assertThatThrownBy(() -> new StoreCurrency("PLN"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("store.currency=PLN: choose UAH, USD or EUR");
    }
}
