package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers of the control API. */
record ControlJson(SandboxControl control, OrderJson wire) {
    /** Lists of callbacks and deliveries end with the newest. */
    private static final int LISTED = 200;

    JsonObject orders(OrderSearch search) {
        OrderSearch.Found found = search.in(control.orders());
        return new JsonObject()
                .put("orders", found.orders().stream().map(this::order).toList())
                .put("total", found.total())
                .put("page", found.page())
                .put("pages", found.pages());
    }

    JsonObject order(Order order) {
        return wire.queried(order, order.status())
                .putIfPresent("purpose", order.request().purpose())
                .putIfPresent("merchantComment", order.request().comment())
                .put("tryMode", order.tryMode().name())
                .put("successUrl", order.request().successUrl())
                .put("failUrl", order.request().failUrl());
    }

    JsonObject operation(Operation operation) {
        return control.orders().stream()
                .filter(order -> order.operation(operation.ecomOperationId()).isPresent())
                .findFirst()
                .map(order -> wire.operation(order, operation))
                .orElseThrow();
    }

    JsonObject faults() {
        return new JsonObject()
                .put("faults", control.faults().stream().map(ControlJson::fault).toList());
    }

    private static JsonObject fault(Fault fault) {
        return new JsonObject()
                .put("kind", fault.kind().name())
                .putIfPresent("endpoint", fault.endpoint().map(Enum::name))
                .put("sticky", fault.sticky())
                .put("argument", fault.argument());
    }

    JsonObject settings() {
        JsonObject settings = new JsonObject();
        Arrays.stream(Setting.values()).forEach(setting -> settings.put(setting.name(), control.setting(setting)));
        return settings;
    }

    JsonObject calls() {
        JsonObject calls = new JsonObject();
        Arrays.stream(Endpoint.values()).forEach(endpoint -> calls.put(endpoint.name(), control.calls(endpoint)));
        return calls;
    }

    JsonObject callbacks() {
        return new JsonObject()
                .put(
                        "callbacks",
                        last(control.callbacks()).map(ControlJson::callback).toList())
                .put("held", control.heldCallbacks().stream().map(Callback::id).toList());
    }

    private static JsonObject callback(Callback callback) {
        return new JsonObject()
                .put("id", callback.id())
                .put("hppOrderId", callback.hppOrderId())
                .put("url", callback.url())
                .put("encrypted", callback.encrypted())
                .put("body", callback.body());
    }

    JsonObject deliveries(Optional<String> hppOrderId) {
        List<Delivery> wanted = control.deliveries().stream()
                .filter(delivery ->
                        hppOrderId.map(delivery.callback().hppOrderId()::equals).orElse(true))
                .toList();
        return new JsonObject()
                .put("deliveries", last(wanted).map(ControlJson::delivery).toList());
    }

    private static <T> Stream<T> last(List<T> all) {
        return all.stream().skip(Math.max(0, all.size() - LISTED));
    }

    static JsonObject delivery(Delivery delivery) {
        return new JsonObject()
                .put("callbackId", delivery.callback().id())
                .put("hppOrderId", delivery.callback().hppOrderId())
                .put("attempt", delivery.attempt())
                .put("at", delivery.at().toString())
                .put("status", delivery.status())
                .put("note", delivery.note())
                .put("body", delivery.callback().body())
                .put("reply", delivery.reply());
    }

    JsonObject clock() {
        return new JsonObject().put("now", control.now().toString());
    }
}
