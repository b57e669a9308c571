package io.github.alliancepay.broadleaf.reconciliation;

import java.util.List;
import java.util.Optional;

/**
 * Something in which both sides differ.
 *
 * @param payment the shop's payment that it belongs to, where one is known
 * @param shop what the shop has; empty when it has nothing
 * @param bank what the other side lists, all copies of it; empty when it lists nothing
 */
public record Difference(
        DifferenceKind kind, Optional<PaymentLink> payment, Optional<Movement> shop, List<Movement> bank) {

    public Difference {
        bank = List.copyOf(bank);
    }

    /** The same order for the same differences. */
    String key() {
        return shop.or(() -> bank.stream().findFirst()).orElseThrow().numbers().key();
    }

    static Difference of(DifferenceKind kind, Movement shop, List<Movement> bank) {
        return new Difference(kind, shop.origin().payment(), Optional.of(shop), bank);
    }
}
