package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.assortment.Shelf;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The first page, the shelves and the articles. */
@Controller
class CatalogController {

    private final Showcase showcase;

    CatalogController(Showcase showcase) {
        this.showcase = showcase;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("offerings", showcase.all());
        return "catalog/home";
    }

    @GetMapping("/category/{slug}")
    String category(@PathVariable String slug, Model model) {
        Shelf shelf = Arrays.stream(Shelf.values())
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotSoldException::new);
        model.addAttribute("shelf", shelf);
        model.addAttribute("offerings", showcase.on(shelf));
        return "catalog/category";
    }

    @GetMapping("/product/{slug}")
    String product(@PathVariable String slug, Model model) {
        Article article = Article.find(slug).orElseThrow(NotSoldException::new);
        model.addAttribute("offering", showcase.one(article));
        model.addAttribute(
                "neighbours",
                showcase.on(article.shelf()).stream()
                        .filter(offering -> offering.article() != article)
                        .toList());
        return "catalog/product";
    }
}
