package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The bank's operations in ALLIANCEPAY_OPERATION: all fields as JSON, and columns to search by. Only the holder of the payment's lease
 * writes them.
 */
final class OperationTable {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_OPERATION
                (PAYMENT_ID, ECOM_OPERATION_ID, SEEN_ORDER, OPERATION_ID, OPERATION_TYPE, OPERATION_STATUS, COIN_AMOUNT,
                SOURCE_COIN_AMOUNT, RRN, PROCESSED_AT, APPROVAL_CODE, CARD_ENDING, FIELDS)
            VALUES (:paymentId, :key, :seenOrder, :operationId, :type, :status, :coinAmount,
                :sourceCoinAmount, :rrn, :processedAt, :approvalCode, :cardEnding, :fields)""";

    private static final String UPDATE =
            """
            UPDATE ALLIANCEPAY_OPERATION SET OPERATION_ID = :operationId, OPERATION_TYPE = :type,
                OPERATION_STATUS = :status, COIN_AMOUNT = :coinAmount,
                SOURCE_COIN_AMOUNT = :sourceCoinAmount, RRN = :rrn, PROCESSED_AT = :processedAt, APPROVAL_CODE = :approvalCode,
                CARD_ENDING = :cardEnding, FIELDS = :fields
            WHERE PAYMENT_ID = :paymentId AND ECOM_OPERATION_ID = :key""";

    private static final String SELECT =
            "SELECT FIELDS FROM ALLIANCEPAY_OPERATION WHERE PAYMENT_ID = :paymentId ORDER BY SEEN_ORDER";

    private static final String SELECT_OF_MANY =
            """
            SELECT PAYMENT_ID, FIELDS FROM ALLIANCEPAY_OPERATION
            WHERE PAYMENT_ID IN (:ids) ORDER BY PAYMENT_ID, SEEN_ORDER""";

    private static final String ERASED =
            "SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE PAYMENT_ID = :paymentId AND ERASED_AT IS NOT NULL";

    private static final int ID = 128;
    private static final int WORD = 64;
    private static final int CARD_DIGITS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Database database;

    OperationTable(Database database) {
        this.database = database;
    }

    List<Operation> of(String paymentId) {
        return database.list(SELECT, Values.of("paymentId", paymentId), Row.as(OperationTable::operation));
    }

    /** The operations of some payments, at least one. */
    Map<String, List<Operation>> of(Collection<String> paymentIds) {
        return database
                .list(
                        SELECT_OF_MANY,
                        new Values().texts("ids", paymentIds),
                        Row.as(row -> Map.entry(row.text("PAYMENT_ID"), operation(row))))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Writes what is new or changed. */
    Merged merge(String paymentId, List<Operation> listed) {
        if (listed.isEmpty()) {
            return new Merged(List.of(), false);
        }
        Map<String, Operation> stored = newestByKey(of(paymentId));
        long known = purchases(stored.values());
        List<Operation> added = new ArrayList<>();
        List<Operation> changed = new ArrayList<>();
        newestByKey(listed).forEach((key, operation) -> {
            if (!stored.containsKey(key)) {
                added.add(operation);
            } else if (replaces(operation, stored.get(key))) {
                changed.add(operation);
            }
        });
        write(paymentId, stored.size(), added, changed);
        Stream.of(added, changed).flatMap(List::stream).forEach(news -> stored.put(news.ecomOperationId(), news));
        return new Merged(List.copyOf(stored.values()), known > 0 && purchases(stored.values()) > known);
    }

    /**
     * The operations of a payment after news of the bank was added.
     *
     * @param operations all of them
     * @param hasFurtherMoney whether a further purchase succeeded after an earlier one
     */
    record Merged(List<Operation> operations, boolean hasFurtherMoney) {}

    private void write(String paymentId, int known, List<Operation> added, List<Operation> changed) {
        boolean erased = added.size() + changed.size() > 0 && isErased(paymentId);
        UnaryOperator<Operation> kept = erased ? ErasedOperation::of : UnaryOperator.identity();
        database.updateAll(
                INSERT,
                IntStream.range(0, added.size())
                        .mapToObj(index ->
                                values(paymentId, kept.apply(added.get(index))).number("seenOrder", known + index))
                        .toList());
        update(paymentId, changed.stream().map(kept).toList());
    }

    private boolean isErased(String paymentId) {
        return !database.list(ERASED, Values.of("paymentId", paymentId), Row.as(row -> row.text("PAYMENT_ID")))
                .isEmpty();
    }

    /** Takes the personal data out of what is stored. */
    void erase(String paymentId) {
        update(paymentId, of(paymentId).stream().map(ErasedOperation::of).toList());
    }

    private void update(String paymentId, List<Operation> operations) {
        database.updateAll(
                UPDATE,
                operations.stream()
                        .map(operation -> values(paymentId, operation))
                        .toList());
    }

    private static long purchases(Collection<Operation> operations) {
        return operations.stream().filter(Operation::isSuccessfulPurchase).count();
    }

    private static Map<String, Operation> newestByKey(List<Operation> operations) {
        Map<String, Operation> newest = new LinkedHashMap<>();
        operations.forEach(operation -> newest.merge(
                operation.ecomOperationId(), operation, (one, other) -> replaces(other, one) ? other : one));
        return newest;
    }

    /** Whether an operation replaces its stored state: a final status stays, but a success replaces a failure (protocol section 12.3). */
    private static boolean replaces(Operation next, Operation stored) {
        boolean goesOn = next.isSuccessful() || !stored.isFinal() || stored.isFailed() && next.isFailed();
        return goesOn && !next.equals(stored) && !ErasedOperation.of(next).equals(stored);
    }

    private static Values values(String paymentId, Operation operation) {
        return Values.of("paymentId", paymentId)
                .text("key", operation.ecomOperationId())
                .shown("operationId", operation.operationId(), ID)
                .shown("type", operation.type(), WORD)
                .shown("status", operation.status(), WORD)
                .number("coinAmount", operation.amount().map(Coins::value))
                .number("sourceCoinAmount", operation.sourceAmount().map(Coins::value))
                .shown("rrn", operation.field("rrn"), WORD)
                .time("processedAt", operation.processedAt())
                .shown("approvalCode", operation.field("approvalCode"), WORD)
                .text("cardEnding", cardEnding(operation.field("cardNumberMask")))
                .text("fields", json(operation));
    }

    private static Optional<String> cardEnding(String mask) {
        return Optional.of(mask)
                .filter(masked -> masked.matches(".*[0-9]{4}"))
                .map(masked -> masked.substring(masked.length() - CARD_DIGITS));
    }

    private static String json(Operation operation) {
        try {
            return JSON.writeValueAsString(operation.fields());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "The fields of operation " + operation.ecomOperationId() + " cannot be written as JSON", broken);
        }
    }

    static Operation operation(Row row) throws SQLException {
        String json = row.text("FIELDS");
        try {
            return Operation.of(JSON.readValue(json, FIELDS));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A row of ALLIANCEPAY_OPERATION has no JSON in FIELDS", broken);
        }
    }
}
