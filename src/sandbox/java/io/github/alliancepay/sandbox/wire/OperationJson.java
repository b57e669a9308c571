package io.github.alliancepay.sandbox.wire;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Amount;
import io.github.alliancepay.sandbox.order.Derivation;
import io.github.alliancepay.sandbox.order.FollowUp;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderRequest;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.ResponseCode;
import io.github.alliancepay.sandbox.session.Merchant;
import java.util.Optional;

/** An operation as the bank writes it (protocol sections 7.2 to 7.5). A member without a value is left out. */
record OperationJson(Merchant merchant, Links links, Order order) {
    private static final String TERMINAL = "AE010002";

    JsonObject of(Operation operation) {
        JsonObject json = identity(operation)
                .putAll(times(operation))
                .put("transactionResponseInfo", responseInfo(operation))
                .putAll(terminal(operation));
        if (operation.derivation().isPresent()) {
            return json.putAll(derived(operation, operation.derivation().get()));
        }
        return json.putAll(operation.kind().isTransfer() ? transfer(operation) : card(operation))
                .putAll(attempt(operation));
    }

    private JsonObject identity(Operation operation) {
        return new JsonObject()
                .put("type", operation.kind().type())
                .putIfPresent("rrn", operation.outcome().rrn())
                .put("coinAmount", operation.amount().coins())
                .put("merchantId", merchant.merchantId())
                .put("merchantName", merchant.name())
                .putIfPresent("operationId", operation.operationId())
                .put("ecomOperationId", operation.ecomOperationId())
                .putIfPresent("approvalCode", operation.outcome().approvalCode())
                .put("status", operation.status().name())
                .put("transactionType", operation.kind().transactionType())
                .put("transactionCurrency", "980");
    }

    private static JsonObject times(Operation operation) {
        Optional<String> processed = Optional.of(operation)
                .filter(done -> done.status().isFinal())
                .map(done -> BankDates.operation(done.modified()));
        return new JsonObject()
                .put("creationDateTime", BankDates.operation(operation.created()))
                .put("modificationDateTime", BankDates.operation(operation.modified()))
                .putIfPresent("processingDateTime", processed);
    }

    private static JsonObject responseInfo(Operation operation) {
        Optional<ResponseCode> code = operation.outcome().code();
        return new JsonObject()
                .putIfPresent("actionCode", code.map(ResponseCode::actionCode))
                .putIfPresent("responseCode", code.map(ResponseCode::responseCode))
                .putIfPresent("description", code.map(said -> description(operation, said)));
    }

    private static String description(Operation operation, ResponseCode said) {
        boolean completed = operation.kind() == OperationKind.COMPLETION && operation.succeeded();
        return completed ? "Операцію виконано успішно" : said.description();
    }

    private JsonObject terminal(Operation operation) {
        return new JsonObject()
                .put("bankCode", operation.instrument().bankCode())
                .put("paymentServiceType", operation.instrument().method().name())
                .put("notificationSignature", false)
                .put("hppOrderId", order.hppOrderId())
                .put("processingTerminalId", TERMINAL)
                .put("processingMerchantId", "AE000002")
                .put("creatorSystem", "HPP")
                .putIfPresent("receiptUrl", links.receipt(operation))
                .putIfPresent("errorDetails", operation.outcome().errorDetails());
    }

    private JsonObject attempt(Operation operation) {
        OrderRequest request = order.request();
        return new JsonObject()
                .putIfPresent("purpose", request.purpose())
                .putIfPresent("merchantComment", request.comment())
                .put("notificationEncryption", request.encryption())
                .putAll(source(operation.amount()))
                .putAll(request.customer());
    }

    private static JsonObject source(Amount amount) {
        return new JsonObject()
                .putIfPresent("sourceAmount", amount.source().map(Amount.Source::coins))
                .putIfPresent("sourceCurrencyCode", amount.source().map(source -> source.currency()
                        .code()))
                .putIfPresent("conversionRate", amount.source().map(source -> source.rate()
                        .toPlainString()));
    }

    private static JsonObject card(Operation operation) {
        String mask = operation.instrument().mask();
        boolean wallet = operation.instrument().method() != PaymentMethod.CARD;
        return new JsonObject()
                .put("paymentSystem", operation.instrument().paymentSystem())
                .put("cardNumberMask", mask)
                .put("senderCardNumberMask", mask)
                .put("senderPaymentSystem", operation.instrument().paymentSystem())
                .put("senderBankCode", operation.instrument().bankCode())
                .put("desiredThreeDSMode", "SHOULD")
                .put("threeDSMode", wallet ? "MUST_NOT" : "SHOULD");
    }

    private JsonObject transfer(Operation operation) {
        boolean first = order.attempts().indexOf(operation) == 0;
        return new JsonObject()
                .put("senderAccount", "UA903000010000026000000000001")
                .put("recipientAccount", "UA413001190000026000000000002")
                .put("senderBankCode", operation.instrument().bankCode())
                .put("recipientBankCode", "BANK_ALLIANCE")
                .put("recipientFirstName", merchant.name())
                .put("repeatedPayment", !first);
    }

    private JsonObject derived(Operation operation, Derivation derivation) {
        FollowUp request = derivation.request();
        Operation original = derivation.original();
        JsonObject json = new JsonObject()
                .put("merchantRequestId", request.merchantRequestId())
                .put("productType", original.kind().type())
                .putIfPresent("notificationUrl", request.notificationUrl())
                .put("notificationEncryption", request.encryption())
                .putIfPresent("merchantComment", request.comment());
        return json.putAll(operation.kind().isRefund() ? refunded(original) : completed(original));
    }

    private static JsonObject refunded(Operation original) {
        return new JsonObject()
                .put("cardNumberMask", original.instrument().mask())
                .putIfPresent("rrnOriginal", original.outcome().rrn())
                .putIfPresent("originalOperationId", original.operationId())
                .put("originalCoinAmount", original.amount().coins())
                .put("originalEcomOperationId", original.ecomOperationId());
    }

    private static JsonObject completed(Operation hold) {
        return new JsonObject()
                .put("cardNumberMask", hold.instrument().mask())
                .put("paymentSystem", hold.instrument().paymentSystem())
                .putIfPresent("rrnPreauth", hold.outcome().rrn())
                .putIfPresent("preauthOperationId", hold.operationId())
                .put("preauthCoinAmount", hold.amount().coins())
                .put("preauthEcomOperationId", hold.ecomOperationId());
    }
}
