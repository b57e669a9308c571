package io.github.alliancepay.broadleaf.host;

/** Names of the fields that we add to the host's payments, transactions and answers. The host stores them, so they never change. */
final class HostFields {

    /** Names our payment; with it a recorded payment is found again. */
    static final String PAYMENT_ID = "ALLIANCEPAY_PAYMENT_ID";

    /** Names our refund; with it a recorded refund is found again. */
    static final String REFUND_ID = "ALLIANCEPAY_REFUND_ID";

    /** The state of our payment or refund. */
    static final String STATE = "ALLIANCEPAY_STATE";

    /** What a refund put back in stock. A recorded refund without it has put nothing back yet. */
    static final String RESTOCKED = "ALLIANCEPAY_RESTOCKED";

    private HostFields() {}
}
