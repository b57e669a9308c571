package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds what the bank is sent for a new payment. Safe for use by many threads when the customizers are. */
public final class OrderRequests {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRequests.class);

    private final ShopAddresses addresses;
    private final TerminalResolver terminals;
    private final PageTerms terms;
    private final List<CreateOrderCustomizer> customizers;

    /** @param customizers called in this order */
    public OrderRequests(
            ShopAddresses addresses,
            TerminalResolver terminals,
            PageTerms terms,
            List<CreateOrderCustomizer> customizers) {
        this.addresses = addresses;
        this.terminals = terminals;
        this.terms = terms;
        this.customizers = List.copyOf(customizers);
    }

    /** @throws StartRefusedException when no terminal takes such payments */
    PaymentRoute route(Bill bill, PaymentOption option, Instant now) {
        return resolved(bill, option)
                .map(route -> terms.holds().held(route, now))
                .orElseThrow(() -> new StartRefusedException(
                        "start.refused",
                        "No terminal takes order " + bill.orderId() + " in " + bill.currency() + " by " + option));
    }

    /** The merchant id of the terminal that takes such payments, if one does. */
    Optional<String> terminal(Bill bill, PaymentOption option) {
        return resolved(bill, option).map(PaymentRoute::merchantId);
    }

    private Optional<PaymentRoute> resolved(Bill bill, PaymentOption option) {
        return terminals.resolve(bill, option).filter(route -> PaymentOption.of(route.type()) == option);
    }

    /** @throws StartRefusedException when the shop's own addresses are not known */
    OrderRequest of(Payment payment, String callbackToken, Shopper shopper, OrderDetails order) {
        OrderRequest request = new OrderRequest(
                        payment.id(),
                        payment.bill().amount(),
                        payment.bill().currency(),
                        shopper.language(),
                        Optional.of(lifetime(payment)),
                        addresses.of(payment.returnToken(), callbackToken),
                        shopper.payer())
                .paidBy(payment.route().type(), payment.route().holdUntil());
        for (CreateOrderCustomizer customizer : customizers) {
            request = customized(request, order, customizer);
        }
        return request;
    }

    private Duration lifetime(Payment payment) {
        boolean held = payment.route().holdUntil().isPresent();
        return held ? terms.holds().page(terms.lifetime()) : terms.lifetime();
    }

    /** What a shop adds for its accountant must never cost it a payment. */
    private static OrderRequest customized(OrderRequest request, OrderDetails order, CreateOrderCustomizer customizer) {
        try {
            return same(request, customizer.customize(request, order));
        } catch (RuntimeException | LinkageError failure) {
            LOG.error(
                    "Order {} is sent to the bank without the changes of {}, which failed; correct that bean",
                    order.id(),
                    customizer.getClass().getName(),
                    failure);
            return request;
        }
    }

    /** The payment in the ledger has the old values, and the bank's answers are compared with it. */
    private static OrderRequest same(OrderRequest request, OrderRequest customized) {
        boolean same = customized.merchantRequestId().equals(request.merchantRequestId())
                && customized.amount().equals(request.amount())
                && customized.currency() == request.currency()
                && customized.addresses().equals(request.addresses());
        if (!same) {
            throw new IllegalArgumentException(
                    "A customizer must keep the id, the amount, the currency and the addresses of the request");
        }
        return customized;
    }
}
