package io.github.alliancepay.sandbox.order;

import java.util.Arrays;
import java.util.Optional;

/** {@code currencyCode} of an order. Operations are always in hryvnias (protocol section 14.3). */
public enum Currency {
    /** Hryvnia. */
    UAH("980", "₴"),
    /** US dollar. */
    USD("840", "$"),
    /** Euro. */
    EUR("978", "€");

    private final String code;
    private final String sign;

    Currency(String code, String sign) {
        this.code = code;
        this.sign = sign;
    }

    /** The currency with this ISO 4217 number. */
    public static Optional<Currency> of(String code) {
        return Arrays.stream(values())
                .filter(currency -> currency.code.equals(code))
                .findFirst();
    }

    /** The ISO 4217 number. */
    public String code() {
        return code;
    }

    /** Its sign. */
    public String sign() {
        return sign;
    }
}
