package io.github.alliancepay.broadleaf.money;

import java.util.Optional;
import java.util.stream.Stream;

/** The currencies in which the bank takes orders; all have two decimals (protocol section 14.3). */
public enum Currency {
    UAH("980"),
    USD("840"),
    EUR("978");

    private final String numeric;

    Currency(String numeric) {
        this.numeric = numeric;
    }

    /** The ISO 4217 numeric code, which the bank speaks. */
    public String numeric() {
        return numeric;
    }

    /** Finds a currency by its ISO 4217 code, alphabetic ({@code UAH}) or numeric ({@code 980}). */
    public static Optional<Currency> find(String code) {
        return Stream.of(values())
                .filter(currency -> currency.name().equals(code) || currency.numeric.equals(code))
                .findFirst();
    }
}
