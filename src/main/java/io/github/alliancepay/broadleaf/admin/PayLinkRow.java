package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.PayLink;
import java.time.Instant;

/**
 * A payment link, as text.
 *
 * @param open whether it can still be used
 * @param amount what it was made for
 * @param made when and by whom
 * @param state until when it can be used, or why it cannot, and when it was sent by e-mail
 */
public record PayLinkRow(boolean open, String amount, String made, String state) {

    static PayLinkRow of(PayLink link, Instant now, LocalizedTexts texts) {
        return new PayLinkRow(
                link.isOpenAt(now),
                texts.money(link.bill().amount(), link.bill().currency()),
                texts.time(link.createdAt()) + " · " + texts.actor(link.createdBy()),
                state(link, now, texts) + mailing(link, texts));
    }

    private static String mailing(PayLink link, LocalizedTexts texts) {
        return link.mailing()
                .map(mailing -> " · " + texts.text("link.mailed", texts.time(mailing.at()), texts.actor(mailing.by())))
                .orElse("");
    }

    private static String state(PayLink link, Instant now, LocalizedTexts texts) {
        return link.revocation()
                .map(revocation ->
                        texts.text("link.state.revoked", texts.time(revocation.at()), texts.actor(revocation.by())))
                .orElseGet(() -> texts.text(
                        link.isOpenAt(now) ? "link.state.open" : "link.state.expired", texts.time(link.expiresAt())));
    }
}
