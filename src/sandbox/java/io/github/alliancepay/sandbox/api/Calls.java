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

    private final Merchant merchant;
    private final Ordering ordering;
    private final OrderBook book;
    private final FollowUps followUps;
    private final OrderJson wire;
    private final Settings settings;
    private final Clock clock;

    /** The calls of one bank. */
    public Calls(Ordering ordering, FollowUps followUps, OrderJson wire) {
        this.merchant = wire.merchant();
        this.ordering = ordering;
        this.book = ordering.book();
        this.followUps = followUps;
        this.wire = wire;
        this.settings = ordering.context().settings();
        this.clock = ordering.context().clock();
    }

    JsonObject call(Endpoint endpoint, JsonObject body) {
        return switch (endpoint) {
            case CREATE_ORDER -> wire.created(ordering.create(body));
            case ORDER_OPERATIONS -> queried(body);
            case REFUND -> refunded(body);
            case COMPLETION -> completed(body);
            case OPERATION -> byOperationId(id(body, "id"));
            case OPERATION_BY_REQUEST -> byRequest(id(body, "merchantRequestId"));
            case AUTHORIZE -> throw new IllegalArgumentException("authorize has no session");
        };
    }

    private static String id(JsonObject body, String name) {
        new Fields(body).required(name, Rule.text(64)).check();
        return body.text(name).orElseThrow();
    }

    private JsonObject queried(JsonObject body) {
        Order order = book.get(id(body, "hppOrderId"));
        String expired = settings.text(Setting.EXPIRED_ORDER);
        if (!order.isExpired(clock.instant())) {
            return wire.queried(order, order.status());
        }
        if (expired.equals("ERROR")) {
            throw Refusal.of(BankError.ORDER_EXPIRED);
        }
        return wire.queried(order, OrderStatus.valueOf(expired));
    }

    private JsonObject refunded(JsonObject body) {
        var request = new FollowUpRules("operationId").checked(body);
        merchantMatches(body);
        JsonObject answer = written(followUps.refund(request));
        return settings.flag(Setting.REFUND_NULLS) ? withNulls(answer) : answer;
    }

    private JsonObject completed(JsonObject body) {
        var request = new FollowUpRules("originalOperationId").checked(body);
        merchantMatches(body);
        return written(followUps.complete(request));
    }

    private void merchantMatches(JsonObject body) {
        if (!body.text("merchantId").equals(Optional.of(merchant.merchantId()))) {
            throw Refusal.of(BankError.MERCHANT_MISMATCH);
        }
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

    private JsonObject byRequest(String merchantRequestId) {
        Optional<Operation> attempt = book.all().stream()
                .filter(order -> order.request().merchantRequestId().equals(merchantRequestId))
                .flatMap(order -> order.lastAttempt().stream())
                .findFirst();
        return attempt.map(this::written)
                .orElseGet(() -> operation(candidate -> candidate.wasRequestedAs(merchantRequestId)));
    }

    private JsonObject byOperationId(String operationId) {
        return operation(candidate -> candidate.operationId().equals(Optional.of(operationId)));
    }

    private JsonObject operation(Predicate<Operation> wanted) {
        return book.all().stream()
                .flatMap(order -> order.operations().stream())
                .filter(wanted)
                .findFirst()
                .map(this::written)
                .orElseThrow(() -> Refusal.of(BankError.PAYMENT_OPERATION_NOT_FOUND));
    }
}
