package io.github.alliancepay.broadleaf.payment;

/** Why money that came, or is held, does not fit the order. The words are under {@code review.<reason>} in the messages. */
public enum ReviewReason {
    /** The bank took or holds another amount than the order's. */
    AMOUNT_DIFFERS,
    /** The bank took or holds another currency than the order's. */
    CURRENCY_DIFFERS,
    /** The bank's answer names another merchant, request or order than ours. */
    BANK_ORDER_DIFFERS,
    /** A test terminal reported success while the shop takes real money. */
    TEST_PAYMENT,
    /** The order's lines, total or currency changed after the payment started. */
    ORDER_CHANGED,
    /** The order was submitted with another payment meanwhile. */
    ORDER_PAID_OTHERWISE,
    /** The order is cancelled or in another state that cannot be submitted. */
    ORDER_NOT_PAYABLE,
    /** The host no longer has the order. */
    ORDER_MISSING,
    /** Money of the payment was returned before the order was submitted. */
    MONEY_RETURNED
}
