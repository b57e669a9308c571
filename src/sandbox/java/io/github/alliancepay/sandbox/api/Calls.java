package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.FollowUps;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderBook;
import io.github.alliancepay.sandbox.order.OrderStatus;
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.session.Merchant;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.wire.OrderJson;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What each call does, after its session was checked and its body decrypted. */
public final class Calls {
    private static final List<String> NULLED = List.of(
            "rrn",
            "merchantName",
            "approvalCode",
            "merchantCommission",
            "bankCode",
            "paymentSystem",
            "paymentServiceType",
            "externalCardToken");

    private final Ordering ordering;
    private final OrderBook book;
    private final FollowUps followUps;
    private final OrderJson wire;
    private final Settings settings;
    private final Clock clock;

    /** The calls of one bank. */
    public Calls(Ordering ordering, FollowUps followUps, OrderJson wire) {
        this.ordering = ordering;
        this.book = ordering.book();
        this.followUps = followUps;
        this.wire = wire;
        this.settings = ordering.context().settings();
        this.clock = ordering.context().clock();
    }

    /** @param merchant whose session it is; of the orders of others it learns nothing */
    JsonObject call(Endpoint endpoint, Merchant merchant, JsonObject body) {
        return switch (endpoint) {
            case CREATE_ORDER -> wire.created(ordering.create(merchant, body));
            case ORDER_OPERATIONS -> queried(merchant, body);
            case REFUND -> refunded(merchant, body);
            case COMPLETION -> completed(merchant, body);
            case OPERATION -> byOperationId(merchant, id(body, "id"));
            case OPERATION_BY_REQUEST -> byRequest(merchant, id(body, "merchantRequestId"));
            case AUTHORIZE -> throw new IllegalArgumentException("authorize has no session");
        };
    }

    private static String id(JsonObject body, String name) {
        new Fields(body).required(name, Rule.text(64)).check();
        return body.text(name).orElseThrow();
    }

    private JsonObject queried(Merchant merchant, JsonObject body) {
        Order order = book.get(id(body, "hppOrderId"));
        if (!isOwn(merchant, order)) {
            throw Refusal.of(BankError.ORDER_NOT_FOUND);
        }
        String expired = settings.text(Setting.EXPIRED_ORDER);
        if (!order.isExpired(clock.instant())) {
            return wire.queried(order, order.status());
        }
        if (expired.equals("ERROR")) {
            throw Refusal.of(BankError.ORDER_EXPIRED);
        }
        return wire.queried(order, OrderStatus.valueOf(expired));
    }

    private JsonObject refunded(Merchant merchant, JsonObject body) {
        var request = new FollowUpRules("operationId").checked(body);
        requireOwn(merchant, body, request.originalOperationId());
        JsonObject answer = written(followUps.refund(request));
        return settings.flag(Setting.REFUND_NULLS) ? withNulls(answer) : answer;
    }

    private JsonObject completed(Merchant merchant, JsonObject body) {
        var request = new FollowUpRules("originalOperationId").checked(body);
        requireOwn(merchant, body, request.originalOperationId());
        return written(followUps.complete(request));
    }

    private void requireOwn(Merchant merchant, JsonObject body, String operation) {
        if (!body.text("merchantId").equals(Optional.of(merchant.merchantId()))) {
            throw Refusal.of(BankError.MERCHANT_MISMATCH);
        }
        if (book.holding(operation).filter(order -> !isOwn(merchant, order)).isPresent()) {
            throw Refusal.of(BankError.OPERATION_NOT_FOUND);
        }
    }

    private boolean isOwn(Merchant merchant, Order order) {
        return wire.merchants().of(order).equals(merchant);
    }

    private JsonObject written(Operation operation) {
        return wire.operation(book.holding(operation.ecomOperationId()).orElseThrow(), operation);
    }

    /** The answer as in the sample of the documentation: a value that is not known yet is null and not absent. */
    private static JsonObject withNulls(JsonObject answer) {
        NULLED.stream().filter(name -> !answer.has(name)).forEach(name -> answer.put(name, Json.NULL));
        JsonObject info = answer.object("transactionResponseInfo").orElseThrow();
        if (!info.has("actionCode")) {
            info.put("actionCode", Json.NULL).put("responseCode", Json.NULL);
        }
        return answer;
    }

    private Stream<Order> ordersOf(Merchant merchant) {
        return book.all().stream().filter(order -> isOwn(merchant, order));
    }

    private JsonObject byRequest(Merchant merchant, String merchantRequestId) {
        Optional<Operation> attempt = ordersOf(merchant)
                .filter(order -> order.request().merchantRequestId().equals(merchantRequestId))
                .flatMap(order -> order.lastAttempt().stream())
                .findFirst();
        return attempt.map(this::written)
                .orElseGet(() -> operation(merchant, candidate -> candidate.wasRequestedAs(merchantRequestId)));
    }

    private JsonObject byOperationId(Merchant merchant, String operationId) {
        return operation(merchant, candidate -> candidate.operationId().equals(Optional.of(operationId)));
    }

    private JsonObject operation(Merchant merchant, Predicate<Operation> wanted) {
        return ordersOf(merchant)
                .flatMap(order -> order.operations().stream())
                .filter(wanted)
                .findFirst()
                .map(this::written)
                .orElseThrow(() -> Refusal.of(BankError.PAYMENT_OPERATION_NOT_FOUND));
    }
}
