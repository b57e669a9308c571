package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.Locale;

/**
 * Something that an admin has done at the bank about one payment, or about none. Equal values are the same piece of work.
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
        /** A hold is completed. */
        COMPLETE,
        /** The order is submitted with the money that came. */
        RETRY,
        /** The ledger is compared with the bank, which belongs to no payment. */
        RECONCILE,
        /** The connection with the bank is checked, which belongs to no payment. */
        CONNECT,
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
        return new BankTask(kind, "", user.actor(), 0, "");
    }

    BankTask about(String thing) {
        return new BankTask(kind, thing, actor, orderId, paymentId);
    }

    /** Whether the admin may see it at an address that names no payment. */
    boolean isOf(AdminUser user) {
        return equals(of(kind, user).about(subject));
    }

    /** Whether the admin may see it at an address of that payment. */
    boolean isOf(AdminUser user, Payment payment) {
        return equals(of(kind, user, payment).about(subject));
    }
}
