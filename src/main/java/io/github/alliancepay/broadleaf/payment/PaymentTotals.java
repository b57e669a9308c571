package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;

/**
 * Sums of some days in one currency, the orders'. Payments belong to the day on which they were started, refunds to the day on which they
 * were made. A refund that is counted in UAH, as the bank did not say how much it is in the order's currency, belongs to UAH.
 *
 * @param test whether no real money moved
 * @param paid what the bank received
 * @param refunded what the bank returned
 * @param open what is not paid yet, and can be
 * @param held what is held and not taken
 * @param refunding refunds that the bank has not decided
 * @param attention payments that need a person
 */
public record PaymentTotals(
        Currency currency,
        boolean test,
        CountedAmount paid,
        CountedAmount refunded,
        CountedAmount open,
        CountedAmount held,
        CountedAmount refunding,
        CountedAmount attention) {

    /** How many, and how much together. */
    public record CountedAmount(long count, Coins amount) {

        public static final CountedAmount NONE = new CountedAmount(0, Coins.ZERO);

        public CountedAmount plus(CountedAmount other) {
            return new CountedAmount(count + other.count, amount.plus(other.amount));
        }
    }
}
