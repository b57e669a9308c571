package io.github.alliancepay.sandbox.wire;

import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderStatus;
import io.github.alliancepay.sandbox.session.Merchants;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An order in the answer of create-order, in the answer to a query, and in a callback (protocol sections 5.3, 7.1, 8.2). */
public record OrderJson(Merchants merchants, Links links) {
    /** The answer to create-order. */
    public JsonObject created(Order order) {
        return common(order).put("nbuQrCode", order.request().isTrue("generateQrNbu") ? qr(order) : Json.NULL);
    }

    /** The answer to a query, with the given status and all operations, oldest first. */
    public JsonObject queried(Order order, OrderStatus status) {
        OperationJson operations = new OperationJson(merchants.of(order), links, order);
        return common(order)
                .put("orderStatus", status.name())
                .putIfPresent("notificationUrl", order.request().notificationUrl())
                .put(
                        "operations",
                        order.operations().stream().map(operations::of).toList());
    }

    /** The envelope of a callback. The caller adds the operation. */
    public JsonObject envelope(Order order) {
        return common(order)
                .put(
                        "notificationUrl",
                        order.request()
                                .notificationUrl()
                                .map(url -> (Object) url)
                                .orElse(Json.NULL))
                .put("notificationEncryption", order.request().encryption())
                .put("hppDirectType", order.request().directType())
                .put("tryMode", order.tryMode().name());
    }

    /** One operation of the order. */
    public JsonObject operation(Order order, Operation operation) {
        return new OperationJson(merchants.of(order), links, order).of(operation);
    }

    private JsonObject common(Order order) {
        return new JsonObject()
                .put("coinAmount", order.request().coins())
                .put("ecomOrderId", order.ecomOrderId())
                .put("merchantId", merchants.of(order).merchantId())
                .put("statusUrl", links.status(order).map(url -> (Object) url).orElse(Json.NULL))
                .put("hppOrderId", order.hppOrderId())
                .put("redirectUrl", links.pay(order))
                .put("hppPayType", order.request().payType().name())
                .put("merchantRequestId", order.request().merchantRequestId())
                .put("orderStatus", order.status().name())
                .put(
                        "paymentMethods",
                        order.request().methods().stream().map(Enum::name).toList())
                .put("createDate", BankDates.order(order.created()))
                .put("expiredOrderDate", BankDates.order(order.expires()));
    }

    private static String qr(Order order) {
        byte[] content = ("sandbox/" + order.hppOrderId()).getBytes(StandardCharsets.UTF_8);
        return "https://bank.gov.ua/qr/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
