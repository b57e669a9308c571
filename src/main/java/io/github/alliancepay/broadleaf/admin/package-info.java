/** The back office's pages: the payments of an order, updating them from the bank, refunds, and payments that need a person. */
package io.github.alliancepay.broadleaf.admin;
