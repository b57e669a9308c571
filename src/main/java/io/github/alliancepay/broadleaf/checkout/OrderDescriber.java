package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.payment.CreateOrderCustomizer;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the bank which order is paid, so that the shop's accountant finds it in the bank's register (protocol section 24). Safe for use by
 * many threads.
 */
public final class OrderDescriber implements CreateOrderCustomizer {

    /** Of a longer number the beginning is told, so that there is room for the rest of the text. */
    private static final int LONGEST_NUMBER = 100;

    private final Texts texts;
    private final Optional<String> purpose;
    private final String comment;

    /**
     * @param purpose with {@code {orderNumber}} and {@code {orderId}}; when empty, the message {@code order.purpose} in the shopper's language.
     *     A blank purpose is not sent
     * @param comment likewise, its parts separated by commas; a blank comment is not sent
     */
    public OrderDescriber(Texts texts, Optional<String> purpose, String comment) {
        this.texts = texts;
        this.purpose = purpose;
        this.comment = comment;
    }

    @Override
    public OrderRequest customize(OrderRequest request, OrderDetails order) {
        OrderDescription description = request.description()
                .withPurpose(purpose(request.language(), order))
                .withComment(comment(order));
        return request.describedAs(description);
    }

    private String purpose(String language, OrderDetails order) {
        return purpose.map(template -> filled(template, order))
                .orElseGet(() -> texts.text(language, "order.purpose", number(order), String.valueOf(order.id())));
    }

    /** While an order has no number of its own, its id is told once. */
    private String comment(OrderDetails order) {
        return Stream.of(comment.split(","))
                .map(part -> filled(part, order).replace(',', ' ').strip())
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String filled(String template, OrderDetails order) {
        return template.replace("{orderNumber}", number(order)).replace("{orderId}", String.valueOf(order.id()));
    }

    private static String number(OrderDetails order) {
        String number = order.number();
        return number.codePointCount(0, number.length()) > LONGEST_NUMBER
                ? number.substring(0, number.offsetByCodePoints(0, LONGEST_NUMBER))
                : number;
    }
}
