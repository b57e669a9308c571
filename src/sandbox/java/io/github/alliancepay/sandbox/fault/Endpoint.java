package io.github.alliancepay.sandbox.fault;

import java.util.Arrays;
import java.util.Optional;

/** The calls of the bank's API (protocol section 1.2). */
public enum Endpoint {
    /** Open a session. */
    AUTHORIZE("/api-gateway/authorize_virtual_device"),
    /** Create an order. */
    CREATE_ORDER("/ecom/execute_request/hpp/v1/create-order"),
    /** An order and its operations. */
    ORDER_OPERATIONS("/ecom/execute_request/hpp/v1/operations"),
    /** Give money back. */
    REFUND("/ecom/execute_request/payments/v3/refund"),
    /** Capture a hold. */
    COMPLETION("/ecom/execute_request/payments/v1/completion"),
    /** One operation by its id. */
    OPERATION("/ecom/execute_request/payments/v1/operations"),
    /** One operation by the merchant's id of the request. */
    OPERATION_BY_REQUEST("/ecom/execute_request/payments/v1/operation/by_merchant_request_id");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The call at this path. */
    public static Optional<Endpoint> at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst();
    }

    /** Its path. */
    public String path() {
        return path;
    }

    /** Whether bodies are encrypted both ways. */
    public boolean isEncrypted() {
        return this == REFUND || this == COMPLETION;
    }
}
