package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One attempt or money movement inside an order (protocol sections 7.2 to 7.6). It keeps the fields as the bank sent them, so types,
 * statuses and fields that a later release of the bank adds are kept and shown. Nested fields are flattened
 * ({@code transactionResponseInfo.actionCode} is {@code actionCode}). A field that is absent reads as an empty string. Personal data
 * of the payer ({@code sender*}) and card tokens are not kept.
 *
 * @param fields by the bank's names; immutable
 */
public record Operation(SortedMap<String, String> fields) {

    /** The status of an operation that the bank carried out. */
    public static final String SUCCESS = "SUCCESS";

    /** The types whose success means that money was received; a hold alone is not. */
    public static final Set<String> PURCHASES = Set.of("PURCHASE", "COMPLETION", "ACCOUNT_2_ACCOUNT");

    /** The {@code rrn} of what a test terminal made: no money moved (protocol section 7.7). */
    public static final String TEST_RRN = "-1";

    /** @throws IllegalArgumentException when the key {@code ecomOperationId} or the type is missing */
    public Operation {
        fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        if (fields.getOrDefault("ecomOperationId", "").isEmpty()
                || fields.getOrDefault("type", "").isEmpty()) {
            throw new IllegalArgumentException("An operation of the bank has no ecomOperationId or no type");
        }
    }

    public static Operation of(Map<String, String> fields) {
        return new Operation(new TreeMap<>(fields));
    }

    /** The field with this name as the bank sent it; empty when absent. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The key of the operation; every operation has one. */
    public String ecomOperationId() {
        return field("ecomOperationId");
    }

    /** The id that a refund refers to; empty when the operation failed early. */
    public String operationId() {
        return field("operationId");
    }

    /** The raw type, such as {@code PURCHASE}. */
    public String type() {
        return field("type");
    }

    /** The raw status, such as {@code SUCCESS}. */
    public String status() {
        return field("status");
    }

    public boolean isSuccessful() {
        return SUCCESS.equals(status());
    }

    /** Whether the status is a final one (protocol section 12.2). */
    public boolean isFinal() {
        return isSuccessful() || isFailed();
    }

    public boolean isFailed() {
        return "FAIL".equals(status()) || "DESIRED_THREEDS_MODE_ERROR".equals(status());
    }

    public boolean isRefund() {
        return "REFUND".equals(type());
    }

    /** Whether money was received by this operation: a successful purchase, completion or transfer. */
    public boolean isSuccessfulPurchase() {
        return isPurchase() && isSuccessful();
    }

    /** Whether a success of this operation means that money was received. A hold alone does not count. */
    public boolean isPurchase() {
        return PURCHASES.contains(type());
    }

    /** Why it was declined, as {@code actionCode.responseCode}; empty when the bank gave no code (protocol section 13.4). */
    public String declineCodes() {
        String action = field("actionCode");
        return action.isEmpty() ? "" : action + "." + field("responseCode");
    }

    /** The amount in coins of UAH, in orders of every currency (protocol section 7.2). */
    public Coins amount() {
        return new Coins(Long.parseLong(field("coinAmount")));
    }

    /** The amount in coins of the order's currency; only in orders of another currency than UAH. */
    public Optional<Coins> sourceAmount() {
        return Optional.of(field("sourceAmount"))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .map(Coins::new);
    }

    /** Whether it was made on a test terminal, so no money moved (protocol section 7.7). */
    public boolean isTest() {
        return TEST_RRN.equals(field("rrn"));
    }
}
