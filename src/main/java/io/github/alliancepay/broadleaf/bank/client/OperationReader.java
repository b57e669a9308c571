package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one operation (protocol sections 7.2 to 7.6). Keeps every field, also those that a later release of the bank adds. Drops personal
 * data of the payer and card tokens: they have no use here, so they are never stored.
 */
final class OperationReader {

    /** Its fields belong to the operation itself. Some answers have them without this object (protocol section 9.2). */
    private static final String FLATTENED = "transactionResponseInfo";

    private static final int DEEPEST = 4;

    private final SortedMap<String, String> fields = new TreeMap<>();

    private OperationReader() {}

    /** @throws OutcomeUnknownException when it lacks its key, its type or its amount */
    static Operation read(JsonNode node) {
        Fields operation = new Fields(node);
        operation.required("ecomOperationId");
        operation.required("type");
        OperationReader reader = new OperationReader();
        reader.addAll("", node, 0);
        reader.fields.put("coinAmount", coins(operation, "coinAmount"));
        if (!operation.text("sourceAmount").isEmpty()) {
            reader.fields.put("sourceAmount", coins(operation, "sourceAmount"));
        }
        return new Operation(reader.fields);
    }

    private static String coins(Fields operation, String name) {
        return Long.toString(operation.coins(name).value());
    }

    private void addAll(String prefix, JsonNode object, int depth) {
        for (Iterator<Map.Entry<String, JsonNode>> each = object.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            if (!isPrivate(field.getKey())) {
                add(prefix + field.getKey(), field.getValue(), depth);
            }
        }
    }

    private void add(String name, JsonNode value, int depth) {
        if (value.isObject() && depth < DEEPEST) {
            addAll(FLATTENED.equals(name) ? "" : name + ".", value, depth + 1);
        } else if (value.isArray() && depth < DEEPEST) {
            addElements(name, value, depth + 1);
        } else if (!Fields.scalar(value).isEmpty()) {
            fields.putIfAbsent(name, Fields.scalar(value));
        }
    }

    private void addElements(String name, JsonNode array, int depth) {
        for (int index = 0; index < array.size(); index++) {
            add(name + "." + index, array.get(index), depth);
        }
    }

    private static boolean isPrivate(String name) {
        return name.startsWith("sender") || "externalCardToken".equals(name);
    }
}
