package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.alliancepay.sandbox.order.TestCard;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An admin looks for payments in the demo's back office. */
class PaymentListBrowserTests extends BrowserStory {

    static Stream<Manner> manners() {
        return Stream.of(Manner.UKRAINIAN.onAPhone(), Manner.ENGLISH.onAPhone().withoutScripts(), Manner.ENGLISH);
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aPaymentIsFoundAndItsSumAndStateAreSeen(Manner manner) {
        String number = aPaidCart();
        Admin admin = new Admin(shopper(manner));
        Page page = admin.shopper().page();
        admin.logIn();

        admin.shopper().open("/admin/alliancepay");
        admin.shopper().assertFits();
        assertThat(page.locator(".alliancepay-totals tbody tr").first()).isVisible();
        assertThat(page.locator(".alliancepay-search").first().boundingBox().y)
                .isLessThan(page.locator(".alliancepay-totals").boundingBox().y);
        page.fill("#alliancepay-q", lastBankOrder().hppOrderId().substring(0, 18));
        page.locator(".alliancepay-search-send button").click();

        assertThat(page.locator(".alliancepay-found b")).hasText(admin.words().office("search.found", "1"));
        Locator row = page.locator(".alliancepay-all tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row.locator("th a")).hasText(number);
        for (String cell : new String[] {".alliancepay-right", ".alliancepay-badge >> nth=0"}) {
            Locator shown = row.locator(cell);
            assertThat(shown).isVisible();
            assertThat(shown.boundingBox().x + shown.boundingBox().width)
                    .isLessThanOrEqualTo(manner.screen().width());
        }
        assertThat(page.locator(".alliancepay-totals")).hasCount(0);
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("payments-" + manner.toString().replaceAll("\\W+", "-"));
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aWrongSumIsSaidAtItsFieldAndNothingIsLost(Manner manner) {
        Admin admin = new Admin(shopper(manner));
        Page page = admin.shopper().page();
        admin.logIn();
        admin.shopper().open("/admin/alliancepay");

        page.fill("#alliancepay-q", "olena");
        page.fill("#alliancepay-from", "2026-11-01");
        page.locator(".alliancepay-more summary").click();
        page.fill("#alliancepay-min", "many");
        page.locator(".alliancepay-search-send button").click();

        assertThat(page.locator("#alliancepay-min")).isFocused();
        assertThat(page.locator("#alliancepay-min")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#alliancepay-min-problem"))
                .hasText(admin.words().office("search.bad-sum", "many"));
        assertThat(page.locator("#alliancepay-q")).hasValue("olena");
        assertThat(page.locator("#alliancepay-from")).hasValue("2026-11-01");
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("payments-wrong-" + manner.toString().replaceAll("\\W+", "-"));
    }

    @Test
    void whatNeedsAttentionIsCountedInTheMenu() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        shopper.secondTab().putIntoCart("linen-towel", 1);
        shopper.payBy(TestCard.VISA);
        shopper.goBack();
        shopper.assertFace("REVIEW");
        Admin admin = new Admin(shopper(Manner.ENGLISH));

        admin.logIn();

        Locator count = admin.shopper().page().locator("nav a[href='/admin/alliancepay'] .alliancepay-count");
        assertThat(count).isVisible();
        assertThat(count).containsText("Need attention: ");
        admin.shopper().open("/admin/alliancepay?reason=REVIEW");
        assertThat(admin.shopper().page().locator(".alliancepay-attention"))
                .containsText("The order changed while it was being paid.");
        admin.shopper().assertAccessible();
        admin.shopper().takePicture("payments-attention");
    }

    private String aPaidCart() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 2);
        return shopper.payCart();
    }

    @Test
    void theTableIsDownloaded() {
        aPaidCart();
        Admin admin = new Admin(shopper(Manner.ENGLISH));
        admin.logIn();
        admin.shopper().open("/admin/alliancepay?q=" + lastBankOrder().hppOrderId());

        Download table = admin.shopper()
                .page()
                .waitForDownload(() ->
                        admin.shopper().page().locator(".alliancepay-found a").click());

        assertThat(table.suggestedFilename()).endsWith(".csv");
        assertThat(table.path()).content().contains(lastBankOrder().hppOrderId());
    }
}
