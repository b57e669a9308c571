package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the bank knows about an order (protocol section 7). Amounts of money are derived from the operations, never from {@code status}.
 *
 * @param merchantRequestId the request id under which the order was created
 * @param amount coins of the order's currency
 * @param status the raw order status; unknown values are kept
 * @param expiresAt when the payment page closes (UTC), if the bank says so
 * @param operations every attempt and refund, in the bank's order
 */
public record BankOrder(
        String hppOrderId,
        String ecomOrderId,
        String merchantId,
        String merchantRequestId,
        Coins amount,
        String status,
        String statusUrl,
        Optional<Instant> expiresAt,
        List<Operation> operations) {

    public BankOrder {
        operations = converted(operations);
    }

    /** The bank gives the rate of an order in another currency with the hold; the completion has that rate, too. */
    private static List<Operation> converted(List<Operation> listed) {
        List<Operation> holds =
                listed.stream().filter(Operation::isSuccessfulHold).toList();
        return listed.stream()
                .map(operation -> holds.stream()
                        .filter(hold -> operation.isCompletion())
                        .findFirst()
                        .map(operation::convertedAs)
                        .orElse(operation))
                .toList();
    }
}
