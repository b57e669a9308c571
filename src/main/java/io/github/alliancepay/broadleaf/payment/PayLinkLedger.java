package io.github.alliancepay.broadleaf.payment;

import java.util.List;
import java.util.Optional;

/**
 * The durable memory of payment links, shared by all nodes. Every method is a transaction of its own, committed on return. Safe for use by
 * many threads.
 */
public interface PayLinkLedger {

    /** @param token the secret part of the address; its hash is stored */
    void add(PayLink link, String token);

    Optional<PayLink> findByToken(String token);

    /** All links to an order, the newest first, at most fifty. */
    List<PayLink> ofOrder(long orderId);

    /** Writes down that a link was sent by e-mail, in place of what was written before. */
    void mailed(String linkId, PayLink.Mailing mailing);

    /** Takes every link to an order back that was not taken back before. */
    void revoke(long orderId, PayLink.Revocation revocation);
}
