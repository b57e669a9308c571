package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;

/** Where the drawings of the articles are. */
final class Pictures {

    private Pictures() {}

    static String of(Article article) {
        return "/img/" + article.slug() + ".svg";
    }
}
