package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The shop begins to count its mugs, and an admin who refunds one may say that it is back. */
class RestockBrowserTests extends BrowserStory {

    private static final String MUG = "Горнятко «Косів»";

    @Autowired
    private JdbcTemplate database;

    static Stream<Manner> manners() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH.onAPhone(), Manner.ENGLISH.withoutScripts());
    }

    @AfterEach
    void nothingIsCounted() {
        count("ALWAYS_AVAILABLE");
    }

    @ParameterizedTest
    @MethodSource("manners")
    void unitsAreBackWhenTheAdminSaysSo(Manner manner) {
        Shopper buyer = shopper(Manner.ENGLISH);
        buyer.enter();
        buyer.putIntoCart("kosiv-mug", 2);
        String number = buyer.payCart();
        count("CHECK_QUANTITY");
        Admin admin = new Admin(shopper(manner));
        Page page = admin.shopper().page();
        admin.logIn();
        admin.openOrder(number);
        admin.openRefund();

        assertThat(page.locator(".alliancepay-total"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(manner.scripts()));
        Locator back = page.locator("#alliancepay-restock");
        assertThat(back).not().isChecked();
        page.getByText(admin.words().office("refund.restock"), new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(back).isChecked();
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();
        admin.shopper().show("restock");
        admin.line(2).locator(".alliancepay-quantity").fill("1");
        admin.goOn();
        assertThat(page.locator(".alliancepay-window"))
                .containsText(admin.words().office("refund.restock.later"));
    }

    private void count(String type) {
        database.update("UPDATE BLC_SKU SET INVENTORY_TYPE = ? WHERE NAME = ?", type, MUG);
    }
}
