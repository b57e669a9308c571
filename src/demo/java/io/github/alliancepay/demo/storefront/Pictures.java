package io.github.alliancepay.demo.storefront;

import io.github.alliancepay.demo.assortment.Article;

/** The addresses of the drawings of the articles. */
final class Pictures {

    private Pictures() {}

    static String of(Article article) {
        return "/img/" + article.slug() + ".svg";
    }
}
