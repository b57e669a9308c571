package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts units back by Broadleaf's inventory service, for articles of the inventory type CHECK_QUANTITY (host section 3.4). The mark is a field of
 * the REFUND transaction, written in the same database transaction. Its table has one row for a transaction and a name, so two nodes that try at
 * once cannot both succeed.
 *
 * <p>Broadleaf adds to the number of units that its process remembers, and another process may have sold some since. So the number is read
 * from the database before.
 */
final class HostInventory implements Inventory {

    private static final String SEPARATOR = "\n";

    private static final String ARTICLES_WITH_NUMBERS = "SELECT QUANTITY_AVAILABLE FROM BLC_SKU WHERE 1 = 0";

    /** The row stays locked until the number is written. */
    private static final String NUMBER = "SELECT QUANTITY_AVAILABLE FROM BLC_SKU WHERE SKU_ID = ? FOR UPDATE";

    private final OrderService orders;
    private final OrderPaymentService payments;
    private final InventoryService inventory;
    private final HostContext context;
    private final TransactionOperations transaction;
    private final JdbcOperations database;

    /** @param database the host's own, in the transaction if one is open */
    HostInventory(
            OrderService orders,
            OrderPaymentService payments,
            InventoryService inventory,
            HostContext context,
            TransactionOperations transaction,
            JdbcOperations database) {
        this.orders = orders;
        this.payments = payments;
        this.inventory = inventory;
        this.context = context;
        this.transaction = transaction;
        this.database = database;
    }

    @Override
    public boolean counts(long orderId) {
        return context.call(() -> shipped(orderId).values().stream()
                .anyMatch(line -> !line.units(1).isEmpty()));
    }

    @Override
    public List<String> putBack(Payment payment, Refund refund) {
        boolean numbered = hasNumbers();
        return context.change(() -> transaction.execute(status -> {
            PaymentTransaction recorded = recorded(payment, refund);
            if (numbered && !recorded.getAdditionalFields().containsKey(HostFields.RESTOCKED)) {
                readNumbers(refund);
                status.flush();
            }
            return once(recorded, refund);
        }));
    }

    /** Broadleaf 3.1 has no number of units; an extension of the shop may count them elsewhere. Asked before the transaction, which it could spoil. */
    private boolean hasNumbers() {
        try {
            database.queryForList(ARTICLES_WITH_NUMBERS);
            return true;
        } catch (InvalidDataAccessResourceUsageException missing) {
            return false;
        }
    }

    private void readNumbers(Refund refund) {
        Map<String, ShippedLine> shipped = shipped(refund.orderId());
        refund.lines().stream()
                .flatMap(line -> Optional.ofNullable(shipped.get(line.line())).stream()
                        .flatMap(sold -> sold.units(line.quantity()).keySet().stream()))
                .flatMap(HostInventory::counted)
                .forEach(this::readNumber);
    }

    /** A shop may count all articles of a product as its default one. */
    private static Stream<Sku> counted(Sku sku) {
        return Stream.concat(Stream.of(sku), Stream.ofNullable(sku.getProduct()).map(Product::getDefaultSku))
                .distinct();
    }

    private void readNumber(Sku sku) {
        database.queryForList(NUMBER, Integer.class, sku.getId()).stream()
                .filter(Objects::nonNull)
                .forEach(sku::setQuantityAvailable);
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
