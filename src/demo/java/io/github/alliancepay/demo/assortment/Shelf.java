package io.github.alliancepay.demo.assortment;

/** A shelf of the store, a category of Broadleaf's catalog. */
public enum Shelf {
    CERAMICS("Кераміка"),
    PANTRY("Мед і чай"),
    LINEN("Льон"),
    HOME("Дім");

    private final String title;

    Shelf(String title) {
        this.title = title;
    }

    /** Its name in addresses and message keys: {@code ceramics}. */
    public String slug() {
        return name().toLowerCase();
    }

    /** Its Ukrainian name, which goes into the catalog. */
    public String title() {
        return title;
    }
}
