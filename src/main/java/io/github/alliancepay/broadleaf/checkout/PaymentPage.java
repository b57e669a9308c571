package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a shopper sees of a payment.
 *
 * @param kind which page to show
 * @param steps everything that the shopper can do next, the most likely first
 * @param order the payment's order as it is now
 * @param receipt of the money that has come
 */
public record PaymentPage(PageKind kind, List<NextStep> steps, Payment payment, HostOrder order, Receipt receipt) {

    /** The pages that ask to pay again on a new page of the bank. */
    private static final Set<PageKind> PAID_AGAIN =
            EnumSet.of(PageKind.DECLINED, PageKind.EXPIRED, PageKind.ABANDONED, PageKind.RETURNED, PageKind.HOLD_ENDED);

    /** The pages that ask to pay on the bank's page that is open. */
    private static final Set<PageKind> PAID_AT_THE_BANK =
            EnumSet.of(PageKind.WAITING, PageKind.TRANSFER, PageKind.UNPAID, PageKind.RETRY);

    /** The number of the submitted order, or the empty string. Whose order was placed without this payment is told to its owner only. */
    public String orderNumber() {
        String paid = payment.outcome().orderNumber();
        return paid.isEmpty() && order.isOwned() ? order.number() : paid;
    }

    /** Whether the order is placed with this payment and the host will show it to this visitor. */
    boolean isConfirmed() {
        return (kind == PageKind.PAID || kind == PageKind.HELD) && steps.contains(NextStep.ORDER);
    }

    /** Whether the order can be paid again, but not by this visitor. */
    public boolean isElsewhere() {
        boolean ended = kind == PageKind.CHANGED || PAID_AGAIN.contains(kind);
        return ended && order.standing().isCart() && !order.isCurrent();
    }

    /** The key of the message that says what to do. It speaks of no step that is not offered. */
    public String advice() {
        if (isElsewhere()) {
            return "page.elsewhere.next";
        }
        if (PAID_AT_THE_BANK.contains(kind) && !isPayable()) {
            return steps.contains(NextStep.PAY_AGAIN) ? "page.closed.again" : "page.closed.next";
        }
        return PAID_AGAIN.contains(kind) ? adviceToPayAgain() : "page." + kind + ".next";
    }

    private String adviceToPayAgain() {
        if (steps.contains(NextStep.PAY_AGAIN)) {
            return "page." + kind + ".next";
        }
        if (steps.contains(NextStep.OTHER_WAY)) {
            return kind == PageKind.EXPIRED ? "page.EXPIRED.off" : "page.off.next";
        }
        if (steps.contains(NextStep.CHECKOUT)) {
            return kind == PageKind.EXPIRED ? "page.CHANGED.next" : "problem.cart.changed.next";
        }
        if (kind == PageKind.HOLD_ENDED || order.standing().isCart()) {
            return "page." + kind + ".next";
        }
        return order.standing().isPlaced() ? "page.PLACED.next" : "page.GONE.next";
    }

    /** The key of the message on the button that leads to the bank. */
    public String bankAction() {
        return switch (kind) {
            case RETRY -> "action.retry";
            case TRANSFER -> "action.app";
            default -> NextStep.BANK.key();
        };
    }

    public Coins amount() {
        return payment.bill().amount();
    }

    public Currency currency() {
        return payment.bill().currency();
    }

    /** {@code actionCode.responseCode} of the last decline, empty when there was none. */
    public String decline() {
        return payment.decline();
    }

    /** Why a person has to decide, if one has to. */
    public Optional<ReviewReason> review() {
        return payment.outcome().review();
    }

    /** The bank's page, if the bank gave one that a browser can open. */
    public Optional<URI> bankPage() {
        return payment.bankPage();
    }

    /** What the QR code of a transfer contains, or the empty string. */
    public String qr() {
        return payment.qr().map(URI::toString).orElse("");
    }

    /** Whether it can be paid now. */
    public boolean isPayable() {
        return steps.contains(NextStep.BANK);
    }

    public String returnToken() {
        return payment.returnToken();
    }

    /** Leaves the token out of logs. */
    @Override
    public String toString() {
        return "PaymentPage[" + kind + "]";
    }
}
