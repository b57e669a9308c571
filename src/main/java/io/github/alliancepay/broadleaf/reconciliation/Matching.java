package io.github.alliancepay.broadleaf.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which movements of both sides are the same: by a unique number first, then by the RRN where it leaves no choice. The order of both sides
 * does not matter.
 */
final class Matching {

    private final Map<String, Movement> byNumber = new HashMap<>();
    private final Map<String, List<Movement>> byRrn = new HashMap<>();
    private final Map<Movement, List<Movement>> pairs = new IdentityHashMap<>();
    private final Map<String, List<Movement>> unknown = new TreeMap<>();

    Matching(ShopBooks shop, List<Movement> listed) {
        Stream.of(shop.ofDays(), shop.others()).flatMap(List::stream).forEach(this::index);
        copies(listed).forEach((key, copies) -> byNumber(copies.get(0))
                .ifPresentOrElse(known -> pair(known, copies), () -> unknown.put(key, copies)));
        unknown.values().removeIf(this::pairByRrn);
    }

    /** What the other side lists of a movement of the shop; empty when it lists nothing. */
    List<Movement> listed(Movement shop) {
        return pairs.getOrDefault(shop, List.of()).stream()
                .sorted(Movement.BY_CONTENT)
                .toList();
    }

    /** What the other side lists and the shop does not know, the copies of one movement together. */
    List<List<Movement>> unknown() {
        return List.copyOf(unknown.values());
    }

    /** A purchase of the shop that a movement says it belongs to, or else a hold. */
    Optional<Movement> original(Movement listed) {
        return listed.numbers().originals().stream()
                .sorted()
                .flatMap(id -> Optional.ofNullable(byNumber.get("operation:" + id)).stream())
                .filter(movement -> !movement.type().isReturn())
                .min(Comparator.comparing(Movement::type));
    }

    private void index(Movement movement) {
        movement.numbers().keys().forEach(key -> byNumber.putIfAbsent(key, movement));
        movement.numbers().comparableRrn().ifPresent(rrn -> byRrn.computeIfAbsent(rrn, number -> new ArrayList<>())
                .add(movement));
    }

    private static Map<String, List<Movement>> copies(List<Movement> listed) {
        Map<String, List<Movement>> copies = new TreeMap<>();
        listed.stream().sorted(Movement.BY_CONTENT).forEach(movement -> copies.computeIfAbsent(
                        movement.numbers().key(), key -> new ArrayList<>())
                .add(movement));
        return copies;
    }

    private Optional<Movement> byNumber(Movement listed) {
        return listed.numbers()
                .keys()
                .flatMap(key -> Optional.ofNullable(byNumber.get(key)).stream())
                .findFirst();
    }

    private void pair(Movement shop, List<Movement> copies) {
        pairs.computeIfAbsent(shop, known -> new ArrayList<>()).addAll(copies);
    }

    private boolean pairByRrn(List<Movement> copies) {
        List<Movement> fitting = copies.get(0).numbers().comparableRrn().stream()
                .flatMap(rrn -> byRrn.getOrDefault(rrn, List.of()).stream())
                .filter(shop -> !pairs.containsKey(shop))
                .filter(shop -> shop.type().fits(copies.get(0).type()))
                .toList();
        if (fitting.size() == 1) {
            pair(fitting.get(0), copies);
        }
        return fitting.size() == 1;
    }
}
