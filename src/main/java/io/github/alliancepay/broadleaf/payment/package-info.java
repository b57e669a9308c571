/** A payment attempt from its start to its end: what it is, how it changes, and what leads to a change. */
package io.github.alliancepay.broadleaf.payment;
