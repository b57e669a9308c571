package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.refund.RefundForms;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.Refunds;

/**
 * The use cases that the back office offers.
 *
 * @param memory what is read without changing anything
 */
public record Office(Memory memory, PaymentSync paymentSync, Reviews reviews, Refunds refunds, RefundForms forms) {

    /** What is known of payments and refunds. */
    public record Memory(PaymentLedger payments, PaymentSearch search, RefundLedger refunds) {}
}
