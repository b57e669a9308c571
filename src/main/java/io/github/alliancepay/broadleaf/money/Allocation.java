package io.github.alliancepay.broadleaf.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a sum over parts in proportion to their weights, to the coin: the shares always add up to the sum, and no share differs
 * from its exact proportion by a coin or more. Rounding is carried from part to part, so the same parts always get the same shares.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * The shares, in the order of the weights.
     *
     * @param sum what is divided
     * @param weights the sizes of the parts in coins; at least one is more than zero unless the sum is zero
     * @throws IllegalArgumentException when a sum is to be divided over no weight at all
     */
    public static List<Coins> of(Coins sum, List<Coins> weights) {
        Coins whole = weights.stream().reduce(Coins.ZERO, Coins::plus);
        if (whole.isZero() && !sum.isZero()) {
            throw new IllegalArgumentException("The sum " + sum + " cannot be divided over parts of no weight");
        }
        List<Coins> shares = new ArrayList<>();
        Coins weighed = Coins.ZERO;
        Coins given = Coins.ZERO;
        for (Coins weight : weights) {
            weighed = weighed.plus(weight);
            Coins due = whole.isZero() ? Coins.ZERO : portion(sum, weighed, whole);
            shares.add(due.minus(given));
            given = due;
        }
        return List.copyOf(shares);
    }

    private static Coins portion(Coins sum, Coins part, Coins whole) {
        return new Coins(BigInteger.valueOf(sum.value())
                .multiply(BigInteger.valueOf(part.value()))
                .divide(BigInteger.valueOf(whole.value()))
                .longValueExact());
    }
}
