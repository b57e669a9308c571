package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * One movement of money as one side knows it: a purchase, a refund, a hold or its release. Immutable.
 *
 * @param amount in coins; empty when it cannot be read, and then it is in no total
 * @param currency the numeric code, {@code 980} for hryvnias; empty when it is not known
 * @param merchant the merchant's id; empty when it is not known
 * @param commission what the bank keeps, in coins, where it says so
 * @param processedAt when the bank processed it (UTC)
 */
public record Movement(
        MovementType type,
        MovementNumbers numbers,
        Optional<Coins> amount,
        String currency,
        String merchant,
        MovementState state,
        Optional<Coins> commission,
        Optional<Instant> processedAt,
        MovementOrigin origin) {

    /** Ten milliards of a currency's units. Sums of what is larger might not fit, so it is taken for unreadable. */
    public static final Coins LARGEST = new Coins(999_999_999_999L);

    /** The same in every order of lines. */
    static final Comparator<Movement> BY_CONTENT = Comparator.comparing(Movement::state)
            .thenComparing((Movement movement) -> movement.amount().orElse(Coins.ZERO))
            .thenComparing(Movement::currency)
            .thenComparing(Movement::merchant)
            .thenComparing(movement -> movement.origin().line());

    public Movement {
        amount = amount.filter(coins -> !coins.isMoreThan(LARGEST));
        commission = commission.filter(coins -> !coins.isMoreThan(LARGEST));
        currency = Currency.find(currency).map(Currency::numeric).orElse(currency);
    }

    /**
     * A movement of a payment (protocol section 7.2).
     *
     * @param merchant the merchant of the payment, for operations that do not name one
     */
    public static Movement of(Operation operation, String merchant, PaymentLink payment) {
        return new Movement(
                typeOf(operation),
                numbersOf(operation),
                operation.amount(),
                operation.field("transactionCurrency"),
                operation.field("merchantId").isEmpty() ? merchant : operation.field("merchantId"),
                stateOf(operation),
                commissionOf(operation),
                operation.processedAt(),
                MovementOrigin.of(payment));
    }

    private static MovementType typeOf(Operation operation) {
        if (operation.isRefund()) {
            return operation.isRelease() ? MovementType.RELEASE : MovementType.REFUND;
        }
        return operation.isHold() ? MovementType.HOLD : MovementType.PURCHASE;
    }

    /** Whether an operation moves money, or holds it. A check of a card does not. */
    public static boolean isMovement(Operation operation) {
        return operation.isPurchase() || operation.isRefund() || operation.isHold();
    }

    private static MovementNumbers numbersOf(Operation operation) {
        String original = operation.field(operation.isCompletion() ? "preauthOperationId" : "originalOperationId");
        boolean requested = operation.isRefund() || operation.isCompletion();
        return new MovementNumbers(
                operation.operationId(),
                operation.ecomOperationId(),
                requested ? operation.field("merchantRequestId") : "",
                operation.field("rrn"),
                original.isEmpty() ? Set.of() : Set.of(original));
    }

    private static MovementState stateOf(Operation operation) {
        if (operation.isSuccessful()) {
            return MovementState.SUCCESS;
        }
        return operation.isFailed() ? MovementState.FAILED : MovementState.OPEN;
    }

    private static Optional<Coins> commissionOf(Operation operation) {
        return Optional.of(operation.field("merchantCommission"))
                .filter(digits -> digits.matches("\\d{1,12}"))
                .map(digits -> new Coins(Long.parseLong(digits)));
    }

    /** The same as the shop knows it in another state. */
    public Movement in(MovementState other) {
        return new Movement(type, numbers, amount, currency, merchant, other, commission, processedAt, origin);
    }

    Movement as(MovementType other) {
        return new Movement(other, numbers, amount, currency, merchant, state, commission, processedAt, origin);
    }

    /** The same at a merchant that is known by another name. */
    Movement at(String otherMerchant) {
        return new Movement(type, numbers, amount, currency, otherMerchant, state, commission, processedAt, origin);
    }

    public boolean isSuccessful() {
        return state == MovementState.SUCCESS;
    }
}
