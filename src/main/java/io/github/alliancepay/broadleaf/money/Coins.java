package io.github.alliancepay.broadleaf.money;

import java.math.BigDecimal;

/**
 * A sum of money in coins: hundredths of its currency's unit (kopiykas, cents), never negative (protocol section 14.2).
 * Immutable, hence safe for use by many threads.
 *
 * @param value the number of coins
 */
public record Coins(long value) implements Comparable<Coins> {

    /** No money at all. */
    public static final Coins ZERO = new Coins(0);

    private static final int DECIMALS = 2;

    /** @throws IllegalArgumentException when the value is negative */
    public Coins {
        if (value < 0) {
            throw new IllegalArgumentException("A sum of money cannot be negative, but is " + value + " coins");
        }
    }

    /**
     * Converts a decimal amount exactly.
     *
     * @param amount an amount in units of the currency, such as {@code 276.62}
     * @throws IllegalArgumentException when the amount is negative, has a part smaller than a coin, or is too large
     */
    public static Coins of(BigDecimal amount) {
        try {
            return new Coins(amount.movePointRight(DECIMALS).longValueExact());
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    "The amount " + amount + " is not a whole number of coins; round it to two decimals first",
                    inexact);
        }
    }

    /** The amount in units of the currency, always with two decimals. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(value, DECIMALS);
    }

    /** @throws ArithmeticException when the sum does not fit */
    public Coins plus(Coins other) {
        return new Coins(Math.addExact(value, other.value));
    }

    /** @throws IllegalArgumentException when the other sum is larger */
    public Coins minus(Coins other) {
        return new Coins(value - other.value);
    }

    /** What is left after taking the other sum away, and nothing when the other sum is larger. */
    public Coins minusAtMost(Coins other) {
        return other.isMoreThan(this) ? ZERO : minus(other);
    }

    public boolean isMoreThan(Coins other) {
        return value > other.value;
    }

    public boolean isZero() {
        return value == 0;
    }

    @Override
    public int compareTo(Coins other) {
        return Long.compare(value, other.value);
    }

    /** The plain decimal form, such as {@code 276.62}. */
    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }
}
