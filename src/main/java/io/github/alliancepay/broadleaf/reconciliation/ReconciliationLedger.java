package io.github.alliancepay.broadleaf.reconciliation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the shop's ledger knows of movements of money. Reads only. Every method is a transaction of its own, holds no connection when it
 * returns, and is safe for use by many threads.
 */
public interface ReconciliationLedger {

    /** The most movements and payments of one reconciliation. A range with more is refused. */
    int MOST = 200_000;

    /**
     * What succeeded of purchases, refunds, holds and releases that the bank processed on those days.
     *
     * @throws TooManyMovementsException when there are more than {@value #MOST}
     */
    List<Movement> processed(DayRange days);

    /** All movements with one of those operation ids or RRNs, of any day. */
    List<Movement> withNumbers(Collection<String> operationIds, Collection<String> rrns);

    /**
     * The payments to ask the bank about: those of which something happened on those days.
     *
     * @throws TooManyMovementsException when there are more than {@value #MOST}
     */
    List<AskedPayment> touched(DayRange days);

    /** All movements of some payments, whatever became of them. */
    List<Movement> ofPayments(Collection<String> paymentIds);

    /**
     * A payment as much as is needed to ask about it.
     *
     * @param hppOrderId the bank's id of its order; empty when the bank never named one, and then it cannot be asked about
     * @param paid whether money came by it, or was held
     */
    record AskedPayment(PaymentLink link, String merchantId, Optional<String> hppOrderId, boolean paid) {}
}
