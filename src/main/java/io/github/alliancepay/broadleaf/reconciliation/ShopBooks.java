package io.github.alliancepay.broadleaf.reconciliation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shop knows.
 *
 * @param ofDays the movements of the days that are reconciled: the other side has to have the successful ones
 * @param others further movements that the other side may list, such as those of the evening before
 */
public record ShopBooks(List<Movement> ofDays, List<Movement> others) {

    public ShopBooks {
        Map<String, Movement> known = byKey(ofDays);
        ofDays = List.copyOf(known.values());
        Map<String, Movement> rest = byKey(others);
        rest.keySet().removeAll(known.keySet());
        others = List.copyOf(rest.values());
    }

    private static Map<String, Movement> byKey(List<Movement> movements) {
        Map<String, Movement> known = new LinkedHashMap<>();
        movements.forEach(movement -> known.putIfAbsent(movement.numbers().key(), movement));
        return known;
    }
}
