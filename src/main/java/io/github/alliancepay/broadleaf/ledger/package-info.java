/** The memory of payments, refunds and the bank session: tables in the host's own database, written in its own transactions. */
package io.github.alliancepay.broadleaf.ledger;
