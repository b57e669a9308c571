package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alliancepay.broadleaf.bank.BankField;
import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads operations (protocol sections 7.2 to 7.6). Keeps every field, also those that a later release of the bank adds. Drops personal
 * data of the payer, card tokens and the address with the callback token: they have no use here, so they are never stored.
 *
 * <p>Never fails: an operation that cannot be read must not hide the others. It is kept with what could be read and with the reason.
 */
final class OperationReader {

    /** More than a day of the bank's own limit of attempts allows (protocol section 15). */
    static final int MOST_OPERATIONS = 1000;

    private static final String NO_KEY = "unreadable-";

    /** Its codes belong to the operation itself. Some answers have them without this object (protocol section 9.2). */
    private static final String FLATTENED = "transactionResponseInfo";

    private static final Set<String> CODES = Set.of("actionCode", "responseCode", "description");

    private static final int DEEPEST = 4;
    private static final int MOST_FIELDS = 300;

    private final SortedMap<String, String> fields = new TreeMap<>();

    private OperationReader() {}

    /** Every operation of a list. What is beyond the most that is read is told as one more operation. */
    static List<Operation> readAll(List<JsonNode> nodes) {
        List<Operation> operations = new ArrayList<>();
        for (JsonNode node : nodes.subList(0, Math.min(nodes.size(), MOST_OPERATIONS))) {
            operations.add(read(node, operations.size()));
        }
        if (nodes.size() > MOST_OPERATIONS) {
            operations.add(new OperationReader()
                    .operation(MOST_OPERATIONS, nodes.size() - MOST_OPERATIONS + " more operations are not read"));
        }
        return operations;
    }

    /** @param place where it stands in the answer, from 0; it names an operation that has no key of its own */
    static Operation read(JsonNode node, int place) {
        OperationReader reader = new OperationReader();
        if (!node.isObject()) {
            reader.put("text", node);
            return reader.operation(place, "It is not a JSON object");
        }
        // These first, so that no number of other fields can crowd them out.
        EnumSet.allOf(BankField.class).forEach(field -> reader.put(field.wireName(), node.path(field.wireName())));
        reader.addAll("", node, 0);
        Fields sent = new Fields(node);
        reader.putCoins(sent, BankField.COIN_AMOUNT);
        reader.putCoins(sent, BankField.SOURCE_AMOUNT);
        return reader.operation(place, "");
    }

    /** @param fault why it cannot be read; empty when its fields decide that */
    private Operation operation(int place, String fault) {
        String why = fault.isEmpty() ? faultOfFields() : fault;
        if (!why.isEmpty()) {
            fields.put(Operation.FAULT, why);
        }
        fields.putIfAbsent(BankField.ECOM_OPERATION_ID.wireName(), NO_KEY + place);
        fields.putIfAbsent(BankField.TYPE.wireName(), Operation.NO_TYPE);
        return new Operation(fields);
    }

    private String faultOfFields() {
        if (!fields.containsKey(BankField.ECOM_OPERATION_ID.wireName())) {
            return "It has no ecomOperationId";
        }
        return fields.containsKey(BankField.TYPE.wireName()) ? "" : "It has no type";
    }

    /** Amounts are written alike, whichever way the bank wrote them. One that is no number of coins stays as it is, to be shown. */
    private void putCoins(Fields sent, BankField amount) {
        sent.amount(amount).ifPresent(coins -> fields.put(amount.wireName(), Long.toString(coins.value())));
    }

    private void addAll(String prefix, JsonNode object, int depth) {
        for (Iterator<Map.Entry<String, JsonNode>> each = object.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            if (!isDropped(field.getKey())) {
                add(nameIn(prefix, field.getKey()), field.getValue(), depth);
            }
        }
    }

    private static String nameIn(String prefix, String name) {
        return prefix.equals(FLATTENED + ".") && CODES.contains(name) ? name : prefix + name;
    }

    /** What is inside a field whose name is too long has a longer name still, and there may be much of it. */
    private void add(String name, JsonNode value, int depth) {
        if (name.length() > Operation.LONGEST_NAME) {
            return;
        }
        if (value.isObject() && depth < DEEPEST) {
            addAll(name + ".", value, depth + 1);
        } else if (value.isArray() && depth < DEEPEST) {
            addElements(name, value, depth + 1);
        } else {
            put(name, value);
        }
    }

    private void addElements(String name, JsonNode array, int depth) {
        for (int index = 0; index < array.size(); index++) {
            add(name + "." + index, array.get(index), depth);
        }
    }

    private void put(String name, JsonNode value) {
        String text = Fields.scalar(value);
        if (!text.isEmpty() && fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(name, text);
        }
    }

    private static boolean isDropped(String name) {
        return name.startsWith("sender")
                || "externalCardToken".equals(name)
                || "notificationUrl".equals(name)
                || Operation.FAULT.equals(name);
    }
}
