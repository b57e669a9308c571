package io.github.alliancepay.demo;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.shop.Carts;
import io.github.alliancepay.demo.shop.Checkout;
import io.github.alliancepay.demo.shop.Delivery;
import io.github.alliancepay.demo.shop.Guests;
import io.github.alliancepay.demo.shop.OrderDesk;
import io.github.alliancepay.demo.shop.Recipient;
import java.util.Map;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.order.domain.Order;
import org.springframework.stereotype.Component;

/**
 * Uses the store without a browser, for tests. Every call opens and closes its own entity manager, so it can be made on any thread. A call
 * sees what others have committed. It holds the order's lock while it changes the order.
 */
@Component
public class DemoShop {

    private final OrderDesk desk;
    private final Guests guests;
    private final Carts carts;
    private final Delivery delivery;
    private final Checkout checkout;

    DemoShop(OrderDesk desk, Guests guests, Carts carts, Delivery delivery, Checkout checkout) {
        this.desk = desk;
        this.guests = guests;
        this.carts = carts;
        this.delivery = delivery;
        this.checkout = checkout;
    }

    /** Creates a priced cart with an address for a new anonymous customer, from article slugs and quantities. Returns the order id. */
    public long newCart(String email, Map<String, Integer> articles) {
        long order = emptyCart();
        articles.forEach((article, quantity) -> addItem(order, article, quantity));
        deliver(order, email);
        return order;
    }

    /** An empty cart of a new anonymous customer. */
    public long emptyCart() {
        return desk.attend(() -> carts.of(guests.newcomer()).getId());
    }

    /** Adds more units of an article to a cart. */
    public void addItem(long order, String article, int quantity) {
        desk.change(order, cart -> carts.add(cart, Article.named(article), quantity));
    }

    /** Sets the quantity of an article in a cart; zero removes it. */
    public void changeQuantity(long order, String article, int quantity) {
        desk.change(order, cart -> carts.change(cart, Article.named(article), quantity));
    }

    /** Gives a cart an address in Kyiv and this e-mail address. */
    public void deliver(long order, String email) {
        desk.change(order, cart -> delivery.send(cart, Recipient.inKyiv(email)));
    }

    /** Applies a promo code to a cart, and returns whether the code exists. */
    public boolean applyPromoCode(long order, String code) {
        return desk.change(order, cart -> carts.applyCode(cart, code).isPresent());
    }

    /** Orders a cart with cash on delivery, and returns the order number. */
    public String payOtherwise(long order) {
        return desk.change(order, checkout::payOnDelivery);
    }

    /** Tries to order a cart with this amount in cash on delivery. */
    public String payOtherwise(long order, String amount) {
        return desk.change(order, cart -> checkout.payOnDelivery(cart, money(cart, amount)));
    }

    private static Money money(Order cart, String amount) {
        return new Money(amount, cart.getTotal().getCurrency());
    }

    /** The order as it is in the database. */
    public DemoOrder read(long order) {
        return desk.read(order, DemoOrder::of);
    }
}
