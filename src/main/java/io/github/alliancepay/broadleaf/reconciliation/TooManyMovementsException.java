package io.github.alliancepay.broadleaf.reconciliation;

/** The days hold more than can be reconciled at once. Fewer days can be. */
public class TooManyMovementsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyMovementsException(DayRange days) {
        super("From " + days.first() + " to " + days.last() + " there are more than " + ReconciliationLedger.MOST
                + " payments; reconcile fewer days at once");
    }
}
