package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.Locale;

/**
 * Something that an admin has done at the bank, or elsewhere outside the shop, about one payment, one order or neither. Equal values are the same piece of work.
 *
 * @param subject what else tells it from other work, such as the id of a refund's draft; may be empty
 * @param actor by whom, as {@link AdminUser#actor} says
 */
record BankTask(TaskKind kind, String subject, String actor, long orderId, String paymentId) {

    /** What is done. The words are under {@link #key}. */
    enum TaskKind {
        /** The bank is asked about the payment, and the payment follows. */
        UPDATE,
        /** The bank is asked how much can be refunded. */
        BALANCE,
        /** A refund is sent. */
        SEND,
        /** The release of a hold is sent, which the bank takes as a refund. */
        RELEASE,
        /** A hold is completed. */
        COMPLETE,
        /** The order is submitted with the money that came. */
        RETRY,
        /** The ledger is compared with the bank, which belongs to no payment. */
        RECONCILE,
        /** The connection with the bank is checked, which belongs to no payment. */
        CONNECT,
        /** The link to an order is sent by the shop's mail server, which may be as slow as any bank. */
        MAIL,
        /** Something was done at once, without the bank; only its result is kept. */
        DONE;

        /** The key of the message, such as {@code progress.update}. */
        String key() {
            return "progress." + name().toLowerCase(Locale.ROOT);
        }
    }

    static BankTask of(TaskKind kind, AdminUser user, Payment payment) {
        return new BankTask(kind, "", user.actor(), payment.bill().orderId(), payment.id());
    }

    /** A task that belongs to no payment. */
    static BankTask of(TaskKind kind, AdminUser user) {
        return of(kind, user, 0);
    }

    /** A task that belongs to an order without being about a payment. */
    static BankTask of(TaskKind kind, AdminUser user, long order) {
        return new BankTask(kind, "", user.actor(), order, "");
    }

    BankTask about(String thing) {
        return new BankTask(kind, thing, actor, orderId, paymentId);
    }

    /**
     * Whether the admin may see it at an address that names no payment.
     *
     * @param order zero when the address names none
     */
    boolean isOf(AdminUser user, long order) {
        return equals(of(kind, user, order).about(subject));
    }

    /** Whether the admin may see it at an address of that payment. */
    boolean isOf(AdminUser user, Payment payment) {
        return equals(of(kind, user, payment).about(subject));
    }
}
