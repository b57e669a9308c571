/** Schedules of payments, refunds and completions, played by the plugin's own parts between a bank, a shop and a ledger in memory. */
package io.github.alliancepay.simulation;
