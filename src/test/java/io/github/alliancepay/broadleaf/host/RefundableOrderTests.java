package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrencyImpl;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.ProductBundle;
import org.broadleafcommerce.core.catalog.domain.ProductBundleImpl;
import org.broadleafcommerce.core.catalog.service.type.ProductBundlePricingModelType;
import org.broadleafcommerce.core.order.domain.BundleOrderItem;
import org.broadleafcommerce.core.order.domain.BundleOrderItemImpl;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItemImpl;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupFee;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupFeeImpl;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupImpl;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItem;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItemImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.broadleafcommerce.core.order.domain.OrderItem;

/** With the host's own entities, filled as its pricing fills them. */
class RefundableOrderTests {

    private long ids;

    @Example
    void anItemCostsItsTotalLessItsShareOfTheDiscountPlusItsTax() {
        Order order = order();
        FulfillmentGroup shipment = shipment(order, "0", "0");
        add(shipment, item(order, "Mug", 2), new Sold(2, "771.00", "77.10", "138.78"));

        assertThat(RefundableOrder.lines(order)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(LineKind.ITEM);
            assertThat(line.key()).startsWith("item:");
            assertThat(line.name()).isEqualTo("Mug");
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.amount()).isEqualTo(new Coins(83_268));
        });
    }

    @Example
    void shippingAndFeesAreLinesWithTheirTax() {
        Order order = order();
        FulfillmentGroup shipment = shipment(order, "85.00", "17.00");
        fee(shipment, "Gift wrap", "30.00", "6.00");

        assertThat(RefundableOrder.lines(order))
                .extracting(RefundableLine::kind, RefundableLine::amount)
                .containsExactly(tuple(LineKind.SHIPPING, new Coins(10_200)), tuple(LineKind.FEE, new Coins(3_600)));
    }

    @Example
    void theBankIsToldTheSameLines() {
        Order order = order();
        order.setId(7L);
        shipment(order, "85.00", "17.00");

        assertThat(CartDetails.of(order).lines().get())
                .extracting(OrderDetails.PricedLine::count, OrderDetails.PricedLine::sum)
                .containsExactly(tuple(1, new Coins(10_200)));
    }

    @Example
    void shippingThatCostsNothingIsNoLine() {
        Order order = order();
        shipment(order, "0", "0");

        assertThat(RefundableOrder.lines(order)).isEmpty();
    }

    @Example
    void anItemInTwoShipmentsIsTwoLines() {
        Order order = order();
        OrderItem mug = item(order, "Mug", 3);
        add(shipment(order, "0", "0"), mug, new Sold(1, "10.00", "0", "0"));
        add(shipment(order, "0", "0"), mug, new Sold(2, "20.00", "0", "0"));

        assertThat(RefundableOrder.lines(order))
                .extracting(RefundableLine::quantity)
                .containsExactly(1, 2);
        assertThat(RefundableOrder.lines(order)).extracting(RefundableLine::key).doesNotHaveDuplicates();
    }

    @Example
    void thePartsOfABundleAreOneLineOfBundles() {
        Order order = order();
        FulfillmentGroup shipment = shipment(order, "0", "0");
        BundleOrderItem box = bundle(order, "Tea box", 2, "450.00");
        add(shipment, part(box, "Tea", 1), new Sold(2, "300.00", "30.00", "54.00"));
        add(shipment, part(box, "Honey", 3), new Sold(6, "600.00", "60.00", "108.00"));

        assertThat(RefundableOrder.lines(order)).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("Tea box");
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.amount()).isEqualTo(new Coins(97_200));
        });
    }

    /** The host prices parts as if they were bought alone. */
    @Example
    void aBundleCostsItsOwnPriceWhateverItsPartsCost() {
        Order order = order();
        FulfillmentGroup shipment = shipment(order, "0", "0");
        BundleOrderItem box = bundle(order, "Tea box", 3, "500.01");
        add(shipment, item(order, "Mug", 1), new Sold(1, "385.50", "0", "77.10"));
        add(shipment, part(box, "Tea", 1), new Sold(3, "494.67", "0", "98.93"));
        add(shipment, part(box, "Honey", 2), new Sold(6, "1310.34", "0", "262.07"));

        assertThat(RefundableOrder.lines(order))
                .extracting(RefundableLine::amount)
                .containsExactly(new Coins(46_260), new Coins(186_103));
    }

    @Example
    void aBundleSpreadUnevenlyOverShipmentsIsOneUnitInEachWithItsShareOfThePrice() {
        Order order = order();
        BundleOrderItem box = bundle(order, "Tea box", 2, "100.01");
        add(shipment(order, "0", "0"), part(box, "Tea", 1), new Sold(1, "150.00", "0", "0"));
        add(shipment(order, "0", "0"), part(box, "Tea", 1), new Sold(1, "150.00", "0", "0"));

        assertThat(RefundableOrder.lines(order))
                .extracting(RefundableLine::quantity, RefundableLine::amount)
                .containsExactly(tuple(1, new Coins(10_001)), tuple(1, new Coins(10_001)));
    }

    @Example
    void aBundleWhosePartsCostNothingIsSharedByTheirNumber() {
        Order order = order();
        BundleOrderItem box = bundle(order, "Tea box", 1, "100.00");
        add(shipment(order, "0", "0"), part(box, "Tea", 1), new Sold(1, "0", "0", "0"));
        add(shipment(order, "0", "0"), part(box, "Honey", 3), new Sold(3, "0", "0", "0"));

        assertThat(RefundableOrder.lines(order))
                .extracting(RefundableLine::amount)
                .containsExactly(new Coins(2_500), new Coins(7_500));
    }

    @Example
    void partsOfACoinAreRoundedAndADiscountLargerThanItsItemIsNothing() {
        Order order = order();
        FulfillmentGroup shipment = shipment(order, "0", "0");
        add(shipment, item(order, "Third", 1), new Sold(1, "33.335", "0", "0"));
        add(shipment, item(order, "Free", 1), new Sold(1, "5.00", "6.00", "0"));

        assertThat(RefundableOrder.lines(order))
                .extracting(RefundableLine::amount)
                .containsExactly(new Coins(3_334), Coins.ZERO);
    }

    @Example
    void anOrderThatWasNeverPricedHasLinesOfNothing() {
        Order order = order();
        FulfillmentGroup shipment = new FulfillmentGroupImpl();
        shipment.setId(++ids);
        shipment.setOrder(order);
        order.getFulfillmentGroups().add(shipment);
        FulfillmentGroupItem unpriced = new FulfillmentGroupItemImpl();
        unpriced.setId(++ids);
        unpriced.setFulfillmentGroup(shipment);
        unpriced.setOrderItem(item(order, "Mug", 1));
        unpriced.setQuantity(1);
        shipment.addFulfillmentGroupItem(unpriced);

        assertThat(RefundableOrder.lines(order)).singleElement().satisfies(line -> assertThat(line.amount())
                .isEqualTo(Coins.ZERO));
    }

    /** Shipments of plain items and bundles with discounts and taxes: the lines together are exactly the host's total. */
    @Property
    void theLinesOfAnyOrderAreItsTotal(@ForAll("shipments") List<List<Sold>> shipments) {
        Order order = order();
        BigDecimal total = BigDecimal.ZERO;
        for (List<Sold> sold : shipments) {
            FulfillmentGroup shipment = shipment(order, "85.50", "17.10");
            fee(shipment, "Wrap", "1.01", "0.20");
            total = total.add(new BigDecimal("103.81"));
            BundleOrderItem box = bundle(order, "Box", 1, boxed(sold));
            for (int index = 0; index < sold.size(); index++) {
                OrderItem item = index % 2 == 0 ? item(order, "Item", 1) : part(box, "Part", 1);
                add(shipment, item, sold.get(index));
                total = total.add(sold.get(index).sum());
            }
        }

        List<RefundableLine> lines = RefundableOrder.lines(order);

        assertThat(lines.stream().map(RefundableLine::amount).reduce(Coins.ZERO, Coins::plus))
                .isEqualTo(Coins.of(total));
        assertThat(lines).extracting(RefundableLine::key).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<List<Sold>>> shipments() {
        Arbitrary<Sold> sold = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 100_000))
                .as((quantity, amount, percent, tax) ->
                        new Sold(quantity, coins(amount), coins(amount * (long) percent / 100), coins(tax)));
        return sold.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(3);
    }

    /** The sum of every second item; these are in the box. */
    private static String boxed(List<Sold> sold) {
        return IntStream.range(0, sold.size())
                .filter(index -> index % 2 == 1)
                .mapToObj(index -> new BigDecimal(sold.get(index).amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static String coins(long coins) {
        return BigDecimal.valueOf(coins, 2).toPlainString();
    }

    private static Order order() {
        BroadleafCurrencyImpl hryvnia = new BroadleafCurrencyImpl();
        hryvnia.setCurrencyCode("UAH");
        Order order = new OrderImpl();
        order.setCurrency(hryvnia);
        order.setFulfillmentGroups(new ArrayList<>());
        return order;
    }

    private FulfillmentGroup shipment(Order order, String price, String tax) {
        FulfillmentGroup shipment = new FulfillmentGroupImpl();
        shipment.setId(++ids);
        shipment.setOrder(order);
        shipment.setFulfillmentPrice(money(price));
        shipment.setTotalFulfillmentGroupTax(money(tax));
        order.getFulfillmentGroups().add(shipment);
        return shipment;
    }

    private void fee(FulfillmentGroup shipment, String name, String amount, String tax) {
        FulfillmentGroupFee fee = new FulfillmentGroupFeeImpl();
        fee.setId(++ids);
        fee.setFulfillmentGroup(shipment);
        fee.setName(name);
        fee.setAmount(money(amount));
        fee.setTotalTax(money(tax));
        shipment.addFulfillmentGroupFee(fee);
    }

    private DiscreteOrderItem item(Order order, String name, int quantity) {
        DiscreteOrderItem item = loose(name, quantity);
        item.setOrder(order);
        return item;
    }

    /** A part of a bundle belongs to its order by its bundle. */
    private DiscreteOrderItem loose(String name, int quantity) {
        DiscreteOrderItem item = new DiscreteOrderItemImpl();
        item.setId(++ids);
        item.setName(name);
        item.setQuantity(quantity);
        return item;
    }

    /** A bundle and what one of it costs. */
    private BundleOrderItem bundle(Order order, String name, int quantity, String price) {
        BundleOrderItem bundle = new BundleOrderItemImpl();
        bundle.setId(++ids);
        bundle.setOrder(order);
        bundle.setName(name);
        bundle.setQuantity(quantity);
        ProductBundle sold = new ProductBundleImpl();
        sold.setPricingModel(ProductBundlePricingModelType.BUNDLE);
        bundle.setProductBundle(sold);
        bundle.setPrice(money(price));
        return bundle;
    }

    private DiscreteOrderItem part(BundleOrderItem bundle, String name, int quantity) {
        DiscreteOrderItem part = loose(name, quantity);
        part.setBundleOrderItem(bundle);
        return part;
    }

    private void add(FulfillmentGroup shipment, OrderItem item, Sold sold) {
        FulfillmentGroupItem line = new FulfillmentGroupItemImpl();
        line.setId(++ids);
        line.setFulfillmentGroup(shipment);
        line.setOrderItem(item);
        line.setQuantity(sold.quantity());
        line.setTotalItemAmount(money(sold.amount()));
        line.setProratedOrderAdjustmentAmount(money(sold.discount()));
        line.setTotalTax(money(sold.tax()));
        shipment.addFulfillmentGroupItem(line);
    }

    private static Money money(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("UAH"), 5);
    }

    /** What the host's pricing says of an item in a shipment. */
    record Sold(int quantity, String amount, String discount, String tax) {

        BigDecimal sum() {
            return new BigDecimal(amount).subtract(new BigDecimal(discount)).add(new BigDecimal(tax));
        }
    }
}
