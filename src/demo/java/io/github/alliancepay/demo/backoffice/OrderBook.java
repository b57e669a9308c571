package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The orders that the back office shows: submitted orders, and carts with a payment. */
@Component
@Conditional(WithCredentials.class)
class OrderBook {

    private static final String PLACED =
            """
            SELECT ORDER_ID FROM BLC_ORDER WHERE ORDER_STATUS = 'SUBMITTED'
            AND (? = '' OR ORDER_NUMBER = ? OR LOWER(EMAIL_ADDRESS) LIKE ?)""";

    private static final int MOST = 100;

    private final JdbcTemplate database;
    private final OrderService orders;
    private final PaymentSearch payments;
    private final OrderBadges badges;

    OrderBook(JdbcTemplate database, OrderService orders, PaymentSearch payments, OrderBadges badges) {
        this.database = database;
        this.orders = orders;
        this.payments = payments;
        this.badges = badges;
    }

    /** Newest first: by number, the bank's order, RRN or e-mail address, and by the state of the payment. */
    List<OrderRow> find(String text, Set<PaymentState> states, Locale locale) {
        Set<Long> found = new LinkedHashSet<>(paid(text, states));
        if (states.isEmpty()) {
            found.addAll(placed(text));
        }
        List<Long> newest =
                found.stream().sorted(Comparator.reverseOrder()).limit(MOST).toList();
        Map<Long, List<Badge>> shown = badges.of(newest, locale);
        return newest.stream()
                .map(orders::findOrderById)
                .filter(Objects::nonNull)
                .map(order -> row(order, shown))
                .toList();
    }

    private Collection<Long> paid(String text, Set<PaymentState> states) {
        return payments.find(new PaymentQuery(text, states, Optional.empty(), MOST)).payments().stream()
                .map(payment -> payment.bill().orderId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Long> placed(String text) {
        return database.queryForList(PLACED, Long.class, text, text, text.toLowerCase(Locale.ROOT) + "%");
    }

    private static OrderRow row(Order order, Map<Long, List<Badge>> badges) {
        return new OrderRow(order.getId(), OrderSheet.of(order), badges.getOrDefault(order.getId(), List.of()));
    }
}
