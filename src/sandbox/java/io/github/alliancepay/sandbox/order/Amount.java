package io.github.alliancepay.sandbox.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The amount of an operation in kopiykas, and the amount before conversion when the order is in another currency. */
public record Amount(long coins, Optional<Source> source) {
    /** The amount in the order's currency, and the rate: hryvnias for one unit of it. */
    public record Source(long coins, Currency currency, BigDecimal rate) {}

    /** Refuses a negative amount. */
    public Amount {
        if (coins < 0) {
            throw new IllegalArgumentException("an operation cannot move " + coins + " kopiykas");
        }
    }

    /** An amount in kopiykas. */
    public static Amount uah(long coins) {
        return new Amount(coins, Optional.empty());
    }

    /** Coins of another currency, converted and rounded half up: 10 cents at 44.35 are 444 kopiykas (protocol section 14.3). */
    public static Amount converted(Source source) {
        BigDecimal kopiykas = BigDecimal.valueOf(source.coins()).multiply(source.rate());
        return new Amount(kopiykas.setScale(0, RoundingMode.HALF_UP).longValueExact(), Optional.of(source));
    }
}
