package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the ledger with a register of the bank (protocol section 24.1). A register need not list holds and their releases, because no
 * money was taken. Asks nobody and writes nothing. Safe for use by many threads.
 */
public final class ReconcileWithRegister {

    private static final int LENGTH_OF_RRN = 12;

    private final ReconciliationLedger ledger;

    public ReconcileWithRegister(ReconciliationLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Compares some days.
     *
     * @param alias the name of the merchant in the register; empty when all of its lines are of this merchant
     */
    public ReconciliationReport run(DayRange days, Register register, String alias) {
        List<Movement> ofDays = register.movements().stream()
                .filter(movement -> movement.processedAt().map(days::contains).orElse(true))
                .toList();
        List<Movement> processed = ledger.processed(days).stream()
                .filter(movement -> movement.type().isMoney())
                .toList();
        ShopBooks shop = new ShopBooks(processed, known(ofDays));
        List<Movement> ours = ours(shop, ofDays, alias);
        Coverage coverage = new Coverage(
                days,
                List.of(),
                register.faults(),
                register.unreadable(),
                register.movements().size() - ofDays.size(),
                ofDays.size() - ours.size());
        return new ReconciliationReport(Source.REGISTER, coverage, Comparison.of(shop, ours));
    }

    private List<Movement> known(List<Movement> listed) {
        Set<String> ids = new HashSet<>();
        Set<String> rrns = new HashSet<>();
        listed.stream().map(Movement::numbers).forEach(numbers -> {
            Stream.concat(Stream.of(numbers.operationId()), numbers.originals().stream())
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
            numbers.comparableRrn().ifPresent(named -> rrns.addAll(written(numbers.rrn())));
        });
        return ledger.withNumbers(ids, rrns);
    }

    /** As the register writes it, and with the zeros in front that a spreadsheet removed. */
    private static List<String> written(String rrn) {
        return List.of(rrn, "0".repeat(Math.max(0, LENGTH_OF_RRN - rrn.length())) + rrn);
    }

    /** A line of another merchant is left out, unless the shop has its payment: then the merchant is what differs. */
    private static List<Movement> ours(ShopBooks shop, List<Movement> listed, String alias) {
        Matching matching = new Matching(shop, listed);
        Set<String> foreign = new HashSet<>();
        matching.unknown().stream()
                .flatMap(List::stream)
                .filter(movement -> !alias.isEmpty() && !movement.merchant().isEmpty())
                .filter(movement -> !movement.merchant().equals(alias))
                .forEach(movement -> foreign.add(movement.numbers().key()));
        return listed.stream()
                .filter(movement -> !foreign.contains(movement.numbers().key()))
                .map(movement -> named(movement, alias))
                .toList();
    }

    /** The alias tells nothing about a merchant's id, so only another alias than ours contradicts the shop. */
    private static Movement named(Movement movement, String alias) {
        boolean isOther = !alias.isEmpty() && !movement.merchant().equals(alias);
        return isOther ? movement : movement.at("");
    }
}
