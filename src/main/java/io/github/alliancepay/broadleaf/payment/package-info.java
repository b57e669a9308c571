/** A payment attempt from its start to its end: what it is, how it changes, and who may ask for a look at it. */
package io.github.alliancepay.broadleaf.payment;
