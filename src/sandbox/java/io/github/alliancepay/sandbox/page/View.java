package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.OrderRequest;
import io.github.alliancepay.sandbox.order.PayType;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** One order as a payer sees it, in the payer's language. */
record View(Order order, Messages words, String merchantName) {
    static View of(Order order, Request request, String merchantName) {
        String language = request.parameter("lang")
                .orElse(request.form().getOrDefault("lang", order.request().language()));
        return new View(order, Messages.in(language), merchantName);
    }

    boolean isTransfer() {
        return order.request().payType() == PayType.A2A;
    }

    boolean offers(PaymentMethod method) {
        return !isTransfer() && order.request().methods().contains(method);
    }

    /** Whether the page of the order has a form with this address. */
    boolean has(String form) {
        return switch (form) {
            case "/pay/transfer" -> isTransfer();
            case "/pay/card" -> offers(PaymentMethod.CARD);
            case "/pay/wallet" -> !isTransfer();
            default -> true;
        };
    }

    String word(String key) {
        return words.get(key);
    }

    String amount() {
        return Money.of(order.request().coins(), order.request().currency(), words);
    }

    String address(String path) {
        return path + "?hpp_id=" + order.hppOrderId() + "&lang=" + words.language();
    }

    Layout layout(String titleKey, String path) {
        return Layout.titled(words, titleKey).switching(path + "?hpp_id=" + order.hppOrderId() + "&lang=");
    }

    /** The page to which the payer returns: the success page only when the order is paid. */
    String returnUrl() {
        return order.payment().isPresent()
                ? order.request().successUrl()
                : order.request().failUrl();
    }

    List<String> origins() {
        OrderRequest request = order.request();
        return Stream.of(request.successUrl(), request.failUrl())
                .map(View::origin)
                .distinct()
                .toList();
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The hidden fields of every form of the order. */
    Html fields() {
        return Html.of(
                """
                <input type="hidden" name="hpp_id" value="%s"><input type="hidden" name="lang" value="%s">""",
                order.hppOrderId(), words.language());
    }

    /** The summary of the order on every page, with more below it. */
    Html summary(String dueKey, Html more) {
        return Html.of(
                """
                <section class="summary" aria-label="%s">
                <p class="due">%s</p>
                <p class="amount" id="amount">%s</p>
                <dl>
                <div><dt>%s</dt><dd id="merchant">%s</dd></div>
                <div><dt>%s</dt><dd class="code" id="order">%s</dd></div>
                %s%s
                </dl>
                %s
                </section>
                """,
                word("summary"),
                word(dueKey),
                amount(),
                word("merchant"),
                merchantName,
                word("order"),
                order.hppOrderId(),
                order.request().purpose().map(this::purpose).orElse(Html.NOTHING),
                order.request().basket().stream().map(this::line).toList(),
                more);
    }

    private Html purpose(String purpose) {
        return Html.of("<div><dt>%s</dt><dd id=\"purpose\">%s</dd></div>", word("purpose"), purpose);
    }

    private Html line(JsonObject line) {
        return Html.of(
                "<div class=\"line\"><dt>%s × %s</dt><dd>%s</dd></div>",
                line.text("name").orElse(""),
                line.whole("count").map(String::valueOf).orElse(""),
                Money.of(line.whole("sum").orElse(0L), order.request().currency(), words));
    }
}
