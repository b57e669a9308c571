package io.github.alliancepay.broadleaf.payment;

/**
 * An order of the shop that can be paid now: what is to be paid, who pays, and what the bank may be told about it. Good only on the thread
 * that read it.
 */
public record PayableOrder(Bill bill, Shopper shopper, OrderDetails details) {

    /** The same order, paid by somebody who reads another language. */
    PayableOrder in(String language) {
        return new PayableOrder(bill, new Shopper(shopper.payer(), shopper.email(), language), details);
    }

    /** Leaves personal data out of logs. */
    @Override
    public String toString() {
        return "PayableOrder[" + bill.orderId() + "]";
    }
}
