package io.github.alliancepay.demo.shop;

import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.PaymentTransactionType;
import org.broadleafcommerce.common.payment.PaymentType;
import org.broadleafcommerce.common.payment.dto.PaymentResponseDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.core.checkout.service.CheckoutService;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.checkout.service.gateway.PassthroughPaymentConstants;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.domain.Phone;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CountryService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.broadleafcommerce.profile.core.service.PhoneService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes a cart from the address to the order. The thread has its {@link Surroundings}. */
@Component
public class Checkout {

    private final OrderService orders;
    private final PaymentGatewayCheckoutService payments;
    private final PaymentGatewayConfiguration cashOnDelivery;
    private final CheckoutService checkouts;
    private final CustomerService customers;
    private final AddressService addresses;
    private final PhoneService phones;
    private final CountryService countries;

    Checkout(
            OrderService orders,
            PaymentGatewayCheckoutService payments,
            @Qualifier("blPassthroughPaymentConfiguration") PaymentGatewayConfiguration cashOnDelivery,
            CheckoutService checkouts,
            CustomerService customers,
            AddressService addresses,
            PhoneService phones,
            CountryService countries) {
        this.orders = orders;
        this.payments = payments;
        this.cashOnDelivery = cashOnDelivery;
        this.checkouts = checkouts;
        this.customers = customers;
        this.addresses = addresses;
        this.phones = phones;
        this.countries = countries;
    }

    /** Addresses the cart and prices it anew. */
    public Order deliverTo(Order cart, Recipient recipient) throws PricingException {
        Address address = addresses.saveAddress(address(recipient));
        for (FulfillmentGroup parcel : cart.getFulfillmentGroups()) {
            parcel.setAddress(address);
        }
        cart.setEmailAddress(recipient.email());
        introduce(cart.getCustomer(), recipient);
        return orders.save(cart, true);
    }

    private void introduce(Customer customer, Recipient recipient) {
        customer.setFirstName(recipient.firstName());
        customer.setLastName(recipient.lastName());
        customer.setEmailAddress(recipient.email());
        customers.saveCustomer(customer);
    }

    private Address address(Recipient recipient) {
        Address address = addresses.create();
        address.setFirstName(recipient.firstName());
        address.setLastName(recipient.lastName());
        address.setEmailAddress(recipient.email());
        address.setPhonePrimary(phone(recipient.phone()));
        address.setAddressLine1(recipient.street());
        address.setCity(recipient.city());
        address.setPostalCode(recipient.postalCode());
        address.setCountry(countries.findCountryByAbbreviation("UA"));
        return address;
    }

    private Phone phone(String number) {
        Phone phone = phones.create();
        phone.setPhoneNumber(number);
        return phones.savePhone(phone);
    }

    /** Orders the cart, to be paid to the courier, and gives the order number. */
    public String payOnDelivery(Order cart) throws CheckoutException {
        return payOnDelivery(cart, cart.getTotal());
    }

    /** Orders the cart with some amount promised to the courier; Broadleaf refuses when that is less than the total. */
    public String payOnDelivery(Order cart, Money amount) throws CheckoutException {
        payments.applyPaymentToOrder(promise(cart, amount), cashOnDelivery);
        Order paid = orders.findOrderById(cart.getId(), true);
        return checkouts.performCheckout(paid).getOrder().getOrderNumber();
    }

    private static PaymentResponseDTO promise(Order cart, Money amount) {
        return new PaymentResponseDTO(PaymentType.COD, PaymentGatewayType.PASSTHROUGH)
                .orderId(cart.getId().toString())
                .amount(amount)
                .paymentTransactionType(PaymentTransactionType.AUTHORIZE_AND_CAPTURE)
                .successful(true)
                .valid(true)
                .responseMap(PassthroughPaymentConstants.PASSTHROUGH_PAYMENT_TYPE, PaymentType.COD.getType());
    }
}
