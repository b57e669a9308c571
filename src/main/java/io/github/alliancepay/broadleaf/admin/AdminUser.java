package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import java.util.Set;

/**
 * A person who works in the back office.
 *
 * @param login for the history; empty when nobody is logged in
 * @param mayView whether the person may see payments and ask the bank about them
 * @param mayRefund whether the person may make refunds and decide reviews
 */
public record AdminUser(String login, boolean mayView, boolean mayRefund) {

    /** {@link io.github.alliancepay.broadleaf.payment.PaymentEvent#SYSTEM} is the first of them. */
    private static final Set<String> WORDS = Set.of(RefundOrigin.SYSTEM, RefundOrigin.HOST, RefundOrigin.BANK);

    /** No word of the plugin starts like this. */
    private static final String MARK = "login:";

    /** Nobody: may do nothing. */
    public static final AdminUser NOBODY = new AdminUser("", false, false);

    /** The name under which the ledger knows this person: the login, marked when it is one of the plugin's own words. */
    String actor() {
        return WORDS.contains(login) || login.startsWith(MARK) ? MARK + login : login;
    }

    /** Whether a name in the ledger means the plugin, the host or the bank, and not a person. */
    static boolean isWord(String actor) {
        return WORDS.contains(actor);
    }

    /** The login of a person in the ledger. */
    static String login(String actor) {
        return actor.startsWith(MARK) ? actor.substring(MARK.length()) : actor;
    }
}
