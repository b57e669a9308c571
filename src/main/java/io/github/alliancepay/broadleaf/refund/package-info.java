/** Giving money back: what can be returned, what was sent, and what the bank made of it. */
package io.github.alliancepay.broadleaf.refund;
