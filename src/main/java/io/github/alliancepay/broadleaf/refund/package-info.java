/** Refunds: what can be refunded, what was sent, and what the bank made of it. */
package io.github.alliancepay.broadleaf.refund;
