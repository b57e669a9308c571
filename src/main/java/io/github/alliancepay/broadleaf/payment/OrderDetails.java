package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the shop knows of an order that is about to be paid. Good only while the payment is being started, on the thread that starts it.
 *
 * @param id the host's id of the order
 * @param number the order's number; its id when it has no number, as Broadleaf's orders have none before they are submitted
 * @param lines reads what is paid for, with discounts and taxes in it; they may not add up to what is to pay, when a gift card pays a
 *     part, say
 */
public record OrderDetails(long id, String number, Supplier<List<PricedLine>> lines) {

    /** An order of which only its id is known. */
    public static OrderDetails of(Bill bill) {
        return new OrderDetails(bill.orderId(), String.valueOf(bill.orderId()), List::of);
    }

    /**
     * An article, the delivery, or a fee.
     *
     * @param name as the host calls it; may be empty for what is no article
     * @param count how many, at least one
     * @param sum what all of them cost together, in coins of the order's currency
     */
    public record PricedLine(String name, int count, Coins sum) {}
}
