package io.github.alliancepay.story;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.shop.OrderDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.core.catalog.domain.ProductBundle;
import org.broadleafcommerce.core.catalog.domain.ProductBundleImpl;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.domain.SkuBundleItem;
import org.broadleafcommerce.core.catalog.domain.SkuBundleItemImpl;
import org.broadleafcommerce.core.catalog.domain.SkuImpl;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductBundlePricingModelType;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupFee;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItem;
import org.broadleafcommerce.core.order.domain.FulfillmentGroupItemImpl;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.FulfillmentGroupService;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.type.FulfillmentType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the demo's storefront does not sell, but Broadleaf's order back end can: bundles, several parcels, fees and gift cards. */
@TestComponent
class Wholesale {

    private static final Date LONG_AGO = Date.from(Instant.parse("2020-01-01T00:00:00Z"));

    @Autowired
    private OrderDesk desk;

    @Autowired
    private OrderService orders;

    @Autowired
    private CatalogService catalog;

    @Autowired
    private FulfillmentGroupService parcels;

    @Autowired
    private FulfillmentOptionService deliveries;

    @Autowired
    private PaymentGatewayCheckoutService payments;

    @Autowired
    @Qualifier("blPassthroughPaymentConfiguration")
    private PaymentGatewayConfiguration till;

    @Autowired
    private PlatformTransactionManager transactions;

    @PersistenceContext
    private EntityManager entities;

    /** Creates a bundle that costs what its parts cost, and returns its product id. */
    long boxOf(Map<Article, Integer> parts) {
        return box(ProductBundlePricingModelType.ITEM_SUM, "0", parts);
    }

    /** Creates a bundle with a price of its own, and returns its product id. */
    long boxFor(String price, Map<Article, Integer> parts) {
        return box(ProductBundlePricingModelType.BUNDLE, price, parts);
    }

    private long box(ProductBundlePricingModelType pricing, String price, Map<Article, Integer> parts) {
        return new TransactionTemplate(transactions).execute(status -> {
            ProductBundle box = new ProductBundleImpl();
            box.setPricingModel(pricing);
            box.setAutoBundle(false);
            box.setItemsPromotable(true);
            box.setBundlePromotable(true);
            box.setCanSellWithoutOptions(true);
            box.setUrl("/product/box-" + System.nanoTime());
            box.setDefaultSku(sku(price));
            ProductBundle stored = entities.merge(box);
            parts.forEach((article, quantity) -> stored.getSkuBundleItems().add(part(stored, article, quantity)));
            return stored.getId();
        });
    }

    private static Sku sku(String price) {
        Sku sku = new SkuImpl();
        sku.setName("Скринька");
        sku.setRetailPrice(new Money(price, "UAH"));
        sku.setActiveStartDate(LONG_AGO);
        sku.setTaxable(true);
        sku.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
        return sku;
    }

    private SkuBundleItem part(ProductBundle box, Article article, int quantity) {
        SkuBundleItem part = new SkuBundleItemImpl();
        part.setBundle(box);
        part.setSku(catalog.findProductByURI(article.address()).getDefaultSku());
        part.setQuantity(quantity);
        return entities.merge(part);
    }

    /** Puts some bundles into a cart, which is sent by post. */
    void addBox(long order, long box, int quantity) {
        desk.change(order, cart -> {
            Long sku = catalog.findProductById(box).getDefaultSku().getId();
            Order filled = orders.addItem(cart.getId(), new OrderItemRequestDTO(box, sku, quantity), true);
            filled.getFulfillmentGroups().forEach(this::sendByPost);
            return orders.save(filled, true);
        });
    }

    private void sendByPost(FulfillmentGroup parcel) {
        FulfillmentOption post = deliveries.readAllFulfillmentOptions().get(0);
        parcel.setFulfillmentOption(post);
        parcel.setIsShippingPriceTaxable(post.getTaxable());
    }

    /** Sends one unit of every line in a second parcel, which costs its own postage. */
    void split(long order) {
        desk.change(order, cart -> {
            FulfillmentGroup first = cart.getFulfillmentGroups().get(0);
            FulfillmentGroup second = parcels.createEmptyFulfillmentGroup();
            second.setOrder(cart);
            second.setType(FulfillmentType.PHYSICAL_SHIP);
            second.setAddress(first.getAddress());
            sendByPost(second);
            FulfillmentGroup stored = parcels.save(second);
            List.copyOf(first.getFulfillmentGroupItems()).stream()
                    .filter(item -> item.getQuantity() > 1)
                    .forEach(item -> move(item, stored));
            cart.getFulfillmentGroups().add(stored);
            return orders.save(cart, true);
        });
    }

    private static void move(FulfillmentGroupItem from, FulfillmentGroup parcel) {
        FulfillmentGroupItem moved = new FulfillmentGroupItemImpl();
        moved.setOrderItem(from.getOrderItem());
        moved.setFulfillmentGroup(parcel);
        moved.setQuantity(1);
        from.setQuantity(from.getQuantity() - 1);
        parcel.addFulfillmentGroupItem(moved);
    }

    /** Charges for gift wrap of the first parcel. */
    void wrap(long order, String price) {
        charge(order, fee("Подарункова упаковка", price, true));
    }

    /** Charges for insurance of the first parcel, which is free of tax. */
    void insure(long order, String price) {
        charge(order, fee("Страхування", price, false));
    }

    private FulfillmentGroupFee fee(String name, String price, boolean taxable) {
        FulfillmentGroupFee fee = parcels.createFulfillmentGroupFee();
        fee.setName(name);
        fee.setAmount(new Money(price, "UAH"));
        fee.setTaxable(taxable);
        return fee;
    }

    private void charge(long order, FulfillmentGroupFee fee) {
        desk.change(order, cart -> {
            FulfillmentGroup parcel = cart.getFulfillmentGroups().get(0);
            fee.setFulfillmentGroup(parcel);
            parcel.addFulfillmentGroupFee(fee);
            return orders.save(cart, true);
        });
    }

    /** Pays a part of a cart with a gift card. */
    void payPartByGiftCard(long order, String amount) {
        desk.change(
                order,
                cart -> payments.applyPaymentToOrder(
                        new PaymentResponseDTO(PaymentType.GIFT_CARD, PaymentGatewayType.PASSTHROUGH)
                                .orderId(cart.getId().toString())
                                .amount(new Money(new BigDecimal(amount), "UAH"))
                                .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                                .successful(true)
                                .valid(true),
                        till));
    }
}
