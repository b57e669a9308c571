package io.github.alliancepay.sandbox.wire;

import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.PayType;
import java.util.Optional;

/** Addresses of the bank's pages under its public address. */
public record Links(String publicUrl) {
    /** {@code redirectUrl}: the payment page. */
    public String pay(Order order) {
        return publicUrl + "/pay?hpp_id=" + order.hppOrderId();
    }

    /** {@code statusUrl}: the status page; a transfer has none. */
    public Optional<String> status(Order order) {
        boolean transfer = order.request().payType() == PayType.A2A;
        return transfer ? Optional.empty() : Optional.of(publicUrl + "/status?hpp_id=" + order.hppOrderId());
    }

    /** {@code receiptUrl}: the receipt of an operation that succeeded. */
    public Optional<String> receipt(Operation operation) {
        return operation
                .operationId()
                .filter(id -> operation.succeeded())
                .map(id -> publicUrl + "/generate_receipt/" + operation.ecomOperationId() + "/" + id);
    }
}
