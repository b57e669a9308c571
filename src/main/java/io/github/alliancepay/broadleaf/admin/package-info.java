/** The back office's web: what is known of an order's payment, asking the bank, giving money back, and what needs a person. */
package io.github.alliancepay.broadleaf.admin;
