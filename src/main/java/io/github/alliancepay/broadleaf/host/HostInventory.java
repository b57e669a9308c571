package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts units back by Broadleaf's inventory service, for articles of the inventory type CHECK_QUANTITY (host section 3.4). The mark is a field of
 * the REFUND transaction, written in the same database transaction. Its table has one row for a transaction and a name, so two nodes that try at
 * once cannot both succeed.
 */
final class HostInventory implements Inventory {

    private static final String SEPARATOR = "\n";

    private final OrderService orders;
    private final OrderPaymentService payments;
    private final InventoryService inventory;
    private final HostContext context;
    private final TransactionOperations transaction;

    HostInventory(
            OrderService orders,
            OrderPaymentService payments,
            InventoryService inventory,
            HostContext context,
            TransactionOperations transaction) {
        this.orders = orders;
        this.payments = payments;
        this.inventory = inventory;
        this.context = context;
        this.transaction = transaction;
    }

    @Override
    public boolean counts(long orderId) {
        return context.call(() -> shipped(orderId).values().stream()
                .anyMatch(line -> !line.units(1).isEmpty()));
    }

    @Override
    public List<String> putBack(Payment payment, Refund refund) {
        return context.change(() -> transaction.execute(status -> once(recorded(payment, refund), refund)));
    }

    private PaymentTransaction recorded(Payment payment, Refund refund) {
        long orderPayment = payment.outcome().orderPaymentId().orElseThrow();
        return payments.readPaymentById(orderPayment).getTransactions().stream()
                .filter(recorded ->
                        refund.id().equals(recorded.getAdditionalFields().get(HostFields.REFUND_ID)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Refund " + refund.id() + " is not recorded in the host"));
    }

    private List<String> once(PaymentTransaction recorded, Refund refund) {
        String earlier = recorded.getAdditionalFields().get(HostFields.RESTOCKED);
        return earlier == null ? putBack(recorded, refund) : lines(earlier);
    }

    private List<String> putBack(PaymentTransaction recorded, Refund refund) {
        Map<String, ShippedLine> shipped = shipped(refund.orderId());
        List<String> lines = new ArrayList<>();
        for (RefundLine line : refund.lines()) {
            Optional.ofNullable(shipped.get(line.line()))
                    .flatMap(sold -> putBack(sold, line.quantity()))
                    .ifPresent(lines::add);
        }
        recorded.getAdditionalFields().put(HostFields.RESTOCKED, String.join(SEPARATOR, lines));
        payments.save(recorded);
        return lines;
    }

    private Optional<String> putBack(ShippedLine line, int quantity) {
        Map<Sku, Integer> units = line.units(quantity);
        if (units.isEmpty()) {
            return Optional.empty();
        }
        inventory.incrementInventory(units);
        return Optional.of(line.sold().getName() + " × " + quantity);
    }

    private static List<String> lines(String mark) {
        return mark.isEmpty() ? List.of() : List.of(mark.split(SEPARATOR));
    }

    /** By the keys of the refundable lines. A line that was taken off the order meanwhile is not among them. */
    private Map<String, ShippedLine> shipped(long orderId) {
        Map<String, ShippedLine> lines = new TreeMap<>();
        Optional.ofNullable(orders.findOrderById(orderId)).stream()
                .flatMap(order -> ShippedLine.of(order).stream())
                .forEach(line -> lines.put(line.key(), line));
        return lines;
    }
}
