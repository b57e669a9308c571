package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.reconciliation.Totals.Side;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was taken and returned, by merchant, currency and side. Used by one thread. */
final class TotalsTable {

    private final Map<String, Totals> totals = new TreeMap<>();

    void add(Side side, Movement movement) {
        if (movement.isSuccessful() && movement.type().isMoney()) {
            String key = movement.merchant() + " " + movement.currency() + " " + side.ordinal();
            totals.put(key, of(key, side, movement).plus(movement));
        }
    }

    private Totals of(String key, Side side, Movement movement) {
        return totals.getOrDefault(key, Totals.none(side, movement.merchant(), movement.currency()));
    }

    List<Totals> list() {
        return List.copyOf(totals.values());
    }
}
