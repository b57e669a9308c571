/** Stores payments, refunds and the bank session: tables in the host's own database, written in its transactions. */
package io.github.alliancepay.broadleaf.ledger;
