package io.github.alliancepay.broadleaf.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.inventory.service.type.InventoryType;
import org.broadleafcommerce.core.order.domain.BundleOrderItem;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItem;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderItem;

/**
 * What was sold, in one shipment of it. The parts of a bundle are one line, because nobody returns half a gift box.
 *
 * @param sold the bundle for its parts, else the item itself
 * @param parts what the shipment has of it
 */
record ShippedLine(OrderItem sold, List<FulfillmentGroupItem> parts) {

    /** All lines of an order, shipment by shipment. */
    static List<ShippedLine> of(Order order) {
        return order.getFulfillmentGroups().stream().flatMap(ShippedLine::of).toList();
    }

    static Stream<ShippedLine> of(FulfillmentGroup shipment) {
        Map<OrderItem, List<FulfillmentGroupItem>> bySoldItem = shipment.getFulfillmentGroupItems().stream()
                .collect(groupingBy(item -> sold(item.getOrderItem()), LinkedHashMap::new, toList()));
        return bySoldItem.entrySet().stream().map(entry -> new ShippedLine(entry.getKey(), entry.getValue()));
    }

    private static OrderItem sold(OrderItem item) {
        Optional<OrderItem> bundle = item instanceof DiscreteOrderItem part
                ? Optional.ofNullable(part.getBundleOrderItem())
                : Optional.empty();
        return bundle.or(() -> Optional.ofNullable(item.getParentOrderItem()))
                .map(ShippedLine::sold)
                .orElse(item);
    }

    /** The key of the line in refunds. */
    String key() {
        return "item:" + parts.get(0).getId();
    }

    /** Bundles are counted as sold. A bundle that is spread over shipments cannot be counted in bundles. */
    int quantity() {
        if (parts.get(0).getOrderItem().equals(sold)) {
            return Math.max(1, parts.get(0).getQuantity());
        }
        boolean evenly = parts.stream().allMatch(part -> part.getQuantity() % Math.max(1, sold.getQuantity()) == 0);
        return evenly ? Math.max(1, sold.getQuantity()) : 1;
    }

    /** The units of articles in some units of the line, as far as the host counts them. */
    Map<Sku, Integer> units(int quantity) {
        Map<Sku, Integer> units = new LinkedHashMap<>();
        for (FulfillmentGroupItem part : parts) {
            int inOne = part.getQuantity() / quantity();
            counted(part.getOrderItem()).ifPresent(sku -> units.merge(sku, inOne * quantity, Integer::sum));
        }
        units.values().removeIf(count -> count < 1);
        return units;
    }

    private static Optional<Sku> counted(OrderItem item) {
        return item instanceof DiscreteOrderItem article
                ? Optional.ofNullable(article.getSku())
                        .filter(sku -> InventoryType.CHECK_QUANTITY.equals(sku.getInventoryType()))
                : Optional.empty();
    }

    boolean isBundle() {
        return sold instanceof BundleOrderItem;
    }
}
