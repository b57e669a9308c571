package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.Map;
import java.util.Set;

/** An operation of the bank without personal data: what is needed to account for its money and to refund it, and nothing else. */
final class ErasedOperation {

    /** Fields that tell nothing of a person (protocol sections 7.2 to 7.5). A field that is not named here is erased. */
    private static final Set<String> KEPT = Set.of(
            "type",
            "status",
            "transactionType",
            "coinAmount",
            "transactionCurrency",
            "sourceAmount",
            "sourceCurrencyCode",
            "conversionRate",
            "merchantCommission",
            "merchantId",
            "merchantRequestId",
            "hppOrderId",
            "operationId",
            "ecomOperationId",
            "originalOperationId",
            "originalEcomOperationId",
            "originalCoinAmount",
            "preauthOperationId",
            "preauthEcomOperationId",
            "preauthCoinAmount",
            "productType",
            "paymentServiceType",
            "creationDateTime",
            "modificationDateTime",
            "processingDateTime",
            "actionCode",
            "responseCode",
            "errorDetails",
            "unreadable");

    private ErasedOperation() {}

    static Operation of(Operation operation) {
        return Operation.of(operation.fields().entrySet().stream()
                .filter(field -> KEPT.contains(field.getKey()) || isTestMark(field, operation))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The RRN of a test terminal is no number of a payment, and says that no money moved. */
    private static boolean isTestMark(Map.Entry<String, String> field, Operation operation) {
        return field.getKey().equals("rrn") && operation.isTest();
    }
}
