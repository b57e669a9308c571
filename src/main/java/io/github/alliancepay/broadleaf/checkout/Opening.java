package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.net.URI;
import java.util.List;

/**
 * How far the bank's page of a payment is, before the shopper has been there.
 *
 * @param turn how often the shopper's browser has asked
 */
public record Opening(Phase phase, Payment payment, HostOrder order, int turn) {

    /** Where it is shown; the payment's token follows. */
    static final String PATH = "/alliancepay/open/";

    /** After so many turns, the shopper learns that it takes long, and the browser asks less often. */
    private static final int SLOW = 6;

    private static final int QUICK_SECONDS = 1;
    private static final int SLOW_SECONDS = 3;

    /** Whether it takes longer than people expect. */
    public boolean slow() {
        return turn >= SLOW;
    }

    /** Seconds until a browser without scripts asks again. */
    public int refresh() {
        return slow() ? SLOW_SECONDS : QUICK_SECONDS;
    }

    /** The turn that follows. */
    public int following() {
        return turn + 1;
    }

    /** Where the opening of a payment that was started by a link is shown; when it fails, it leads back to the link. */
    static String byLink(Payment payment, String link) {
        return PATH + payment.returnToken() + "?link=" + link;
    }

    /** Under this key are the messages that tell how far it is. */
    public String face() {
        return phase == Phase.READY ? "open.ready" : slow() ? "open.slow" : "open";
    }

    /** The key of the message that says what happens. It speaks of another way to pay only to visitors whose cart it is. */
    public String happened() {
        return phase != Phase.READY && slow() && !order.isCurrent() ? "open.slow.elsewhere" : face() + ".happened";
    }

    /** The bank's page, or the empty string. */
    public String bank() {
        return payment.bankPage().map(URI::toString).orElse("");
    }

    /** What to tell the shopper when it failed, a key of the messages. */
    String problem() {
        return payment.state() == PaymentState.ABANDONED ? "start.refused" : "start.unknown";
    }

    /**
     * The key of the message that says what to do when it failed.
     *
     * @param steps what is offered; it speaks of nothing else
     */
    String advice(List<NextStep> steps) {
        if (steps.contains(NextStep.PAY_AGAIN)) {
            return "problem." + problem() + ".next";
        }
        return steps.contains(NextStep.OTHER_WAY) ? "page.off.next" : "page.elsewhere.next";
    }

    /** How far the opening is. */
    public enum Phase {
        /** The bank has not answered yet. */
        OPENING,
        /** The bank's page can be shown. */
        READY,
        /** There is no page to show. */
        FAILED,
        /** The payment is further than that: its own page tells. */
        RESULT
    }
}
