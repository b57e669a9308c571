package io.github.alliancepay.story;

import io.github.alliancepay.demo.shop.Surroundings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.broadleafcommerce.common.extension.ExtensionResultHolder;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.inventory.service.AbstractInventoryServiceExtensionHandler;
import org.broadleafcommerce.core.inventory.service.InventoryServiceExtensionManager;
import org.broadleafcommerce.core.inventory.service.type.InventoryType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the shop counts its articles: an extension of Broadleaf's inventory service, since 3.1.15 has no column for the number of units. */
@TestComponent
class StockRoom extends AbstractInventoryServiceExtensionHandler {

    @Autowired
    private InventoryServiceExtensionManager inventory;

    @Autowired
    @Qualifier("blCatalogService")
    private CatalogService catalog;

    @Autowired
    private Surroundings surroundings;

    @Autowired
    private JdbcTemplate database;

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        database.execute(
                "CREATE TABLE IF NOT EXISTS STOCK_ROOM (SKU_ID BIGINT PRIMARY KEY, UNITS INTEGER, MOST INTEGER, CHECK (UNITS <= MOST))");
        inventory.registerHandler(this);
    }

    /** From now on the shop counts the units of an article. */
    void count(String article, int units) {
        long sku = become(article, InventoryType.CHECK_QUANTITY);
        database.update("DELETE FROM STOCK_ROOM WHERE SKU_ID = ?", sku);
        database.update("INSERT INTO STOCK_ROOM (SKU_ID, UNITS, MOST) VALUES (?, ?, 1000)", sku, units);
    }

    void stopCounting(String article) {
        become(article, InventoryType.ALWAYS_AVAILABLE);
    }

    /** From now on the shelf has room for no more units than there are, or for as many as anybody wants. */
    void setFull(String article, boolean full) {
        database.update("UPDATE STOCK_ROOM SET MOST = " + (full ? "UNITS" : "1000") + " WHERE SKU_ID = ?", id(article));
    }

    int units(String article) {
        return units(id(article));
    }

    private int units(long sku) {
        return database.queryForObject("SELECT UNITS FROM STOCK_ROOM WHERE SKU_ID = ?", Integer.class, sku);
    }

    private long id(String article) {
        return database.queryForObject("SELECT SKU_ID FROM BLC_SKU WHERE NAME = ?", Long.class, article);
    }

    private long become(String article, InventoryType type) {
        long id = id(article);
        return surroundings.outsideTheWeb(() -> {
            Sku sku = catalog.findSkuById(id);
            sku.setInventoryType(type);
            return catalog.saveSku(sku).getId();
        });
    }

    @Override
    public ExtensionResultStatusType retrieveQuantitiesAvailable(
            Collection<Sku> skus, Map<String, Object> context, ExtensionResultHolder<Map<Sku, Integer>> result) {
        Map<Sku, Integer> available = new HashMap<>();
        skus.forEach(sku -> available.put(sku, units(sku.getId())));
        result.setResult(available);
        return ExtensionResultStatusType.HANDLED;
    }

    @Override
    public ExtensionResultStatusType decrementInventory(Map<Sku, Integer> units, Map<String, Object> context) {
        return change(units, -1);
    }

    @Override
    public ExtensionResultStatusType incrementInventory(Map<Sku, Integer> units, Map<String, Object> context) {
        return change(units, 1);
    }

    private ExtensionResultStatusType change(Map<Sku, Integer> units, int sign) {
        units.forEach((sku, count) ->
                database.update("UPDATE STOCK_ROOM SET UNITS = UNITS + ? WHERE SKU_ID = ?", sign * count, sku.getId()));
        return ExtensionResultStatusType.HANDLED;
    }
}
