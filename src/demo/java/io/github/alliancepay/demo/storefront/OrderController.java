package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.visit.Visitors;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Submitted orders: the confirmation page, and the status for people who know number and e-mail address. */
@Controller
class OrderController {

    private final OrderService orders;

    OrderController(OrderService orders) {
        this.orders = orders;
    }

    @GetMapping("/confirmation/{orderNumber}")
    String confirmation(@PathVariable String orderNumber, Model model) {
        Optional<Order> own =
                Optional.ofNullable(orders.findOrderByOrderNumber(orderNumber)).filter(Visitors::owns);
        own.ifPresent(order -> show(order, model));
        return own.isPresent() ? "checkout/confirmation" : "redirect:/";
    }

    @GetMapping("/order-status")
    String askStatus() {
        return "order/status";
    }

    @PostMapping("/order-status")
    String status(@RequestParam String number, @RequestParam String email, Model model) {
        Optional<Order> found = Optional.ofNullable(orders.findOrderByOrderNumber(number.strip()))
                .filter(order -> email.strip().equalsIgnoreCase(order.getEmailAddress()));
        found.ifPresent(order -> show(order, model));
        model.addAttribute("unknown", found.isEmpty());
        model.addAttribute("number", number.strip());
        model.addAttribute("email", email.strip());
        return "order/status";
    }

    /** Extensions of Broadleaf's pages expect the order under this name. */
    private static void show(Order order, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("sheet", OrderSheet.of(order));
    }
}
