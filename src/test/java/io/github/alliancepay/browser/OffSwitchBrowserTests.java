package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.host.CheckoutSwitch;
import io.github.alliancepay.sandbox.order.TestCard;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** An admin takes the option off the shop while somebody is paying. */
class OffSwitchBrowserTests extends BrowserStory {

    /** The plugin reads the setting every ten seconds. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private CheckoutSwitch offered;

    @Test
    void aShopperWhoWasDeclinedIsOfferedOnlyWhatWorks() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.NO_FUNDS);
        switchOff();
        shopper.goBack();

        shopper.assertFace("DECLINED");
        shopper.assertSteps("other", "home");
        assertThat(shopper.page().locator(".alliancepay-todo"))
                .hasText(shopper.words().of("page.off.next"));
        shopper.assertAccessible();
        shopper.show("declined-off");
        shopper.press("action.other");

        assertThat(shopper.page().locator("a[href='#COD']")).isVisible();
        assertThat(shopper.page().locator("a[href='#AlliancePay']")).hasCount(0);
    }

    private void switchOff() {
        database.update(
                "INSERT INTO BLC_SYSTEM_PROPERTY (BLC_SYSTEM_PROPERTY_ID, PROPERTY_NAME, PROPERTY_VALUE) VALUES (1, ?, 'false')",
                CheckoutSwitch.NAME);
        await().atMost(SOON).until(() -> !offered.getAsBoolean());
    }

    @AfterEach
    void switchOn() {
        database.update("DELETE FROM BLC_SYSTEM_PROPERTY");
        await().atMost(SOON).until(offered::getAsBoolean);
    }
}
