package io.github.alliancepay.demo.visit;

import io.github.alliancepay.demo.shop.Carts;
import io.github.alliancepay.demo.shop.Guests;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.order.domain.NullOrderImpl;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.CustomerImpl;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Knows the anonymous customer of each session. A visitor without a cart has no row in the database. */
@Component
public class Visitors {

    private static final String CUSTOMER_ID = "_blc_anonymousCustomerId"; // as Broadleaf names it

    private final Guests guests;
    private final OrderService orders;
    private final Carts carts;

    Visitors(Guests guests, OrderService orders, Carts carts) {
        this.guests = guests;
        this.orders = orders;
        this.carts = carts;
    }

    /** Puts the session's customer and cart where Broadleaf's web code expects them. */
    void recognise() {
        Customer customer = known();
        CustomerState.setCustomer(customer);
        Order cart = customer.getId() == null ? null : orders.findCartForCustomer(customer);
        CartState.setCart(cart == null ? orders.getNullOrder() : cart);
    }

    private Customer known() {
        Long id = (Long) request().getAttribute(CUSTOMER_ID, RequestAttributes.SCOPE_SESSION);
        Customer customer = id == null ? null : guests.find(id);
        return customer == null ? nobody() : customer;
    }

    private static Customer nobody() {
        Customer nobody = new CustomerImpl();
        nobody.setAnonymous(true);
        return nobody;
    }

    /** The session's cart; a new one for a new customer if there is none. */
    public Order ownCart() {
        if (CustomerState.getCustomer().getId() == null) {
            Customer customer = guests.newcomer();
            request().setAttribute(CUSTOMER_ID, customer.getId(), RequestAttributes.SCOPE_SESSION);
            CustomerState.setCustomer(customer);
        }
        CartState.setCart(carts.of(CustomerState.getCustomer()));
        return CartState.getCart();
    }

    /** Whether the session has a cart. */
    public static boolean hasCart() {
        Order cart = CartState.getCart();
        return cart != null && !(cart instanceof NullOrderImpl);
    }

    /** Whether an order belongs to the customer of the session. */
    public static boolean owns(Order order) {
        Customer customer = CustomerState.getCustomer();
        return customer.getId() != null
                && customer.getId().equals(order.getCustomer().getId());
    }

    private static WebRequest request() {
        return BroadleafRequestContext.getBroadleafRequestContext().getWebRequest();
    }
}
