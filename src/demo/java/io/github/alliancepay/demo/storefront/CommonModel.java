package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Shelf;
import io.github.alliancepay.demo.visit.Visitors;
import org.broadleafcommerce.core.web.order.CartState;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows beside its own content. */
@ControllerAdvice
class CommonModel {

    @ModelAttribute
    void add(Model model) {
        model.addAttribute("shelves", Shelf.values());
        model.addAttribute("language", LocaleContextHolder.getLocale().getLanguage());
        model.addAttribute("cartCount", Visitors.hasCart() ? CartState.getCart().getItemCount() : 0);
    }
}
