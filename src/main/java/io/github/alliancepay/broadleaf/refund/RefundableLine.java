package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.money.Coins;

/**
 * What can be refunded on its own: an order line in one shipment, the shipping of one shipment, a fee, or money that belongs to no
 * line. Immutable.
 *
 * @param key the kind and the host's id: {@code item:<fulfilment group item>}, {@code shipping:<fulfilment group>},
 *     {@code fee:<fee>} or {@code rest:<order>}
 * @param name the article, the kind of shipping or the fee as the host calls it; may be empty
 * @param quantity how many units were sold, at least one; one for everything but items
 * @param amount what was paid for all of them, in coins of the order's currency
 */
public record RefundableLine(String key, LineKind kind, String name, int quantity, Coins amount) {

    /** What a line stands for. */
    public enum LineKind {
        ITEM,
        SHIPPING,
        FEE,
        /** Money that no line of the order explains: all of it while the order is not submitted, or what was paid on top. */
        REST
    }

    /** @throws IllegalArgumentException when there are no units */
    public RefundableLine {
        if (quantity < 1) {
            throw new IllegalArgumentException(
                    "Line " + key + " has a quantity of " + quantity + " instead of at least one");
        }
    }

    /**
     * What some units cost. Their prices are equal, rounded down to the coin, and the last unit takes the coins that rounding left
     * over. So the units together always cost the line.
     *
     * @param already units refunded before
     * @param units units refunded now
     * @throws IllegalArgumentException when the line has fewer
     */
    public Coins amountOf(int already, int units) {
        if (already < 0 || units < 0 || already + units > quantity) {
            throw new IllegalArgumentException(
                    "Line " + key + " has " + quantity + " units, not " + already + " and " + units + " more");
        }
        return upTo(already + units).minus(upTo(already));
    }

    private Coins upTo(int units) {
        return units == quantity ? amount : new Coins(amount.value() / quantity * units);
    }

    RefundableLine unnamed() {
        return new RefundableLine(key, kind, "", quantity, amount);
    }

    RefundableLine of(Coins another) {
        return new RefundableLine(key, kind, name, quantity, another);
    }
}
