package io.github.alliancepay.demo.assortment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The currency of the store. The prices are in hryvnias and are converted at a fixed, invented rate. */
@Component
public class StoreCurrency {

    private final Currency currency;
    private final BigDecimal hryvnias;

    StoreCurrency(@Value("${store.currency}") String code) {
        this.currency = Currency.getInstance(code);
        this.hryvnias = rate(code);
    }

    private static BigDecimal rate(String code) {
        return switch (code) {
            case "UAH" -> BigDecimal.ONE;
            case "USD" -> new BigDecimal("41.50");
            case "EUR" -> new BigDecimal("44.80");
            default -> throw new IllegalArgumentException("store.currency=" + code + ": choose UAH, USD or EUR");
        };
    }

    /** The currency. */
    public Currency currency() {
        return currency;
    }

    /** Its ISO 4217 letters. */
    public String code() {
        return currency.getCurrencyCode();
    }

    /** Converts a price in hryvnias to this currency. */
    public BigDecimal convert(BigDecimal price) {
        return price.divide(hryvnias, currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }
}
