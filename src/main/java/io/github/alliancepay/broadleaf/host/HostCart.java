package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;

/** The cart and the customer of the current request. To be called on the host's web threads only. */
public final class HostCart {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    private final OrderService orders;

    public HostCart(OrderService orders) {
        this.orders = orders;
    }

    /** What the shopper would pay, from the cart as it is priced now; empty when it cannot be paid with AlliancePay. */
    public Optional<Bill> bill() {
        try {
            return current().map(OrderBill::of);
        } catch (NotPayableException notPayable) {
            return Optional.empty();
        }
    }

    /** Where the shopper can be reached, empty when the host does not know. */
    public String email() {
        return current().map(OrderPayer::email).orElse("");
    }

    /**
     * Prices the cart again and reads what is to be paid and by whom.
     *
     * @param guestEmail the address that a guest gave; an address that the host knows has precedence
     * @param language ISO 639-1
     * @throws NotPayableException when the cart cannot be paid; nothing but its prices has changed
     */
    public PayableOrder price(String guestEmail, String language) {
        Order cart = current().orElseThrow(() -> new NotPayableException("cart.empty"));
        remember(guestEmail, cart);
        return StoredOrders.of(priced(cart), language);
    }

    /** The host's id of the cart of this request. */
    public OptionalLong id() {
        return current().map(cart -> OptionalLong.of(cart.getId())).orElse(OptionalLong.empty());
    }

    /**
     * Prices the cart of an earlier attempt for another one.
     *
     * @return empty when it is not the cart of this request, or not payable, or costs something else than before
     */
    public Optional<PayableOrder> priceAgain(Payment earlier) {
        try {
            return current()
                    .filter(cart -> cart.getId() == earlier.bill().orderId())
                    .map(cart -> price(earlier.email(), earlier.language()))
                    .filter(order -> order.bill().equals(earlier.bill()));
        } catch (NotPayableException notPayable) {
            return Optional.empty();
        }
    }

    /** The payment's order as it is now. One read, or two when the first is outdated; it takes no lock and waits for nothing. */
    public HostOrder order(Payment payment) {
        return Optional.ofNullable(orders.findOrderById(payment.bill().orderId()))
                .map(order -> isOutdated(order, payment) ? orders.findOrderById(order.getId(), true) : order)
                .map(order -> HostOrder.of(order, payment, isOwned(order), isCurrent(order)))
                .orElse(HostOrder.MISSING);
    }

    /** The host reads the cart when a request begins, and keeps it so. The order may have been submitted since. */
    private static boolean isOutdated(Order order, Payment payment) {
        return payment.state().hasMoney() && OrderBill.isPayable(order);
    }

    private static boolean isOwned(Order order) {
        Customer customer = CustomerState.getCustomer();
        return customer != null
                && customer.getId() != null
                && order.getCustomer() != null
                && Objects.equals(customer.getId(), order.getCustomer().getId());
    }

    private static boolean isCurrent(Order order) {
        return current().filter(cart -> cart.getId().equals(order.getId())).isPresent();
    }

    /** Whether an object from the host's templates is a payment of ours, or an order with one. */
    public static boolean isPaidHere(Object candidate) {
        return candidate instanceof OrderPayment payment
                ? isOurs(payment)
                : candidate instanceof Order order && ours(order).findAny().isPresent();
    }

    /** The id of the payment with which an object from the host's templates, if it is an order, was paid. */
    public static Optional<String> paymentOf(Object candidate) {
        return candidate instanceof Order order
                ? ours(order)
                        .flatMap(payment -> payment.getTransactions().stream())
                        .flatMap(transaction -> Stream.ofNullable(
                                transaction.getAdditionalFields().get(HostFields.PAYMENT_ID)))
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<OrderPayment> ours(Order order) {
        return order.getPayments().stream().filter(OrderPayment::isActive).filter(HostCart::isOurs);
    }

    private static boolean isOurs(OrderPayment payment) {
        return AlliancePayGatewayType.ALLIANCE_PAY.equals(payment.getGatewayType());
    }

    /** Lets the host write to a guest, who then need not type the address again after a decline. */
    private static void remember(String guestEmail, Order cart) {
        if (OrderPayer.email(cart).isEmpty() && EMAIL.matcher(guestEmail).matches()) {
            cart.setEmailAddress(guestEmail);
        }
    }

    private static Optional<Order> current() {
        return Optional.ofNullable(CartState.getCart()).filter(cart -> cart.getId() != null);
    }

    private Order priced(Order cart) {
        if (!OrderBill.isPayable(cart)) {
            throw new NotPayableException("cart.not-payable");
        }
        try {
            return orders.save(cart, true);
        } catch (PricingException failure) {
            throw new NotPayableException("cart.not-priced");
        }
    }
}
