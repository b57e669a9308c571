package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.order.Admission;
import io.github.alliancepay.sandbox.order.Currency;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderRequest;
import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.page.Messages;
import io.github.alliancepay.sandbox.page.Money;
import io.github.alliancepay.sandbox.wire.BankDates;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The orders of the control page, newest first, each with its operations and possible actions. */
record OrderRows(Messages words, SandboxControl control, OrderSearch search) {
    Html section() {
        List<Order> all = control.orders();
        if (all.isEmpty()) {
            return Html.of("<p class=\"hint\">%s</p>", words.get("control.orders.none"));
        }
        OrderSearch.Found found = search.in(all);
        return Html.of("%s%s%s%s", searchForm(), count(found), table(found).when(found.total() > 0), pager(found));
    }

    private Html searchForm() {
        return Html.of(
                """
                <form class="row" method="get" action="/sandbox#orders" role="search"><input type="hidden" name="lang" value="%s">
                <label for="q">%s</label><input id="q" name="q" type="search" value="%s" maxlength="100" aria-describedby="q-hint">
                <button>%s</button></form><p class="hint" id="q-hint">%s</p>
                """,
                words.language(),
                words.get("control.search"),
                search.text(),
                words.get("control.find"),
                words.get("control.search.hint"));
    }

    private Html count(OrderSearch.Found found) {
        Html all = Html.of(" <a href=\"/sandbox?lang=%s#orders\">%s</a>", words.language(), words.get("control.all"));
        return Html.of(
                "<p id=\"found\" role=\"status\">%s: %s%s</p>",
                words.get("control.found"),
                found.total(),
                all.when(!search.text().isEmpty()));
    }

    private Html pager(OrderSearch.Found found) {
        return Html.of(
                        "<nav class=\"pages\" aria-label=\"%s\">%s <span>%s / %s</span> %s</nav>",
                        words.get("control.pages"),
                        link(found.page() - 1, "newer").when(found.page() > 1),
                        found.page(),
                        found.pages(),
                        link(found.page() + 1, "older").when(found.page() < found.pages()))
                .when(found.pages() > 1);
    }

    private Html link(int page, String word) {
        return Html.of(
                "<a class=\"button\" id=\"%s\" href=\"/sandbox?lang=%s&q=%s&page=%s#orders\">%s</a>",
                word,
                words.language(),
                URLEncoder.encode(search.text(), StandardCharsets.UTF_8),
                page,
                words.get("control." + word));
    }

    private Html table(OrderSearch.Found found) {
        return Html.of(
                """
                <table class="stacked"><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>
                """,
                words.get("order"),
                words.get("receipt.amount"),
                words.get("control.status"),
                words.get("control.actions"),
                found.orders().stream().map(this::row).toList());
    }

    private Html row(Order order) {
        return Html.of(
                """
                <tr><td><a class="code" href="/pay?hpp_id=%s&lang=%s">%s</a><br><small>%s</small>%s</td>
                <td class="sum">%s</td><td><span class="badge %s">%s</span></td><td>%s</td></tr>%s
                """,
                order.hppOrderId(),
                words.language(),
                order.hppOrderId(),
                BankDates.operation(order.created()),
                texts(order.request()),
                Money.of(order.request().coins(), order.request().currency(), words),
                order.status(),
                order.status(),
                actions(order),
                order.operations().stream()
                        .map(operation -> row(order, operation))
                        .toList());
    }

    /** What the merchant fills of the register, by the names of the API. */
    private static Html texts(OrderRequest request) {
        return Html.of("%s%s", text("purpose", request.purpose()), text("merchantComment", request.comment()));
    }

    private static Html text(String name, Optional<String> value) {
        return value.map(text -> Html.of("<br><small><span class=\"code\">%s</span>: %s</small>", name, text))
                .orElse(Html.NOTHING);
    }

    private Html actions(Order order) {
        boolean open = order.admission(control.now()) == Admission.OPEN;
        Html late = form("pay", order).button(words.get(open ? "control.pay" : "control.paylate"));
        Html others = Html.of(
                "%s%s%s",
                form("decline", order)
                        .hidden("actionCode", "1")
                        .hidden("responseCode", "16")
                        .button(words.get("control.decline")),
                form("require-3ds", order).button("3-D Secure"),
                form("expire", order).button(words.get("control.expire")));
        return Html.of("%s%s", late.when(order.payment().isEmpty()), others.when(open));
    }

    private Form form(String command, Order order) {
        return Form.of(command, search, words).hidden("hppOrderId", order.hppOrderId());
    }

    private Html row(Order order, Operation operation) {
        return Html.of(
                """
                <tr><td>↳ %s <small class="code">%s</small></td><td class="sum">%s</td>
                <td><span class="badge %s">%s</span></td><td>%s</td></tr>
                """,
                operation.kind().type(),
                operation.operationId().orElse(operation.ecomOperationId()),
                Money.of(operation.amount().coins(), Currency.UAH, words),
                operation.status(),
                operation.status(),
                actions(order, operation));
    }

    private Html actions(Order order, Operation operation) {
        if (operation.succeeded() && !operation.kind().isRefund() && order.remaining(operation) > 0) {
            return Html.of(
                    "%s%s",
                    amount("cabinet-refund", operation, order.remaining(operation))
                            .button(words.get("control.refund")),
                    amount("cabinet-completion", operation, operation.amount().coins())
                            .button(words.get("control.complete"))
                            .when(isOpenHold(order, operation)));
        }
        if (operation.status().isFinal()) {
            return Html.NOTHING;
        }
        boolean followUp = operation.kind().isRefund() || operation.kind() == OperationKind.COMPLETION;
        return followUp ? settling(operation) : deciding(operation);
    }

    private boolean isOpenHold(Order order, Operation operation) {
        boolean ended = order.request()
                .preAuthEnd()
                .filter(end -> !control.now().isBefore(end))
                .isPresent();
        return operation.kind() == OperationKind.PREAUTH
                && !ended
                && order.operations().stream().noneMatch(other -> other.uses(operation));
    }

    private Form amount(String command, Operation operation, long coins) {
        return form(command, operation).input("coinAmount", String.valueOf(coins), words.get("control.coins"));
    }

    private Html settling(Operation refund) {
        return Html.of(
                "%s%s",
                form("settle-refund", refund).hidden("success", "true").button(words.get("control.succeed")),
                form("settle-refund", refund).hidden("success", "false").button(words.get("control.fail")));
    }

    private Html deciding(Operation attempt) {
        return Html.of(
                "%s%s",
                form("approve", attempt).button(words.get("control.succeed")),
                form("decline-operation", attempt).button(words.get("control.fail")));
    }

    private Form form(String command, Operation operation) {
        return Form.of(command, search, words)
                .hidden("operationId", operation.operationId().orElse(operation.ecomOperationId()));
    }
}
