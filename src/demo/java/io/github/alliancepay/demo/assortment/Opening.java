package io.github.alliancepay.demo.assortment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrencyImpl;
import org.broadleafcommerce.common.locale.domain.LocaleImpl;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.CategoryImpl;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.ProductImpl;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.domain.SkuImpl;
import org.broadleafcommerce.core.order.fulfillment.domain.FixedPriceFulfillmentOptionImpl;
import org.broadleafcommerce.core.order.service.type.FulfillmentType;
import org.broadleafcommerce.profile.core.domain.CountryImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the assortment into an empty database before the first request. Does not change a database with an assortment. */
@Component
class Opening implements SmartInitializingSingleton {

    private static final Date LONG_AGO = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final BigDecimal DELIVERY_PRICE = new BigDecimal("85.50");

    private final StoreCurrency currency;
    private final PromoCode promoCode;
    private final TransactionTemplate transaction;

    @PersistenceContext
    private EntityManager entities;

    Opening(StoreCurrency currency, PromoCode promoCode, PlatformTransactionManager transactions) {
        this.currency = currency;
        this.promoCode = promoCode;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        System.setProperty("currency.default", currency.code()); // read by Broadleaf's Money
        transaction.executeWithoutResult(status -> openOnce());
    }

    private void openOnce() {
        List<String> filled = entities.createQuery("SELECT c.currencyCode FROM BroadleafCurrencyImpl c", String.class)
                .getResultList();
        if (!filled.isEmpty() && !filled.contains(currency.code())) {
            throw new IllegalStateException(
                    "The database sells in " + filled.get(0) + ", since it was filled so: set store.currency="
                            + filled.get(0) + ", or store.database to an empty database");
        }
        if (filled.isEmpty()) {
            addCountryAndLocales();
            addDelivery(addCurrency());
            promoCode.add(entities);
            addArticles();
        }
    }

    private BroadleafCurrency addCurrency() {
        BroadleafCurrency row = new BroadleafCurrencyImpl();
        row.setCurrencyCode(currency.code());
        row.setFriendlyName(currency.currency().getDisplayName());
        row.setDefaultFlag(true);
        return entities.merge(row);
    }

    private void addCountryAndLocales() {
        CountryImpl ukraine = new CountryImpl();
        ukraine.setAbbreviation("UA");
        ukraine.setName("Україна");
        entities.merge(ukraine);
        addLocale("uk", "Українська", true);
        addLocale("en", "English", false);
    }

    private void addLocale(String code, String name, boolean preset) {
        LocaleImpl locale = new LocaleImpl();
        locale.setLocaleCode(code);
        locale.setFriendlyName(name);
        locale.setDefaultFlag(preset);
        entities.merge(locale);
    }

    private void addDelivery(BroadleafCurrency currencyRow) {
        FixedPriceFulfillmentOptionImpl delivery = new FixedPriceFulfillmentOptionImpl();
        delivery.setName("Доставка поштою");
        delivery.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
        delivery.setPrice(new Money(currency.convert(DELIVERY_PRICE), currency.code()));
        delivery.setCurrency(currencyRow);
        delivery.setTaxable(true);
        entities.merge(delivery);
    }

    private void addArticles() {
        Map<Shelf, Category> categories = new EnumMap<>(Shelf.class);
        Arrays.stream(Shelf.values()).forEach(shelf -> categories.put(shelf, addCategory(shelf)));
        for (Article article : Article.values()) {
            addProduct(article, categories.get(article.shelf()));
        }
    }

    private Category addCategory(Shelf shelf) {
        Category category = new CategoryImpl();
        category.setName(shelf.title());
        category.setUrl("/" + shelf.slug());
        category.setActiveStartDate(LONG_AGO);
        return entities.merge(category);
    }

    private void addProduct(Article article, Category category) {
        Product product = new ProductImpl();
        product.setUrl(article.address());
        product.setCanSellWithoutOptions(true);
        product.setDefaultCategory(category);
        product.setDefaultSku(sku(article));
        entities.merge(product);
    }

    private Sku sku(Article article) {
        Sku sku = new SkuImpl();
        sku.setName(article.title());
        sku.setRetailPrice(new Money(currency.convert(article.price()), currency.code()));
        sku.setActiveStartDate(LONG_AGO);
        sku.setTaxable(true);
        sku.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
        return sku;
    }
}
