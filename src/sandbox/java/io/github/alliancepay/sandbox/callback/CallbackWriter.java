package io.github.alliancepay.sandbox.callback;

import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Identifiers;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.util.List;
import java.util.Optional;

/** Writes the callback of an operation: its address, its form, and whether it is encrypted (protocol sections 8.2 to 8.4). */
record CallbackWriter(OrderJson wire, Identifiers ids, Settings settings) {
    /** The callback; empty when the merchant gave no address for it. */
    Optional<Callback> write(Order order, Operation operation) {
        return url(order, operation).map(url -> {
            String plain = body(order, operation).toString();
            boolean encrypted = isEncrypted(order, operation);
            String body = encrypted
                    ? SandboxJwe.encrypt(plain, wire.merchants().of(order).key())
                    : plain;
            return new Callback(ids.uuid(), order.hppOrderId(), url, body, encrypted);
        });
    }

    private static Optional<String> url(Order order, Operation operation) {
        return operation.derivation().isPresent()
                ? operation.derivation().get().request().notificationUrl()
                : order.request().notificationUrl();
    }

    private static boolean isEncrypted(Order order, Operation operation) {
        return operation.derivation().map(from -> from.request().encryption()).orElseGet(order.request()::encryption);
    }

    private JsonObject body(Order order, Operation operation) {
        JsonObject content = wire.operation(order, operation);
        boolean flat = operation.kind().isRefund()
                && settings.text(Setting.REFUND_CALLBACK).equals("FLAT");
        return flat ? content : enveloped(wire.envelope(order), content);
    }

    private JsonObject enveloped(JsonObject envelope, JsonObject content) {
        return switch (settings.text(Setting.CALLBACK_KEY)) {
            case "operations" -> envelope.put("operations", content);
            case "ARRAY" -> envelope.put("operations", List.of(content));
            default -> envelope.put("operation", content);
        };
    }
}
