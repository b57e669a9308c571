package io.github.alliancepay.broadleaf.host;

import java.util.List;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Loads the products of an order before the host's order page. Broadleaf 7.0.2 may load the SKU and the product of an order line from
 * each other endlessly, and then fails to show the order (host section 12). A product that is already loaded prevents this.
 */
public final class OrderedProducts {

    private static final String PRODUCTS =
            """
            SELECT DISTINCT D.PRODUCT_ID FROM BLC_DISCRETE_ORDER_ITEM D
            JOIN BLC_ORDER_ITEM I ON I.ORDER_ITEM_ID = D.ORDER_ITEM_ID
            WHERE I.ORDER_ID = ? AND D.PRODUCT_ID IS NOT NULL""";

    private final JdbcOperations database;
    private final CatalogService catalog;

    public OrderedProducts(JdbcOperations database, CatalogService catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    /** Loads them into the session of this thread. */
    public void load(long orderId) {
        List<Long> products = database.queryForList(PRODUCTS, Long.class, orderId);
        products.forEach(catalog::findProductById);
    }
}
