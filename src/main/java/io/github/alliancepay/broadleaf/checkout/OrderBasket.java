package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.CreateOrderCustomizer;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the bank what is paid for, so that its page can list it. Discounts and taxes are in the lines, delivery and fees are lines. When
 * the lines do not add up to what is to pay, because a gift card pays a part, say, the bank is told none. Safe for use by many threads.
 */
public final class OrderBasket implements CreateOrderCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(OrderBasket.class);

    private final Texts texts;

    public OrderBasket(Texts texts) {
        this.texts = texts;
    }

    @Override
    public OrderRequest customize(OrderRequest request, OrderDetails order) {
        List<BasketLine> basket = order.lines().get().stream()
                .filter(line -> !line.sum().isZero())
                .map(line -> new BasketLine(name(line, request.language()), line.count(), line.sum()))
                .toList();
        Coins sum = basket.stream().map(BasketLine::sum).reduce(Coins.ZERO, Coins::plus);
        if (!sum.equals(request.amount())) {
            LOG.warn(
                    "The lines of order {} add up to {} and not to {}, so the bank's page does not list them",
                    order.id(),
                    sum,
                    request.amount());
            return request;
        }
        return request.describedAs(request.description().withBasket(basket));
    }

    private String name(OrderDetails.PricedLine line, String language) {
        return OrderDescription.NONE
                .withPurpose(line.name())
                .purpose()
                .orElseGet(() -> texts.text(language, "order.nameless"));
    }
}
