package io.github.alliancepay.broadleaf.admin;

/**
 * Who is at work in the back office.
 *
 * @param login for the history; empty when nobody is logged in
 * @param mayView whether payments may be looked at, and the bank asked about them
 * @param mayRefund whether money may be given back and reviews decided
 */
public record AdminUser(String login, boolean mayView, boolean mayRefund) {

    /** Nobody: may do nothing. */
    public static final AdminUser NOBODY = new AdminUser("", false, false);
}
