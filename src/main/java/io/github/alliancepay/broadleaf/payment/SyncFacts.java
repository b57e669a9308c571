package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;

/**
 * Everything that a decision about a payment rests on.
 *
 * @param payment before the decision
 */
record SyncFacts(Payment payment, SyncRequest request, BankReply bank, RefundProgress refunds, SyncRules rules) {

    /** The same facts about the payment as it has become, at a later time. */
    SyncFacts after(Payment become, Instant now) {
        return new SyncFacts(become, request.at(now), bank, refunds, rules);
    }
}
