package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.testing.Crowd;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows for Broadleaf's admin, over tables like its own. */
class AdminMenuTests {

    private static final List<String> TABLES = List.of(
            "BLC_ADMIN_MODULE (ADMIN_MODULE_ID BIGINT PRIMARY KEY)",
            "BLC_ADMIN_ROLE (ADMIN_ROLE_ID BIGINT PRIMARY KEY)",
            "BLC_ADMIN_PERMISSION (ADMIN_PERMISSION_ID BIGINT PRIMARY KEY, NAME VARCHAR(255), DESCRIPTION VARCHAR(255),"
                    + " PERMISSION_TYPE VARCHAR(255), IS_FRIENDLY BOOLEAN)",
            "BLC_ADMIN_PERMISSION_ENTITY (ADMIN_PERMISSION_ENTITY_ID BIGINT PRIMARY KEY, CEILING_ENTITY VARCHAR(255),"
                    + " ADMIN_PERMISSION_ID BIGINT)",
            "BLC_ADMIN_PERMISSION_XREF (ADMIN_PERMISSION_ID BIGINT, CHILD_PERMISSION_ID BIGINT)",
            "BLC_ADMIN_ROLE_PERMISSION_XREF (ADMIN_ROLE_ID BIGINT, ADMIN_PERMISSION_ID BIGINT)",
            "BLC_ADMIN_SECTION (ADMIN_SECTION_ID BIGINT PRIMARY KEY, DISPLAY_ORDER INTEGER, ADMIN_MODULE_ID BIGINT,"
                    + " NAME VARCHAR(255), SECTION_KEY VARCHAR(255), URL VARCHAR(255), CEILING_ENTITY VARCHAR(255))",
            "BLC_ADMIN_SEC_PERM_XREF (ADMIN_SECTION_ID BIGINT, ADMIN_PERMISSION_ID BIGINT)");

    private final DataSource source =
            new DriverManagerDataSource("jdbc:h2:mem:menu" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final AdminMenu menu =
            new AdminMenu(database, new TransactionTemplate(new DataSourceTransactionManager(source)));

    @BeforeEach
    void theHostHasItsTables() {
        TABLES.forEach(table -> database.execute("CREATE TABLE " + table));
        database.update("INSERT INTO BLC_ADMIN_MODULE VALUES (-3)");
        database.update("INSERT INTO BLC_ADMIN_ROLE VALUES (-1)");
        database.update("INSERT INTO BLC_ADMIN_PERMISSION VALUES (-13, 'PERMISSION_ALL_ORDER', '', 'ALL', FALSE)");
    }

    @Test
    void permissionsAndSectionsAreBroughtOnce() {
        menu.install();
        menu.install();

        assertThat(count("BLC_ADMIN_PERMISSION")).isEqualTo(5);
        assertThat(urls()).containsExactlyInAnyOrder("/order", "/alliancepay");
        assertThat(count("BLC_ADMIN_ROLE_PERMISSION_XREF")).isEqualTo(3);
        assertThat(database.queryForList(
                        "SELECT DISTINCT CEILING_ENTITY FROM BLC_ADMIN_PERMISSION_ENTITY", String.class))
                .containsExactly(AlliancePayPayments.class.getName());
    }

    @Test
    void theSectionOfPaymentsIsOpenToWhoMaySeeThem() {
        menu.install();

        assertThat(database.queryForList(
                        "SELECT P.NAME FROM BLC_ADMIN_SEC_PERM_XREF X JOIN BLC_ADMIN_SECTION S"
                                + " ON S.ADMIN_SECTION_ID = X.ADMIN_SECTION_ID JOIN BLC_ADMIN_PERMISSION P"
                                + " ON P.ADMIN_PERMISSION_ID = X.ADMIN_PERMISSION_ID WHERE S.URL = '/alliancepay'",
                        String.class))
                .containsExactlyInAnyOrder(
                        "PERMISSION_READ_ALLIANCEPAY",
                        "PERMISSION_ALL_ALLIANCEPAY",
                        "PERMISSION_ALLIANCEPAY_VIEW",
                        "PERMISSION_ALLIANCEPAY_REFUND");
    }

    @Test
    void aSectionOfOrdersThatIsThereStays() {
        database.update("INSERT INTO BLC_ADMIN_SECTION VALUES (1, 1, -3, 'OMS', 'Order', '/order', NULL)");

        menu.install();

        assertThat(urls()).containsExactlyInAnyOrder("/order", "/alliancepay");
        assertThat(count("BLC_ADMIN_ROLE_PERMISSION_XREF WHERE ADMIN_PERMISSION_ID = -13"))
                .isZero();
    }

    @Test
    void whatAMerchantTookAwayStaysAway() {
        menu.install();
        database.update("DELETE FROM BLC_ADMIN_ROLE_PERMISSION_XREF");

        menu.install();

        assertThat(count("BLC_ADMIN_ROLE_PERMISSION_XREF")).isZero();
    }

    @Test
    void aHostWithOtherTablesStartsAllTheSame() {
        database.execute("DROP TABLE BLC_ADMIN_PERMISSION");

        menu.install();

        assertThat(count("BLC_ADMIN_SECTION")).isZero();
    }

    @Test
    void aStartThatDiesMidwayLeavesNothingAndTheNextOneBringsAll() {
        database.execute("ALTER TABLE BLC_ADMIN_SEC_PERM_XREF RENAME TO AWAY");
        menu.install();
        assertThat(count("BLC_ADMIN_PERMISSION")).isEqualTo(1);
        assertThat(urls()).isEmpty();
        database.execute("ALTER TABLE AWAY RENAME TO BLC_ADMIN_SEC_PERM_XREF");

        menu.install();

        assertThat(count("BLC_ADMIN_PERMISSION")).isEqualTo(5);
        assertThat(urls()).containsExactlyInAnyOrder("/order", "/alliancepay");
    }

    @Test
    void nodesThatStartAtOnceBringAllOnce() {
        Crowd.of16(node -> {
            menu.install();
            return node;
        });

        assertThat(count("BLC_ADMIN_PERMISSION")).isEqualTo(5);
        assertThat(urls()).containsExactlyInAnyOrder("/order", "/alliancepay");
        assertThat(count("BLC_ADMIN_ROLE_PERMISSION_XREF")).isEqualTo(3);
    }

    private List<String> urls() {
        return database.queryForList("SELECT URL FROM BLC_ADMIN_SECTION", String.class);
    }

    private int count(String rows) {
        return database.queryForObject("SELECT COUNT(*) FROM " + rows, Integer.class);
    }
}
