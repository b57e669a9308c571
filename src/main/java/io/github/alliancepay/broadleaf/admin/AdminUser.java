package io.github.alliancepay.broadleaf.admin;

/**
 * A person who works in the back office.
 *
 * @param login for the history; empty when nobody is logged in
 * @param mayView whether the person may see payments and ask the bank about them
 * @param mayRefund whether the person may make refunds and decide reviews
 */
public record AdminUser(String login, boolean mayView, boolean mayRefund) {

    /** Nobody: may do nothing. */
    public static final AdminUser NOBODY = new AdminUser("", false, false);

    /** The name under which the ledger knows this person. */
    String actor() {
        return login;
    }
}
