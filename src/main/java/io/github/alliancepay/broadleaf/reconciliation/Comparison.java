package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.reconciliation.Totals.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Both sides beside each other: what is the same, and what is not. A function of its two sides, whatever their order.
 *
 * @param matched how many movements of money both sides have alike
 * @param differences by kind
 * @param totals by merchant and currency, the shop's before the bank's
 */
public record Comparison(int matched, List<Difference> differences, List<Totals> totals) {

    public Comparison {
        differences = List.copyOf(differences);
        totals = List.copyOf(totals);
    }

    /** @param listed what the other side lists */
    public static Comparison of(ShopBooks shop, List<Movement> listed) {
        return new Comparing(shop, listed).result();
    }

    /** One comparison under way. Used by one thread. */
    private static final class Comparing {

        private final Matching matching;
        private final TotalsTable totals = new TotalsTable();
        private final List<Difference> differences = new ArrayList<>();
        private int matched;

        Comparing(ShopBooks shop, List<Movement> listed) {
            matching = new Matching(shop, listed);
            shop.ofDays().forEach(this::known);
            shop.others().stream()
                    .filter(movement -> !matching.listed(movement).isEmpty())
                    .forEach(this::known);
            matching.unknown().forEach(this::unknown);
        }

        Comparison result() {
            differences.sort(Comparator.comparing(Difference::kind).thenComparing(Difference::key));
            return new Comparison(matched, differences, totals.list());
        }

        private void known(Movement shop) {
            List<Movement> listed = matching.listed(shop);
            if (listed.isEmpty()) {
                missing(shop);
            } else {
                totals.add(Side.SHOP, shop);
                compare(shop, listed);
            }
        }

        /** Nobody misses what a test terminal made. */
        private void missing(Movement shop) {
            if (shop.isSuccessful() && !shop.numbers().isTest()) {
                totals.add(Side.SHOP, shop);
                differences.add(Difference.of(DifferenceKind.SHOP_ONLY, shop, List.of()));
            }
        }

        private void compare(Movement shop, List<Movement> listed) {
            Movement counted = closest(shop, listed);
            totals.add(Side.BANK, counted.as(shop.type()).at(merchant(counted, shop)));
            int before = differences.size();
            if (listed.size() > 1) {
                differences.add(Difference.of(DifferenceKind.DUPLICATE, shop, listed));
            }
            if (moves(shop, listed)) {
                contradict(shop, listed);
                matched += differences.size() == before ? 1 : 0;
            }
        }

        /** Whether money moved as one of both sides says. */
        private static boolean moves(Movement shop, List<Movement> listed) {
            return shop.isSuccessful() || listed.stream().anyMatch(Movement::isSuccessful);
        }

        private void contradict(Movement shop, List<Movement> listed) {
            differ(DifferenceKind.STATE, Movement::isSuccessful, shop, listed);
            differ(DifferenceKind.AMOUNT, Movement::amount, shop, listed);
            differ(DifferenceKind.CURRENCY, movement -> said(movement.currency(), shop.currency()), shop, listed);
            differ(DifferenceKind.MERCHANT, movement -> said(movement.merchant(), shop.merchant()), shop, listed);
        }

        /** What one side does not say contradicts nothing. */
        private static String said(String text, String other) {
            return text.isEmpty() ? other : text;
        }

        private void differ(
                DifferenceKind kind, Function<Movement, Object> part, Movement shop, List<Movement> listed) {
            Object expected = part.apply(shop);
            if (listed.stream().map(part).anyMatch(found -> !found.equals(expected) && !expected.equals(""))) {
                differences.add(Difference.of(kind, shop, listed));
            }
        }

        /** Of several copies, one that agrees with the shop, if there is one: a copy is not counted twice. */
        private static Movement closest(Movement shop, List<Movement> listed) {
            return listed.stream()
                    .filter(copy -> copy.isSuccessful() == shop.isSuccessful())
                    .filter(copy -> copy.amount().equals(shop.amount()))
                    .findFirst()
                    .orElse(listed.get(0));
        }

        private static String merchant(Movement listed, Movement shop) {
            return said(listed.merchant(), shop.merchant());
        }

        private void unknown(List<Movement> copies) {
            if (copies.stream().noneMatch(Movement::isSuccessful)) {
                return;
            }
            Movement listed = copies.get(0);
            Optional<Movement> original = matching.original(listed);
            boolean named = original.filter(known -> known.type() == MovementType.PURCHASE)
                    .isPresent();
            boolean isRefund = listed.type() == MovementType.UNKNOWN && named;
            totals.add(Side.BANK, isRefund ? listed.as(MovementType.REFUND) : listed);
            add(
                    isRefund || listed.type().isReturn() ? DifferenceKind.REFUND_UNKNOWN : DifferenceKind.BANK_ONLY,
                    original,
                    copies);
            if (copies.size() > 1) {
                add(DifferenceKind.DUPLICATE, original, copies);
            }
        }

        private void add(DifferenceKind kind, Optional<Movement> original, List<Movement> copies) {
            Optional<PaymentLink> payment = copies.get(0)
                    .origin()
                    .payment()
                    .or(() -> original.flatMap(purchase -> purchase.origin().payment()));
            differences.add(new Difference(kind, payment, Optional.empty(), copies));
        }
    }
}
