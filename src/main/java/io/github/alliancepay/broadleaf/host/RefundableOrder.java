package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.refund.OrderLines;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupFee;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItem;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;
import org.broadleafcommerce.core.order.service.OrderService;

/**
 * Reads what can be refunded of the host's orders (host section 3.3). An order line in one shipment is a line; so are the shipping and
 * each fee of a shipment. The parts of a bundle in one shipment are one line, because nobody returns half a gift box.
 */
final class RefundableOrder implements OrderLines {

    private final OrderService orders;
    private final HostContext context;

    RefundableOrder(OrderService orders, HostContext context) {
        this.orders = orders;
        this.context = context;
    }

    @Override
    public List<RefundableLine> of(long orderId) {
        return context.call(() -> Optional.ofNullable(orders.findOrderById(orderId))
                .filter(order -> order.getId() != null)
                .map(RefundableOrder::lines)
                .orElse(List.of()));
    }

    static List<RefundableLine> lines(Order order) {
        return order.getFulfillmentGroups().stream()
                .flatMap(shipment -> Stream.of(items(order, shipment), shipping(shipment), fees(shipment)))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<RefundableLine> items(Order order, FulfillmentGroup shipment) {
        return ShippedLine.of(shipment).map(line -> item(order, line));
    }

    private static RefundableLine item(Order order, ShippedLine line) {
        OrderItem sold = line.sold();
        List<FulfillmentGroupItem> parts = line.parts();
        BigDecimal price = line.isBundle()
                ? BundlePrice.of(sold, shipped(order, sold)).of(parts)
                : sum(parts, FulfillmentGroupItem::getTotalItemAmount);
        BigDecimal amount = price.subtract(sum(parts, FulfillmentGroupItem::getProratedOrderAdjustmentAmount))
                .add(sum(parts, FulfillmentGroupItem::getTotalTax));
        return new RefundableLine(
                line.key(), LineKind.ITEM, name(sold.getName()), line.quantity(), HostMoney.coins(amount));
    }

    /** All that was shipped of what was sold. */
    private static List<FulfillmentGroupItem> shipped(Order order, OrderItem sold) {
        return ShippedLine.of(order).stream()
                .filter(line -> line.sold().equals(sold))
                .flatMap(line -> line.parts().stream())
                .toList();
    }

    private static BigDecimal sum(List<FulfillmentGroupItem> parts, Function<FulfillmentGroupItem, Money> amount) {
        return parts.stream().map(amount).map(HostMoney::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<RefundableLine> shipping(FulfillmentGroup shipment) {
        BigDecimal amount = HostMoney.decimal(shipment.getFulfillmentPrice())
                .add(HostMoney.decimal(shipment.getTotalFulfillmentGroupTax()));
        String name = Optional.ofNullable(shipment.getFulfillmentOption())
                .map(FulfillmentOption::getName)
                .orElse("");
        return charged(new RefundableLine(
                "shipping:" + shipment.getId(), LineKind.SHIPPING, name, 1, HostMoney.coins(amount)));
    }

    private static Stream<RefundableLine> fees(FulfillmentGroup shipment) {
        return shipment.getFulfillmentGroupFees().stream()
                .map(RefundableOrder::fee)
                .flatMap(RefundableOrder::charged);
    }

    private static RefundableLine fee(FulfillmentGroupFee fee) {
        BigDecimal amount = HostMoney.decimal(fee.getAmount()).add(HostMoney.decimal(fee.getTotalTax()));
        return new RefundableLine("fee:" + fee.getId(), LineKind.FEE, name(fee.getName()), 1, HostMoney.coins(amount));
    }

    private static Stream<RefundableLine> charged(RefundableLine line) {
        return line.amount().isZero() ? Stream.empty() : Stream.of(line);
    }

    private static String name(String name) {
        return name == null ? "" : name;
    }
}
