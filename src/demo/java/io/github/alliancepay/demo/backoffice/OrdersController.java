package io.github.alliancepay.demo.backoffice;

import io.github.alliancepay.broadleaf.admin.PageReply;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.demo.storefront.OrderSheet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.service.OrderService;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders, and one order with its AlliancePay payment. */
@Controller
@Conditional(WithCredentials.class)
class OrdersController {

    private final OrderBook book;
    private final OrderService orders;
    private final PaymentController payments;

    OrdersController(OrderBook book, OrderService orders, PaymentController payments) {
        this.book = book;
        this.orders = orders;
        this.payments = payments;
    }

    @GetMapping("/admin")
    String enter() {
        return "redirect:/admin/orders";
    }

    @GetMapping("/admin/orders")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Locale locale,
            Model model) {
        Optional<PaymentStatus> status = Arrays.stream(PaymentStatus.values())
                .filter(known -> known.name().equals(state))
                .findFirst();
        OrderBook.Page page = book.find(q.strip(), status, before, locale);
        model.addAttribute("orders", page.rows());
        model.addAttribute(
                "older", page.more() ? page.rows().get(page.rows().size() - 1).id() : null);
        model.addAttribute("newest", before == Long.MAX_VALUE);
        model.addAttribute("q", q.strip());
        model.addAttribute("state", state);
        model.addAttribute("states", PaymentStatus.values());
        return "backoffice/orders";
    }

    @GetMapping("/admin/order/{id}")
    String order(@PathVariable long id, PageReply reply, Model model) {
        Order order = orders.findOrderById(id);
        if (order == null) {
            return "redirect:/admin/orders";
        }
        payments.panel(id, reply);
        model.addAttribute("id", id);
        model.addAttribute("sheet", OrderSheet.of(order));
        return "backoffice/order";
    }
}
