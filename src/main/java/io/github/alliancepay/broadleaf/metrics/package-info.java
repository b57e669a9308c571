/** Figures about payments, refunds and calls to the bank for a monitoring system. */
package io.github.alliancepay.broadleaf.metrics;
