package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;
import org.broadleafcommerce.common.money.Money;

/** An article with the price the catalog has for it. */
public record Offering(Article article, Money price) {

    /** Its name in addresses and message keys. */
    public String slug() {
        return article.slug();
    }

    /** Where its page is. */
    public String address() {
        return article.address();
    }

    /** Where its picture is. */
    public String picture() {
        return Pictures.of(article);
    }
}
