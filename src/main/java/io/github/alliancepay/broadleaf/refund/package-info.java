/** Giving money back: what can be returned, what was asked, and what the bank made of it. */
package io.github.alliancepay.broadleaf.refund;
