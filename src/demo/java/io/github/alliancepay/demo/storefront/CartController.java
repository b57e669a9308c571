package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.shop.Carts;
import io.github.alliancepay.demo.visit.Visitors;
import java.util.Locale;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.web.order.CartState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cart: every change is a POST that leads back to the cart. */
@Controller
@RequestMapping("/cart")
class CartController {

    private static final String BACK = "redirect:/cart";
    private static final int MOST = 20;

    private final Visitors visitors;
    private final Carts carts;

    CartController(Visitors visitors, Carts carts) {
        this.visitors = visitors;
        this.carts = carts;
    }

    @GetMapping
    String show(Model model) {
        if (Visitors.hasCart()) {
            model.addAttribute("sheet", OrderSheet.of(CartState.getCart()));
        }
        return "cart/cart";
    }

    @PostMapping("/add")
    String add(@RequestParam String article, @RequestParam(defaultValue = "1") int quantity, RedirectAttributes flash)
            throws Exception {
        Article added = Article.find(article).orElseThrow(NotSoldException::new);
        carts.add(visitors.ownCart(), added, between(1, quantity));
        flash.addFlashAttribute("added", added);
        return BACK;
    }

    /** Does nothing for an article that is not in the cart: another tab may have removed it. */
    @PostMapping("/update")
    String update(@RequestParam String article, @RequestParam int quantity) throws Exception {
        Article changed = Article.find(article).orElseThrow(NotSoldException::new);
        if (Visitors.hasCart() && carts.contains(CartState.getCart(), changed)) {
            carts.change(CartState.getCart(), changed, between(0, quantity));
        }
        return BACK;
    }

    @PostMapping("/promo")
    String applyCode(@RequestParam String code, RedirectAttributes flash) throws Exception {
        Order cart = visitors.ownCart();
        boolean known =
                carts.applyCode(cart, code.strip().toUpperCase(Locale.ROOT)).isPresent();
        flash.addFlashAttribute("promo", known ? "applied" : "unknown");
        return BACK;
    }

    @PostMapping("/promo/remove")
    String removeCodes() throws Exception {
        if (Visitors.hasCart()) {
            carts.removeCodes(CartState.getCart());
        }
        return BACK;
    }

    private static int between(int least, int quantity) {
        return Math.max(least, Math.min(MOST, quantity));
    }
}
