package io.github.alliancepay.demo;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.shop.Carts;
import io.github.alliancepay.demo.shop.Checkout;
import io.github.alliancepay.demo.shop.OrderLocks;
import io.github.alliancepay.demo.shop.Recipient;
import io.github.alliancepay.demo.shop.Surroundings;
import java.util.Map;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.springframework.stereotype.Component;

/**
 * The store by phone: shops without a browser, for tests. Every call opens and closes its own entity manager, so it can be
 * made on any thread; it reads what others have committed and, when it changes the order, holds the order's lock.
 */
@Component
public class DemoShop {

    private final Surroundings surroundings;
    private final OrderLocks locks;
    private final Carts carts;
    private final Checkout checkout;
    private final OrderService orders;
    private final CustomerService customers;

    DemoShop(
            Surroundings surroundings,
            OrderLocks locks,
            Carts carts,
            Checkout checkout,
            OrderService orders,
            CustomerService customers) {
        this.surroundings = surroundings;
        this.locks = locks;
        this.carts = carts;
        this.checkout = checkout;
        this.orders = orders;
        this.customers = customers;
    }

    /** A priced, addressed cart of a new anonymous customer: article slugs and how many of each. Gives the order id. */
    public long newCart(String email, Map<String, Integer> articles) {
        long order = emptyCart();
        articles.forEach((article, quantity) -> addItem(order, article, quantity));
        deliver(order, email);
        return order;
    }

    /** An empty cart of a new anonymous customer. */
    public long emptyCart() {
        return surroundings.outsideTheWeb(() -> {
            Customer customer = customers.createNewCustomer();
            customer.setAnonymous(true);
            return carts.of(customer).getId();
        });
    }

    /** Puts some more of an article into a cart. */
    public void addItem(long order, String article, int quantity) {
        alone(order, cart -> carts.add(cart, Article.named(article), quantity));
    }

    /** Sets how many of an article are in a cart; zero takes it out. */
    public void changeQuantity(long order, String article, int quantity) {
        alone(order, cart -> carts.change(cart, Article.named(article), quantity));
    }

    /** Sends a cart to somebody in Kyiv who has this e-mail address. */
    public void deliver(long order, String email) {
        alone(order, cart -> checkout.deliverTo(cart, Recipient.inKyiv(email)));
    }

    /** Applies a promo code to a cart and tells whether there is such a code. */
    public boolean applyPromoCode(long order, String code) {
        return alone(order, cart -> carts.applyCode(cart, code).isPresent());
    }

    /** Orders a cart, cash on delivery, and gives the order number. */
    public String payOtherwise(long order) {
        return alone(order, checkout::payOnDelivery);
    }

    /** Tries to order a cart with this amount in cash on delivery. */
    public String payOtherwise(long order, String amount) {
        return alone(
                order,
                cart -> checkout.payOnDelivery(
                        cart, new Money(amount, cart.getTotal().getCurrency())));
    }

    /** The order as it stands in the database. */
    public DemoOrder read(long order) {
        return surroundings.outsideTheWeb(() -> DemoOrder.of(find(order)));
    }

    private <T> T alone(long order, Errand<T> errand) {
        return surroundings.outsideTheWeb(() -> locks.holding(order, () -> errand.run(find(order))));
    }

    private interface Errand<T> {

        T run(Order order) throws Exception;
    }

    private Order find(long order) {
        return orders.findOrderById(order, true);
    }
}
