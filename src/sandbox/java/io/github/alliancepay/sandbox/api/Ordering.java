package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.BankContext;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderBook;
import io.github.alliancepay.sandbox.order.OrderRequest;
import io.github.alliancepay.sandbox.order.OrderStatus;
import io.github.alliancepay.sandbox.order.TryMode;
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.session.Merchant;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a create-order request becomes an order (protocol section 5). */
public record Ordering(OrderBook book, BankContext context) {
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    Order create(Merchant merchant, JsonObject body) {
        OrderRequest request = new OrderRules(context.clock()).checked(body);
        if (!body.text("merchantId").equals(Optional.of(merchant.merchantId()))) {
            throw Refusal.of(BankError.MERCHANT_MISMATCH);
        }
        if (!context.settings()
                .list(Setting.PAY_TYPES)
                .contains(request.payType().name())) {
            throw Refusal.of(BankError.TXN_NOT_ALLOWED);
        }
        book.claim(request.merchantRequestId());
        return book.put(order(request));
    }

    private Order order(OrderRequest request) {
        Instant now = context.clock().instant();
        TryMode tries = request.tryMode()
                .orElseGet(() -> TryMode.valueOf(context.settings().text(Setting.DEFAULT_TRY_MODE)));
        return new Order(
                context.ids().stamped(),
                context.ids().uuid(),
                request,
                tries,
                now,
                now.plus(lifetime(request)),
                OrderStatus.PENDING,
                List.of());
    }

    private Duration lifetime(OrderRequest request) {
        if (request.isTrue("neverExpire")) {
            return FOR_EVER;
        }
        Optional<Duration> asked = request.body().whole("expirationTimeMinutes").map(Duration::ofMinutes);
        return asked.orElseGet(() -> context.settings().duration(Setting.ORDER_LIFETIME));
    }
}
