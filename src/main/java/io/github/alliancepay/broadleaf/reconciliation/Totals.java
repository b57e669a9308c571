package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.money.Coins;

/**
 * Sums of successful movements of one merchant in one currency, in coins.
 *
 * @param side who says so
 * @param merchant the merchant's id; empty when it is not known
 * @param currency the numeric code; empty when it is not known
 * @param unclear movements that may be purchases or refunds
 * @param commission as far as the side says what it is
 */
public record Totals(
        Side side, String merchant, String currency, Sum purchases, Sum refunds, Sum unclear, Coins commission) {

    /** Whose figures they are. */
    public enum Side {
        SHOP,
        BANK
    }

    /** A number of movements, and what they come to in coins. */
    public record Sum(int count, Coins amount) {

        static final Sum NONE = new Sum(0, Coins.ZERO);

        Sum plus(Movement movement) {
            return new Sum(count + 1, amount.plus(movement.amount().orElse(Coins.ZERO)));
        }
    }

    static Totals none(Side side, String merchant, String currency) {
        return new Totals(side, merchant, currency, Sum.NONE, Sum.NONE, Sum.NONE, Coins.ZERO);
    }

    Totals plus(Movement movement) {
        MovementType type = movement.type();
        return new Totals(
                side,
                merchant,
                currency,
                type == MovementType.PURCHASE ? purchases.plus(movement) : purchases,
                type == MovementType.REFUND ? refunds.plus(movement) : refunds,
                type == MovementType.UNKNOWN ? unclear.plus(movement) : unclear,
                commission.plus(movement.commission().orElse(Coins.ZERO)));
    }
}
