package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.money.Allocation;
import io.github.alliancepay.broadleaf.money.Coins;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItem;
import org.broadleafcommerce.core.order.domain.OrderItem;

/**
 * The price of a bundle, shared by the parts of it that were shipped. The host writes into shipments what each part costs alone,
 * whatever the bundle costs, and loses some coins when several bundles are sold (3.1.15-GA). The shopper pays the bundle's own price,
 * so the parts share that price.
 */
record BundlePrice(List<FulfillmentGroupItem> parts, List<Coins> shares) {

    static BundlePrice of(OrderItem bundle, List<FulfillmentGroupItem> parts) {
        Coins price = HostMoney.coins(HostMoney.decimal(bundle.getTotalPrice()));
        return new BundlePrice(parts, Allocation.of(price, weights(parts)));
    }

    /** What some of the parts cost. */
    BigDecimal of(List<FulfillmentGroupItem> some) {
        return IntStream.range(0, parts.size())
                .filter(index -> some.contains(parts.get(index)))
                .mapToObj(index -> shares.get(index).toDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the parts cost alone, or their quantities when they cost nothing. */
    private static List<Coins> weights(List<FulfillmentGroupItem> parts) {
        List<Coins> prices = parts.stream()
                .map(part -> HostMoney.coins(HostMoney.decimal(part.getTotalItemAmount())))
                .toList();
        return prices.stream().allMatch(Coins::isZero)
                ? parts.stream().map(part -> new Coins(part.getQuantity())).toList()
                : prices;
    }
}
