package io.github.alliancepay.broadleaf.admin;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an admin reads about an order's payment on the host's own page of the order. That page opens whatever happens here. Immutable;
 * safe for use by many threads.
 */
final class OrderSummaries {

    /** No payment of any order. */
    static final OrderSummaries NONE =
            new OrderSummaries(() -> AdminUser.NOBODY, (order, texts) -> List.of(), order -> false);

    private static final Logger LOG = LoggerFactory.getLogger(OrderSummaries.class);

    private final AdminAccess access;
    private final BiFunction<Long, LocalizedTexts, List<PaymentPanel>> panels;
    private final LongPredicate payable;

    OrderSummaries(AdminAccess access, PaymentPanels panels) {
        this(access, panels::ofOrder, panels::isPayable);
    }

    private OrderSummaries(
            AdminAccess access, BiFunction<Long, LocalizedTexts, List<PaymentPanel>> panels, LongPredicate payable) {
        this.access = access;
        this.panels = panels;
        this.payable = payable;
    }

    /** The attempt that has the money, else the last one; empty when there is none, or when this person may not see it. */
    List<PaymentPanel> of(long order, LocalizedTexts texts) {
        try {
            return access.user().mayView()
                    ? panels.apply(order, texts).stream().limit(1).toList()
                    : List.of();
        } catch (RuntimeException failure) {
            LOG.warn("The payment of order {} could not be shown on the order's page", order, failure);
            return List.of();
        }
    }

    /** Whether this person may make a link by which the order is paid. */
    boolean isPayable(long order) {
        try {
            return access.user().mayRefund() && payable.test(order);
        } catch (RuntimeException failure) {
            LOG.warn("Whether order {} can be paid by a link could not be read", order, failure);
            return false;
        }
    }

    boolean mayView() {
        return access.user().mayView();
    }

    boolean mayRefund() {
        return access.user().mayRefund();
    }
}
