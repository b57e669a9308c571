package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;
import org.broadleafcommerce.common.money.Money;

/** An article with its price in the catalog. */
public record Offering(Article article, Money price) {

    /** Its name in addresses and message keys. */
    public String slug() {
        return article.slug();
    }

    /** The address of its page. */
    public String address() {
        return article.address();
    }

    /** The address of its picture. */
    public String picture() {
        return Pictures.of(article);
    }
}
