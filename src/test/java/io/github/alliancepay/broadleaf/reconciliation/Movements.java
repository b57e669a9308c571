package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.money.Coins;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Movements of money for tests. */
final class Movements {

    static final String MERCHANT = "merchant-1";
    static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");

    private Movements() {}

    /** As the shop's ledger has it. */
    static Movement shop(int number, MovementType type, long coins) {
        return new Movement(
                type,
                new MovementNumbers("operation-" + number, "ecom-" + number, "", rrn(number), Set.of()),
                Optional.of(new Coins(coins)),
                "980",
                MERCHANT,
                MovementState.SUCCESS,
                Optional.of(new Coins(3)),
                Optional.of(NOON),
                MovementOrigin.of(new PaymentLink(number, "payment-" + number, "")));
    }

    static Movement purchase(int number, long coins) {
        return shop(number, MovementType.PURCHASE, coins);
    }

    /** The same in a line of a register, which does not say whether it is a refund. */
    static Movement line(Movement movement) {
        return new Movement(
                MovementType.UNKNOWN,
                new MovementNumbers(
                        movement.numbers().operationId(),
                        "",
                        "",
                        movement.numbers().rrn(),
                        Set.of()),
                movement.amount(),
                movement.currency(),
                "",
                movement.state(),
                movement.commission(),
                movement.processedAt(),
                MovementOrigin.line(2, ""));
    }

    static Movement with(Movement movement, MovementNumbers numbers) {
        return new Movement(
                movement.type(),
                numbers,
                movement.amount(),
                movement.currency(),
                movement.merchant(),
                movement.state(),
                movement.commission(),
                movement.processedAt(),
                movement.origin());
    }

    static Movement with(Movement movement, long coins) {
        return new Movement(
                movement.type(),
                movement.numbers(),
                Optional.of(new Coins(coins)),
                movement.currency(),
                movement.merchant(),
                movement.state(),
                movement.commission(),
                movement.processedAt(),
                movement.origin());
    }

    static Movement in(Movement movement, String currency) {
        return new Movement(
                movement.type(),
                movement.numbers(),
                movement.amount(),
                currency,
                movement.merchant(),
                movement.state(),
                movement.commission(),
                movement.processedAt(),
                movement.origin());
    }

    static MovementNumbers numbers(String operationId, String rrn, String... originals) {
        return new MovementNumbers(operationId, "", "", rrn, Set.of(originals));
    }

    private static String rrn(int number) {
        return String.format("%012d", number);
    }
}
