package io.github.alliancepay.broadleaf.host;

/** Names of the fields that we add to the host's payments, transactions and answers. The host stores them, so they never change. */
final class HostFields {

    /** Names our payment; with it a recorded payment is found again. */
    static final String PAYMENT_ID = "ALLIANCEPAY_PAYMENT_ID";

    /** The bank's id of a purchase, a hold or a completion. */
    static final String OPERATION_ID = "ALLIANCEPAY_OPERATION_ID";

    /** Names our refund; with it a recorded refund is found again. */
    static final String REFUND_ID = "ALLIANCEPAY_REFUND_ID";

    /** Names our completion of a hold. */
    static final String COMPLETION_ID = "ALLIANCEPAY_COMPLETION_ID";

    /** The state of our payment, refund or completion. */
    static final String STATE = "ALLIANCEPAY_STATE";

    /** What a refund put back in stock. A recorded refund without it has put nothing back yet. */
    static final String RESTOCKED = "ALLIANCEPAY_RESTOCKED";

    private HostFields() {}
}
