package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.assortment.Shelf;
import java.util.Arrays;
import java.util.List;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.springframework.stereotype.Component;

/** The articles and prices of Broadleaf's catalog. */
@Component
class Showcase {

    private final CatalogService catalog;

    Showcase(CatalogService catalog) {
        this.catalog = catalog;
    }

    List<Offering> all() {
        return Arrays.stream(Article.values()).map(this::one).toList();
    }

    List<Offering> on(Shelf shelf) {
        return Arrays.stream(Article.values())
                .filter(article -> article.shelf() == shelf)
                .map(this::one)
                .toList();
    }

    Offering one(Article article) {
        Product product = catalog.findProductByURI(article.address());
        return new Offering(article, product.getDefaultSku().getRetailPrice());
    }
}
