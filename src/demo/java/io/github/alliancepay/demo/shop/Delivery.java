package io.github.alliancepay.demo.shop;

import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.profile.core.domain.Address;
import org.springframework.stereotype.Component;

/** Sets the address of a cart. The thread has its {@link Surroundings}. */
@Component
public class Delivery {

    private final OrderService orders;
    private final Guests guests;
    private final AddressBook addresses;

    Delivery(OrderService orders, Guests guests, AddressBook addresses) {
        this.orders = orders;
        this.guests = guests;
        this.addresses = addresses;
    }

    /** Sets the address and prices the cart again. */
    public Order send(Order cart, Recipient recipient) throws PricingException {
        Address address = addresses.write(recipient);
        cart.getFulfillmentGroups().forEach(parcel -> parcel.setAddress(address));
        cart.setEmailAddress(recipient.email());
        guests.introduce(cart.getCustomer(), recipient);
        return orders.save(cart, true);
    }
}
