package io.github.alliancepay.broadleaf.bank;

import io.github.alliancepay.broadleaf.money.Coins;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One attempt or money movement inside an order (protocol sections 7.2 to 7.6). It keeps the fields as the bank sent them, so types,
 * statuses and fields that a later release of the bank adds are kept and shown. Nested fields are flattened
 * ({@code transactionResponseInfo.actionCode} is {@code actionCode}). A field that is absent reads as an empty string. Texts are as long
 * as {@link BankField} allows. Personal data of the payer ({@code sender*}) and card tokens are not kept.
 *
 * <p>An operation that cannot be read completely is kept too, with its {@link #fault()}. It has no {@link #amount()} and never counts as
 * money.
 *
 * @param fields by the bank's names; immutable
 */
public record Operation(SortedMap<String, String> fields) {

    /** The status of an operation that the bank carried out. */
    public static final String SUCCESS = "SUCCESS";

    /** The type of a hold. */
    public static final String HOLD = "PREAUTH";

    /** The type of what takes money that was held. */
    public static final String COMPLETION = "COMPLETION";

    public static final String REFUND = "REFUND";

    /** The types whose success means that money was received; a hold alone is not. */
    public static final Set<String> PURCHASES = Set.of("PURCHASE", COMPLETION, "ACCOUNT_2_ACCOUNT");

    /** The {@code rrn} of what a test terminal made: no money moved (protocol section 7.7). */
    public static final String TEST_RRN = "-1";

    /** The field in which a reader says why the operation cannot be read. The bank has no field of this name. */
    public static final String FAULT = "unreadable";

    /** Without these as the bank sent them, nobody can say whose money it is or ask for it back. */
    private static final Set<BankField> IDENTIFIERS = Set.of(
            BankField.MERCHANT_ID,
            BankField.MERCHANT_REQUEST_ID,
            BankField.OPERATION_ID,
            BankField.ORIGINAL_OPERATION_ID);

    /** What a refund and a completion name as the operation that they are about. */
    private static final List<String> ORIGINALS = List.of("originalOperationId", "preauthOperationId");

    /** The {@code transactionType} of the refund of a hold. */
    private static final String RELEASE = "213";

    /** The type of an operation that names none, and of one that stands for those that were not read. */
    public static final String NO_TYPE = "UNREADABLE";

    /** A field with a longer name is not kept. */
    public static final int LONGEST_NAME = 128;

    /** @throws IllegalArgumentException when the key {@code ecomOperationId} or the type is missing */
    public Operation {
        fields = bounded(fields);
        if (!fields.containsKey("ecomOperationId")
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

    /** The key of the operation; every operation has one. A key that is too long is replaced by a name that is made from it. */
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

    /** Whether the bank calls it a success. Only {@link #isSuccessfulPurchase()} says that money was received. */
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

    /** Whether it is a hold, successful or not: money that is not taken until it is completed (protocol section 7.5). */
    public boolean isHold() {
        return HOLD.equals(type());
    }

    /** Whether a known amount of money is held, or was, by this operation. */
    public boolean isSuccessfulHold() {
        return isHold() && isSuccessful() && amount().isPresent();
    }

    /** Whether it takes money that was held (protocol section 7.5). */
    public boolean isCompletion() {
        return COMPLETION.equals(type());
    }

    public boolean isRefund() {
        return REFUND.equals(type());
    }

    /** Whether it releases a hold of which nothing was taken (protocol section 7.6). */
    public boolean isRelease() {
        return isRefund() && RELEASE.equals(field("transactionType"));
    }

    /** Whether a known amount of money was received by this operation: a successful purchase, completion or transfer. */
    public boolean isSuccessfulPurchase() {
        return isPurchase() && isSuccessful() && amount().isPresent();
    }

    /** Whether a success of this operation means that money was received. A hold alone does not count. */
    public boolean isPurchase() {
        return PURCHASES.contains(type());
    }

    /** When the bank processed it (UTC), or else last changed or created it; the day of its register (protocol section 24.1). */
    public Optional<Instant> processedAt() {
        return Stream.of("processingDateTime", "modificationDateTime", "creationDateTime")
                .map(this::field)
                .flatMap(text -> BankTime.read(text, operationId()).stream())
                .findFirst();
    }

    /**
     * Whether it may be what we once sent, though it does not say by whose request it was made: nothing else in it says that it is not. While the
     * bank lists such an operation, nobody can say that ours never arrived.
     *
     * @param original the {@link #operationId()} of the purchase or hold that ours is about
     * @param amount coins of UAH
     */
    public boolean mayBe(String type, String original, Coins amount) {
        return List.of(type, NO_TYPE).contains(type())
                && !isFailed()
                && field(BankField.MERCHANT_REQUEST_ID.wireName()).isEmpty()
                && ORIGINALS.stream().map(this::field).allMatch(List.of("", original)::contains)
                && amount().filter(other -> !other.equals(amount)).isEmpty();
    }

    /** Why it was declined, as {@code actionCode.responseCode}; empty when the bank gave no code (protocol section 13.4). */
    public String declineCodes() {
        String action = field("actionCode");
        return action.isEmpty() ? "" : action + "." + field("responseCode");
    }

    /**
     * The amount in coins of UAH, in orders of every currency (protocol section 7.2). Empty when the operation cannot be read: it is shown,
     * and never counted.
     */
    public Optional<Coins> amount() {
        return isFaulty() ? Optional.empty() : coins(BankField.COIN_AMOUNT);
    }

    /** The amount in coins of the order's currency; only in orders of another currency than UAH. */
    public Optional<Coins> sourceAmount() {
        return isFaulty() ? Optional.empty() : coins(BankField.SOURCE_AMOUNT);
    }

    /**
     * The same completion with its amount in the order's currency, at the rate of the hold that it completes. The bank converted once, when
     * the money was held. Rounded half up to a whole coin; a completion of the whole hold is of exactly what was held.
     */
    Operation convertedAs(Operation hold) {
        // A hold of nothing has no rate.
        Optional<Coins> held = hold.sourceAmount()
                .filter(any -> !hold.amount().orElse(Coins.ZERO).isZero());
        if (held.isEmpty() || sourceAmount().isPresent() || amount().isEmpty()) {
            return this;
        }
        SortedMap<String, String> converted = new TreeMap<>(fields);
        converted.put(
                BankField.SOURCE_AMOUNT.wireName(),
                convertedAs(hold, held.get()).toString());
        converted.put("sourceCurrencyCode", hold.field("sourceCurrencyCode"));
        converted.put("conversionRate", hold.field("conversionRate"));
        return new Operation(converted);
    }

    private BigInteger convertedAs(Operation hold, Coins held) {
        BigInteger whole = BigInteger.valueOf(hold.amount().orElseThrow().value());
        return BigInteger.valueOf(held.value())
                .multiply(BigInteger.valueOf(amount().orElseThrow().value()))
                .shiftLeft(1)
                .add(whole)
                .divide(whole.shiftLeft(1));
    }

    /** Why the operation cannot be read, in words for support; empty when it can be. */
    public Optional<String> fault() {
        return amount().isPresent()
                ? Optional.empty()
                : Optional.of(isFaulty() ? field(FAULT) : "coinAmount is missing or not a number of coins");
    }

    /** Whether it was made on a test terminal, so no money moved (protocol section 7.7). */
    public boolean isTest() {
        return TEST_RRN.equals(field("rrn"));
    }

    /** Leaves the rest out of logs. */
    @Override
    public String toString() {
        return "Operation[" + type() + " " + status() + " " + ecomOperationId() + "]";
    }

    private boolean isFaulty() {
        return fields.containsKey(FAULT);
    }

    private Optional<Coins> coins(BankField amount) {
        return Optional.of(field(amount.wireName()))
                .filter(digits -> digits.length() <= amount.longest() && digits.matches("[0-9]+"))
                .map(Long::valueOf)
                .map(Coins::new);
    }

    private static SortedMap<String, String> bounded(Map<String, String> sent) {
        SortedMap<String, String> kept = new TreeMap<>();
        sent.forEach((name, text) -> {
            if (name.length() <= LONGEST_NAME && !text.isEmpty()) {
                keep(kept, name, text);
            }
        });
        return Collections.unmodifiableSortedMap(kept);
    }

    private static void keep(Map<String, String> kept, String name, String text) {
        BankField.named(name)
                .ifPresentOrElse(
                        field -> keep(kept, field, text),
                        () -> kept.put(BankField.cut(name, LONGEST_NAME), BankField.cut(text, BankField.OTHER)));
    }

    private static void keep(Map<String, String> kept, BankField field, String text) {
        String fit = field.kept(text);
        if (!fit.isEmpty()) {
            kept.put(field.wireName(), fit);
        } else if (field == BankField.ECOM_OPERATION_ID) {
            kept.put(field.wireName(), nameFrom(text));
        } else if (IDENTIFIERS.contains(field)) {
            kept.putIfAbsent(FAULT, field.wireName() + " is too long or not an identifier");
        }
    }

    /** The same for the same key, so that the operation is recognised when it is listed again. Nothing is sent to the bank under a key. */
    private static String nameFrom(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
