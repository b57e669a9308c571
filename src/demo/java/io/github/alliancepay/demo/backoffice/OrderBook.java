package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.sql.PreparedStatement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The orders that the back office shows: submitted orders, and carts with a payment. */
@Component
@Conditional(WithCredentials.class)
class OrderBook {

    /** The newest orders before one, which are submitted, have a payment, or are carts whose shopper said where to send them. */
    private static final String LISTED =
            """
            SELECT o.ORDER_ID FROM BLC_ORDER o WHERE o.ORDER_ID < ?
            AND (o.ORDER_STATUS = 'SUBMITTED' OR o.EMAIL_ADDRESS IS NOT NULL OR EXISTS (SELECT 1 FROM ALLIANCEPAY_PAYMENT p WHERE p.ORDER_ID = o.ORDER_ID))
            AND (? = '' OR o.ORDER_NUMBER = ? OR LOWER(o.EMAIL_ADDRESS) LIKE ?)
            ORDER BY o.ORDER_ID DESC""";

    /** How many orders are on a page. */
    static final int PAGE = 100;

    private static final int MOST_PAYMENTS = 200;

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

    /**
     * A page of orders, newest first: by number, the bank's order, RRN or e-mail address, and by the state of the payment.
     *
     * @param before the order before which the page begins
     */
    Page find(String text, Optional<PaymentStatus> status, long before, Locale locale) {
        SortedSet<Long> found = new TreeSet<>(Comparator.reverseOrder());
        if (status.isEmpty()) {
            found.addAll(listed(text, before));
        }
        if (!text.isEmpty() || status.isPresent()) {
            paid(text, status).filter(id -> id < before).forEach(found::add);
        }
        List<Long> shown = found.stream().limit(PAGE).toList();
        return new Page(rows(shown, locale), found.size() > PAGE);
    }

    private List<OrderRow> rows(List<Long> ids, Locale locale) {
        Map<Long, List<Badge>> shown = badges.of(ids, locale);
        return ids.stream()
                .map(orders::findOrderById)
                .filter(Objects::nonNull)
                .map(order -> row(order, shown))
                .toList();
    }

    private Stream<Long> paid(String text, Optional<PaymentStatus> status) {
        PaymentQuery query = PaymentQuery.of(text, status.map(Filter::of).orElse(Filter.ANY), MOST_PAYMENTS);
        Stream.Builder<Long> ids = Stream.builder();
        List<Payment> page;
        do {
            page = payments.find(query).payments();
            page.forEach(payment -> ids.add(payment.bill().orderId()));
            query = page.isEmpty() ? query : query.after(PaymentQuery.Key.of(page.get(page.size() - 1)));
        } while (page.size() == MOST_PAYMENTS);
        return ids.build();
    }

    private List<Long> listed(String text, long before) {
        return database.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(LISTED);
                    statement.setMaxRows(PAGE + 1);
                    statement.setLong(1, before);
                    statement.setString(2, text);
                    statement.setString(3, text);
                    statement.setString(4, text.toLowerCase(Locale.ROOT) + "%");
                    return statement;
                },
                (row, number) -> row.getLong(1));
    }

    /**
     * A part of the list.
     *
     * @param more whether there are older orders
     */
    record Page(List<OrderRow> rows, boolean more) {}

    private static OrderRow row(Order order, Map<Long, List<Badge>> badges) {
        return new OrderRow(order.getId(), OrderSheet.of(order), badges.getOrDefault(order.getId(), List.of()));
    }
}
