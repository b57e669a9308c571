package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A search for orders, a page at a time, newest first.
 *
 * @param text a part of any number, state, purpose, comment or e-mail address, or an amount such as 12.50; empty for all orders
 * @param page the number of the page, from 1
 */
record OrderSearch(String text, int page) {
    private static final int SIZE = 50;

    /** One page of what was found. */
    record Found(List<Order> orders, int total, int page, int pages) {}

    OrderSearch {
        text = text.strip();
    }

    static OrderSearch of(Optional<String> text, Optional<String> page) {
        return new OrderSearch(
                text.orElse(""),
                page.filter(number -> number.matches("[1-9]\\d{0,5}"))
                        .map(Integer::valueOf)
                        .orElse(1));
    }

    Found in(List<Order> all) {
        List<Order> matching =
                new ArrayList<>(all.stream().filter(this::matches).toList());
        Collections.reverse(matching);
        int pages = Math.max(1, (matching.size() + SIZE - 1) / SIZE);
        int shown = Math.min(page, pages);
        List<Order> orders =
                matching.stream().skip((shown - 1L) * SIZE).limit(SIZE).toList();
        return new Found(orders, matching.size(), shown, pages);
    }

    private boolean matches(Order order) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || words(order).anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted))
                || amounts(order).anyMatch(wanted.replace(',', '.')::equals);
    }

    private static Stream<String> words(Order order) {
        OrderRequest request = order.request();
        Stream<String> own = Stream.of(
                order.hppOrderId(),
                order.ecomOrderId(),
                order.status().name(),
                request.merchantRequestId(),
                request.body().text("purpose").orElse(""),
                request.body().text("merchantComment").orElse(""),
                request.customer().text("senderCustomerId").orElse(""),
                request.customer().text("senderEmail").orElse(""));
        return Stream.concat(own, order.operations().stream().flatMap(OrderSearch::words));
    }

    private static Stream<String> words(Operation operation) {
        return Stream.of(
                operation.ecomOperationId(),
                operation.operationId().orElse(""),
                operation.status().name(),
                operation.outcome().rrn().orElse(""),
                operation.outcome().approvalCode().orElse(""),
                operation.instrument().mask(),
                operation
                        .derivation()
                        .map(from -> from.request().merchantRequestId())
                        .orElse(""));
    }

    private static Stream<String> amounts(Order order) {
        return Stream.concat(
                        Stream.of(order.request().coins()),
                        order.operations().stream()
                                .map(operation -> operation.amount().coins()))
                .map(coins -> BigDecimal.valueOf(coins, 2).toPlainString());
    }
}
