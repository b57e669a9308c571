package io.github.alliancepay.broadleaf.reconciliation;

/**
 * The result of a reconciliation.
 *
 * @param source what the ledger was compared with
 */
public record ReconciliationReport(Source source, Coverage coverage, Comparison comparison) {

    /** The other side. */
    public enum Source {
        /** The bank, asked again over the API. */
        BANK,
        /** The bank's register. */
        REGISTER
    }

    /** Whether everything was compared and nothing differs. */
    public boolean isClean() {
        return coverage.isComplete() && comparison.differences().isEmpty();
    }
}
