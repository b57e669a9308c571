package io.github.alliancepay.broadleaf.host;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rows that Broadleaf's admin needs to show AlliancePay: two permissions, a menu section, and the section of orders where the host
 * ships none (host section 4.1). Every row is written once; what a merchant changes or removes later stays changed or removed. The
 * databases have no common "insert if absent", so each row is looked for and then inserted. All of it is one transaction: a start that
 * fails midway leaves nothing, and of two nodes that start together only one writes.
 */
public final class AdminMenu {

    private static final Logger LOG = LoggerFactory.getLogger(AdminMenu.class);

    private static final String CEILING = AlliancePayPayments.class.getName();
    private static final String ORDER = "org.broadleafcommerce.core.order.domain.Order";

    private static final long CUSTOMER_CARE = -3;
    private static final long ADMIN_ROLE = -1;

    private static final long READ = -980101;
    private static final long ALL = -980102;
    private static final long VIEW = -980103;
    private static final long REFUND = -980104;
    private static final long PAYMENTS_SECTION = -980105;
    private static final long ORDERS_SECTION = -980106;

    /** The permissions to read and change the host's orders; the host gives them to no role. */
    private static final List<Long> ORDER_PERMISSIONS = List.of(-12L, -13L, -14L, -15L, -16L, -17L);

    private final JdbcOperations database;
    private final TransactionOperations transactions;

    public AdminMenu(JdbcOperations database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /** Inserts the rows that are missing. A host with other tables keeps its menu, and the log says so. */
    public void install() {
        try {
            transactions.executeWithoutResult(status -> installMissing());
        } catch (DuplicateKeyException | ConcurrencyFailureException overtaken) {
            LOG.info(
                    "Another admin that started at the same time added the AlliancePay pages to the menu and permissions");
        } catch (RuntimeException failure) {
            LOG.warn(
                    "The AlliancePay pages could not be added to the admin's menu and permissions; payments and refunds work,"
                            + " and the rows can be added by hand",
                    failure);
        }
    }

    private void installMissing() {
        if (count("BLC_ADMIN_PERMISSION WHERE ADMIN_PERMISSION_ID = ?", VIEW) == 0) {
            installPermissions();
        }
        if (count("BLC_ADMIN_MODULE WHERE ADMIN_MODULE_ID = ?", CUSTOMER_CARE) > 0) {
            installSections();
        }
    }

    private void installPermissions() {
        permission(READ, "PERMISSION_READ_ALLIANCEPAY", "Read AlliancePay payments", "READ", false);
        permission(ALL, "PERMISSION_ALL_ALLIANCEPAY", "Refund AlliancePay payments", "ALL", false);
        entity(READ);
        entity(ALL);
        permission(VIEW, "PERMISSION_ALLIANCEPAY_VIEW", "View AlliancePay payments", "READ", true);
        permission(REFUND, "PERMISSION_ALLIANCEPAY_REFUND", "Refund AlliancePay payments", "ALL", true);
        link("BLC_ADMIN_PERMISSION_XREF", "ADMIN_PERMISSION_ID", VIEW, "CHILD_PERMISSION_ID", READ);
        link("BLC_ADMIN_PERMISSION_XREF", "ADMIN_PERMISSION_ID", REFUND, "CHILD_PERMISSION_ID", ALL);
        grant(VIEW);
        grant(REFUND);
    }

    private void installSections() {
        if (count("BLC_ADMIN_SECTION WHERE URL = ?", "/order") == 0) {
            section(ORDERS_SECTION, "Orders", "Order", "/order", ORDER);
            ORDER_PERMISSIONS.forEach(this::openOrders);
        }
        if (count("BLC_ADMIN_SECTION WHERE ADMIN_SECTION_ID = ?", PAYMENTS_SECTION) == 0) {
            section(PAYMENTS_SECTION, "AlliancePay", "alliancepay.section", "/alliancepay", null);
            List.of(READ, ALL, VIEW, REFUND).forEach(permission -> allow(PAYMENTS_SECTION, permission));
        }
    }

    private void openOrders(long permission) {
        if (count("BLC_ADMIN_PERMISSION WHERE ADMIN_PERMISSION_ID = ?", permission) > 0) {
            allow(ORDERS_SECTION, permission);
            grant(permission);
        }
    }

    private void permission(long id, String name, String description, String type, boolean friendly) {
        insert(
                "BLC_ADMIN_PERMISSION (ADMIN_PERMISSION_ID, NAME, DESCRIPTION, PERMISSION_TYPE, IS_FRIENDLY)",
                id,
                name,
                description,
                type,
                friendly);
    }

    private void entity(long permission) {
        insert(
                "BLC_ADMIN_PERMISSION_ENTITY (ADMIN_PERMISSION_ENTITY_ID, CEILING_ENTITY, ADMIN_PERMISSION_ID)",
                permission,
                CEILING,
                permission);
    }

    private void section(long id, String name, String key, String url, String ceiling) {
        insert(
                "BLC_ADMIN_SECTION (ADMIN_SECTION_ID, DISPLAY_ORDER, ADMIN_MODULE_ID, NAME, SECTION_KEY, URL, CEILING_ENTITY)",
                id,
                500,
                CUSTOMER_CARE,
                name,
                key,
                url,
                ceiling);
    }

    private void allow(long section, long permission) {
        link("BLC_ADMIN_SEC_PERM_XREF", "ADMIN_SECTION_ID", section, "ADMIN_PERMISSION_ID", permission);
    }

    private void grant(long permission) {
        if (count("BLC_ADMIN_ROLE WHERE ADMIN_ROLE_ID = ?", ADMIN_ROLE) > 0) {
            link("BLC_ADMIN_ROLE_PERMISSION_XREF", "ADMIN_ROLE_ID", ADMIN_ROLE, "ADMIN_PERMISSION_ID", permission);
        }
    }

    private void link(String table, String one, long left, String other, long right) {
        Integer found = database.queryForObject(
                "SELECT COUNT(*) FROM " + table + " WHERE " + one + " = ? AND " + other + " = ?",
                Integer.class,
                left,
                right);
        if (found == null || found == 0) {
            insert(table + " (" + one + ", " + other + ")", left, right);
        }
    }

    private int count(String rows, Object value) {
        Integer found = database.queryForObject("SELECT COUNT(*) FROM " + rows, Integer.class, value);
        return found == null ? 0 : found;
    }

    private void insert(String columns, Object... values) {
        String marks = "?" + ", ?".repeat(values.length - 1);
        database.update("INSERT INTO " + columns + " VALUES (" + marks + ")", values);
    }
}
