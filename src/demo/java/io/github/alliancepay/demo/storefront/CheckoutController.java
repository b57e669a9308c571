package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.demo.shop.Checkout;
import io.github.alliancepay.demo.shop.Delivery;
import io.github.alliancepay.demo.visit.Visitors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadleafcommerce.core.checkout.service.exception.CheckoutException;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.broadleafcommerce.core.pricing.service.exception.PricingException;
import org.broadleafcommerce.core.web.order.CartState;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.web.core.CustomerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The checkout: address, payment, review. */
@Controller
@RequestMapping("/checkout")
class CheckoutController {

    private static final Logger LOG = LoggerFactory.getLogger(CheckoutController.class);
    private static final String CHECKOUT = "checkout/checkout";

    private final Delivery delivery;
    private final Checkout checkout;
    private final OrderService orders;
    private final ObjectProvider<PaymentSearch> payments;

    CheckoutController(
            Delivery delivery, Checkout checkout, OrderService orders, ObjectProvider<PaymentSearch> payments) {
        this.delivery = delivery;
        this.checkout = checkout;
        this.orders = orders;
        this.payments = payments;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "false") boolean edit, Model model) {
        if (!isFilled()) {
            return "redirect:/cart";
        }
        Order cart = CartState.getCart();
        Optional<Address> address = address(cart);
        DeliveryForm form = address.map(known -> DeliveryForm.of(cart, known)).orElseGet(DeliveryForm::empty);
        return show(model, form, Map.of(), edit || address.isEmpty());
    }

    /** The target when a form with errors is loaded again. */
    @GetMapping("/delivery")
    String deliveryAgain() {
        return "redirect:/checkout";
    }

    @PostMapping("/delivery")
    String deliver(DeliveryForm form, Model model) throws PricingException {
        if (!isFilled()) {
            return "redirect:/cart";
        }
        Map<String, String> faults = form.faults();
        if (!faults.isEmpty()) {
            return show(model, form, faults, true);
        }
        delivery.send(CartState.getCart(), form.recipient());
        return "redirect:/checkout";
    }

    @PostMapping("/cod/complete")
    String payOnDelivery(RedirectAttributes flash) {
        Order cart = CartState.getCart();
        Optional<Order> ordered = Visitors.hasCart() ? Optional.of(cart) : lastOfVisitor();
        if (ordered.map(Order::getStatus).filter(OrderStatus.SUBMITTED::equals).isPresent()) {
            return "redirect:/confirmation/" + ordered.get().getOrderNumber(); // the first of two clicks has ordered it
        }
        if (!isFilled() || address(cart).isEmpty()) {
            return "redirect:/checkout";
        }
        return order(cart, flash);
    }

    private Optional<Order> lastOfVisitor() {
        Customer customer = CustomerState.getCustomer();
        return customer.getId() == null
                ? Optional.empty()
                : orders.findOrdersForCustomer(customer, OrderStatus.SUBMITTED).stream()
                        .max(Comparator.comparing(Order::getSubmitDate));
    }

    private String order(Order cart, RedirectAttributes flash) {
        try {
            return "redirect:/confirmation/" + checkout.payOnDelivery(cart);
        } catch (CheckoutException refused) {
            LOG.warn("Order {} could not be placed", cart.getId(), refused);
            flash.addFlashAttribute("failed", true);
            return "redirect:/checkout";
        }
    }

    private String show(Model model, DeliveryForm form, Map<String, String> faults, boolean editing) {
        model.addAttribute("sheet", OrderSheet.of(CartState.getCart()));
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("editing", editing);
        model.addAttribute("tried", hasTriedAlliancePay());
        return CHECKOUT;
    }

    /** Who has tried to pay online is not led to pay in cash: nothing is lost by another try, and the choice stays open. */
    private boolean hasTriedAlliancePay() {
        Long cart = CartState.getCart().getId();
        return payments.stream()
                .anyMatch(search -> !search.ofOrders(List.of(cart)).isEmpty());
    }

    private static boolean isFilled() {
        return Visitors.hasCart() && !CartState.getCart().getOrderItems().isEmpty();
    }

    private static Optional<Address> address(Order cart) {
        return cart.getFulfillmentGroups().stream()
                .map(FulfillmentGroup::getAddress)
                .flatMap(address -> Optional.ofNullable(address).stream())
                .findFirst();
    }
}
