package io.github.alliancepay.broadleaf.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.broadleafcommerce.common.payment.PaymentAdditionalFieldType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;

/** Describes received money to the host as one AUTHORIZE_AND_CAPTURE, and a hold as AUTHORIZE, with everything that an admin looks for. */
final class CapturedPayment {

    /** What the stored raw response keeps; everything else may hold personal data. */
    private static final Set<String> RAW = Set.of(
            "type",
            "status",
            "coinAmount",
            "transactionCurrency",
            "sourceAmount",
            "sourceCurrencyCode",
            "conversionRate",
            "operationId",
            "ecomOperationId",
            "merchantId",
            "rrn",
            "approvalCode",
            "actionCode",
            "responseCode",
            "paymentSystem",
            "paymentServiceType",
            "cardNumberMask",
            "creationDateTime",
            "processingDateTime",
            "transactionType");

    /**
     * Not under the host's own name for it. Where that is filled, the order history and the e-mail of Broadleaf's store also print an expiry
     * date and a billing address, which a payment on the bank's page does not have (host section 12.4).
     */
    private static final String CARD_SYSTEM = "ALLIANCEPAY_CARD_SYSTEM";

    private static final ObjectMapper JSON = new ObjectMapper();

    private CapturedPayment() {}

    static PaymentResponseDTO of(Payment payment, List<Operation> received) {
        List<Operation> holds = received.stream().filter(Operation::isHold).toList();
        return holds.isEmpty()
                ? of(payment, received, PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                : of(payment, holds, PaymentTransactionType.AUTHORIZE);
    }

    private static PaymentResponseDTO of(Payment payment, List<Operation> captures, PaymentTransactionType type) {
        PaymentResponseDTO response =
                new PaymentResponseDTO(PaymentType.THIRD_PARTY_ACCOUNT, AlliancePayGatewayType.ALLIANCE_PAY);
        response.orderId(String.valueOf(payment.bill().orderId()))
                .amount(HostMoney.of(payment.bill().amount(), payment.bill().currency()))
                .paymentTransactionType(type)
                .successful(true)
                .valid(true)
                .completeCheckoutOnCallback(true)
                .rawResponse(redacted(captures));
        fields(payment, captures).forEach(response::responseMap);
        if (!payment.email().isEmpty()) {
            response.customer().email(payment.email()).done();
        }
        return response;
    }

    /** The fields of a completion, as its transaction keeps them. */
    static Map<String, String> fields(Payment payment, List<Operation> captures) {
        Map<String, String> fields = new TreeMap<>();
        fields.put(HostFields.PAYMENT_ID, payment.id());
        payment.page().ifPresent(page -> bankIds(fields, page));
        Operation capture = captures.get(captures.size() - 1);
        fields.put(HostFields.OPERATION_ID, capture.operationId());
        fields.put("ALLIANCEPAY_RRN", capture.field("rrn"));
        fields.put(PaymentAdditionalFieldType.AUTH_CODE.getType(), capture.field("approvalCode"));
        fields.put(CARD_SYSTEM, capture.field("paymentSystem"));
        fields.put("ALLIANCEPAY_CARD_MASK", capture.field("cardNumberMask"));
        fields.put(PaymentAdditionalFieldType.LAST_FOUR.getType(), lastFour(capture.field("cardNumberMask")));
        fields.put("ALLIANCEPAY_METHOD", capture.field("paymentServiceType"));
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static void bankIds(Map<String, String> fields, CreatedOrder page) {
        fields.put("ALLIANCEPAY_HPP_ORDER_ID", page.hppOrderId());
        fields.put("ALLIANCEPAY_ECOM_ORDER_ID", page.ecomOrderId());
    }

    private static String lastFour(String mask) {
        return mask.length() < 4 ? "" : mask.substring(mask.length() - 4);
    }

    /** The bank's answer without personal data, for the host's raw response column. */
    static String redacted(List<Operation> operations) {
        List<Map<String, String>> kept = operations.stream()
                .map(operation -> operation.fields().entrySet().stream()
                        .filter(field -> RAW.contains(field.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)))
                .map(fields -> (Map<String, String>) fields)
                .toList();
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
