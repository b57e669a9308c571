package io.github.alliancepay.broadleaf.refund;

import java.util.Optional;

/**
 * Forms that are shown with their sums before anything is sent, and are good for one refund. The sums are kept in the ledger as a
 * draft and the form carries nothing but the draft's id, so what is sent is what was shown; the id becomes the refund's, so that a
 * double click, a page loaded again or a second node finds the first one's refund instead of making another. Safe for use by many
 * threads and nodes.
 */
public final class RefundForms {

    private final Refunds refunds;
    private final RefundLedger ledger;

    public RefundForms(Refunds refunds, RefundLedger ledger) {
        this.refunds = refunds;
        this.ledger = ledger;
    }

    /**
     * Keeps the sums of a form that is about to be shown.
     *
     * @return the token for the form: the id of the refund to be
     */
    public String issue(ApprovedRefund order) {
        refunds.draft(order);
        return order.id();
    }

    /** The refund that a form stands for, as it is now: a draft until the form is confirmed. */
    public Optional<Refund> read(String token) {
        return ledger.find(token);
    }

    /**
     * Sends the refund that a form stands for, or gives what became of it when it was sent before.
     *
     * @param who the login that confirms; forms are confirmed by whom they were shown to
     * @throws RefundRefusedException when nothing was sent; {@code refund.form-expired} when there is no such form of theirs
     */
    public Refund redeem(String token, String who) {
        Refund refund =
                read(token).filter(draft -> draft.requestedBy().equals(who)).orElseThrow(() -> expired(token));
        return refunds.send(refund);
    }

    static RefundRefusedException expired(String token) {
        return new RefundRefusedException(
                "refund.form-expired", "There is no refund form " + token + " of this person; open the window again");
    }
}
