package io.github.alliancepay.demo.assortment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** An article of the store: its name in addresses and message keys, its shelf, and its price in hryvnias. */
public enum Article {
    KOSIV_MUG(Shelf.CERAMICS, "Горнятко «Косів»", "385.50"),
    OPISHNIA_JUG(Shelf.CERAMICS, "Глечик «Опішня»", "1240.90"),
    POLTAVA_BOWL(Shelf.CERAMICS, "Полумисок «Полтава»", "469.75"),
    BUCKWHEAT_HONEY(Shelf.PANTRY, "Мед гречаний", "218.40"),
    LINDEN_HONEY(Shelf.PANTRY, "Мед липовий", "246.85"),
    CARPATHIAN_TEA(Shelf.PANTRY, "Чай «Карпатський»", "164.90"),
    FIREWEED_TEA(Shelf.PANTRY, "Іван-чай ферментований", "189.35"),
    LINEN_TOWEL(Shelf.LINEN, "Рушник лляний", "329.99"),
    LINEN_TABLECLOTH(Shelf.LINEN, "Скатертина лляна", "1899.95"),
    LINEN_APRON(Shelf.LINEN, "Фартух лляний", "745.60"),
    BEESWAX_CANDLE(Shelf.HOME, "Свічка з бджолиного воску", "129.15"),
    OAK_BOARD(Shelf.HOME, "Дошка дубова", "899.90");

    private final Shelf shelf;
    private final String title;
    private final BigDecimal price;

    Article(Shelf shelf, String title, String price) {
        this.shelf = shelf;
        this.title = title;
        this.price = new BigDecimal(price);
    }

    /** The article with this name in the address. It must exist. */
    public static Article named(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("No article is called " + slug));
    }

    /** The article with this name in the address, if there is one. */
    public static Optional<Article> find(String slug) {
        return Arrays.stream(values())
                .filter(article -> article.slug().equals(slug))
                .findFirst();
    }

    /** Its name in addresses, message keys and picture files: {@code kosiv-mug}. */
    public String slug() {
        return name().toLowerCase().replace('_', '-');
    }

    /** Its address in the store, which is also its address in Broadleaf's catalog. */
    public String address() {
        return "/product/" + slug();
    }

    /** Its shelf. */
    public Shelf shelf() {
        return shelf;
    }

    /** Its Ukrainian name, which goes into the catalog and the orders. */
    public String title() {
        return title;
    }

    /** Its price in hryvnias, without tax. */
    public BigDecimal price() {
        return price;
    }
}
