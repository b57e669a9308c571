package io.github.alliancepay.demo.shop;

import io.github.alliancepay.demo.assortment.Article;
import java.util.Optional;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.offer.service.OfferService;
import org.broadleafcommerce.core.offer.service.exception.OfferMaxUseExceededException;
import org.broadleafcommerce.core.order.domain.DiscreteOrderItem;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.domain.NullOrderImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.exception.AddToCartException;
import org.broadleafcommerce.core.order.service.exception.RemoveFromCartException;
import org.broadleafcommerce.core.order.service.exception.UpdateCartException;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.springframework.stereotype.Component;

/** Fills, changes and prices carts. The thread has its {@link Surroundings}. */
@Component
public class Carts {

    private final OrderService orders;
    private final CatalogService catalog;
    private final OfferService offers;
    private final FulfillmentOptionService deliveries;

    Carts(OrderService orders, CatalogService catalog, OfferService offers, FulfillmentOptionService deliveries) {
        this.orders = orders;
        this.catalog = catalog;
        this.offers = offers;
        this.deliveries = deliveries;
    }

    /** The customer's cart; a new one if there is none. */
    public Order of(Customer customer) {
        Order cart = orders.findCartForCustomer(customer);
        return cart == null || cart instanceof NullOrderImpl ? orders.createNewCartForCustomer(customer) : cart;
    }

    /** Adds units of an article to the cart, which gets a delivery by post. */
    public Order add(Order cart, Article article, int quantity) throws AddToCartException, PricingException {
        Product product = catalog.findProductByURI(article.address());
        Long sku = product.getDefaultSku().getId();
        return sendByPost(orders.addItem(cart.getId(), new OrderItemRequestDTO(product.getId(), sku, quantity), true));
    }

    private Order sendByPost(Order cart) throws PricingException {
        FulfillmentOption post = deliveries.readAllFulfillmentOptions().get(0);
        for (FulfillmentGroup parcel : cart.getFulfillmentGroups()) {
            parcel.setFulfillmentOption(post);
            parcel.setIsShippingPriceTaxable(post.getTaxable());
        }
        return orders.save(cart, true);
    }

    /** Sets the quantity of an article in the cart; zero removes it. */
    public Order change(Order cart, Article article, int quantity) throws UpdateCartException, RemoveFromCartException {
        OrderItemRequestDTO change = new OrderItemRequestDTO().setQuantity(quantity);
        change.setOrderItemId(line(cart, article).getId());
        return orders.updateItemQuantity(cart.getId(), change, true);
    }

    /** Whether the cart has an article. */
    public boolean contains(Order cart, Article article) {
        return find(cart, article).isPresent();
    }

    private static DiscreteOrderItem line(Order cart, Article article) {
        return find(cart, article).orElseThrow(() -> new IllegalArgumentException("The cart has no " + article.slug()));
    }

    private static Optional<DiscreteOrderItem> find(Order cart, Article article) {
        return cart.getDiscreteOrderItems().stream()
                .filter(item -> article.address().equals(item.getProduct().getUrl()))
                .findFirst();
    }

    /** Applies a promo code, if it exists. */
    public Optional<Order> applyCode(Order cart, String text) throws PricingException, OfferMaxUseExceededException {
        OfferCode code = offers.lookupOfferCodeByCode(text);
        return code == null ? Optional.empty() : Optional.of(orders.addOfferCode(cart, code, true));
    }

    /** Removes all promo codes. */
    public Order removeCodes(Order cart) throws PricingException {
        return orders.removeAllOfferCodes(cart, true);
    }
}
