/**
 * The back office's pages: the payments of an order, updating them from the bank, refunds, and payments that need a person.
 *
 * <p>Public API, meant for shops: {@link AdminAccess}, {@link AdminTimeZone}, {@link AdminUser}; all else may change in any version.
 */
package io.github.alliancepay.broadleaf.admin;
