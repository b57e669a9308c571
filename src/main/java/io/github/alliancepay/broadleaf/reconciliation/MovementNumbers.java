package io.github.alliancepay.broadleaf.reconciliation;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The numbers by which a movement is known. A number that is not known is an empty text.
 *
 * @param operationId the bank's id, which its register calls «Номер замовлення» (protocol section 24.1)
 * @param ecomOperationId the bank's key of the operation; a register does not have it
 * @param requestId the {@code merchantRequestId} of a refund or completion
 * @param rrn the number of the card scheme
 * @param originals operations that a refund or completion may refer to
 */
public record MovementNumbers(
        String operationId, String ecomOperationId, String requestId, String rrn, Set<String> originals) {

    /** What a test terminal writes in place of an RRN (protocol section 7.7), and a number of nothing. */
    private static final Set<String> NO_RRN = Set.of("", Operation.TEST_RRN);

    /** @throws IllegalArgumentException when no number names the movement */
    public MovementNumbers {
        originals = Set.copyOf(originals);
        if (operationId.isEmpty()
                && ecomOperationId.isEmpty()
                && requestId.isEmpty()
                && comparable(rrn).isEmpty()) {
            throw new IllegalArgumentException("A movement of money has no number at all");
        }
    }

    /** Names the movement on one side, so that copies of it are recognised. */
    String key() {
        return keys().findFirst().or(this::comparableRrn).orElseThrow();
    }

    /** Whether a test terminal made it, so no money moved (protocol section 7.7). */
    boolean isTest() {
        return rrn.equals(Operation.TEST_RRN);
    }

    /** The unique numbers, each with its kind in front. */
    Stream<String> keys() {
        return Stream.of(named("key:", ecomOperationId), named("operation:", operationId), named("request:", requestId))
                .flatMap(Optional::stream);
    }

    /** The RRN without leading zeros, which spreadsheets remove; empty when it names nothing. */
    Optional<String> comparableRrn() {
        return comparable(rrn);
    }

    private static Optional<String> comparable(String rrn) {
        String digits = rrn.replaceFirst("^0+", "");
        return NO_RRN.contains(digits) ? Optional.empty() : Optional.of("rrn:" + digits);
    }

    private static Optional<String> named(String kind, String number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(kind + number);
    }
}
