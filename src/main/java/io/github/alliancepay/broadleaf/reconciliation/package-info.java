/** Compares what the shop knows of its money with what the bank says: asked again over the API, or read from the bank's register. */
package io.github.alliancepay.broadleaf.reconciliation;
