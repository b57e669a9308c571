package io.github.alliancepay.sandbox.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What an operation moves, in kopiykas, and what it was before conversion when the order is in another currency. */
public record Amount(long coins, Optional<Source> source) {
    /** The order's own money: its coins, its currency, and hryvnias for one unit of it. */
    public record Source(long coins, Currency currency, BigDecimal rate) {}

    /** Refuses a negative sum. */
    public Amount {
        if (coins < 0) {
            throw new IllegalArgumentException("an operation cannot move " + coins + " kopiykas");
        }
    }

    /** Kopiykas as they are. */
    public static Amount uah(long coins) {
        return new Amount(coins, Optional.empty());
    }

    /** Coins of another currency, converted and rounded half up: 10 cents at 44.35 are 444 kopiykas (protocol section 14.3). */
    public static Amount converted(Source source) {
        BigDecimal kopiykas = BigDecimal.valueOf(source.coins()).multiply(source.rate());
        return new Amount(kopiykas.setScale(0, RoundingMode.HALF_UP).longValueExact(), Optional.of(source));
    }
}
