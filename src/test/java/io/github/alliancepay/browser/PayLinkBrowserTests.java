package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.demo.DemoShop;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.order.TestCard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody opens a payment link on a phone, without ever having been in the store. */
class PayLinkBrowserTests extends BrowserStory {

    @Autowired
    private DemoShop shop;

    @Autowired
    private PayLinks links;

    static Stream<Manner> phones() {
        return Stream.of(
                Manner.UKRAINIAN.onAPhone(), Manner.ENGLISH.withoutScripts().onAPhone());
    }

    static Stream<Manner> admins() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH, Manner.UKRAINIAN.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("admins")
    void anAdminMakesALinkCopiesItAndSendsIt(Manner manner) {
        long order = shop.newCart("olena@example.com", Map.of("kosiv-mug", 2, "buckwheat-honey", 1));
        Admin admin = new Admin(shopper(manner));
        Page page = admin.shopper().page();
        admin.logIn();
        admin.shopper().open("/admin/order/" + order);
        page.locator("a.alliancepay-open[href$='/link']").click();
        admin.shopper().assertAccessible();
        admin.shopper().tabTo("form[action$='/link'] button");
        page.keyboard().press("Enter");

        Locator address = page.locator("#alliancepay-address");
        assertThat(address).hasValue(Pattern.compile(".*/alliancepay/pay/.+"));
        assertThat(page.locator(".alliancepay-qr svg")).isVisible();
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();
        if (manner.scripts()) {
            admin.shopper().takePicture("admin-link-" + manner.language());
            copy(admin, address.inputValue());
        } else {
            assertThat(page.locator(".alliancepay-copy")).isHidden();
        }

        assertThat(page.locator("#alliancepay-to")).hasValue("olena@example.com");
        page.locator("form[action$='/send'] button").click();
        assertThat(page.locator(".alliancepay-message"))
                .hasText(admin.words().office("link.sent", "olena@example.com"));
        admin.shopper().assertAccessible();
    }

    private static void copy(Admin admin, String address) {
        Page page = admin.shopper().page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.locator(".alliancepay-copy").click();
        assertThat(page.locator(".alliancepay-copied")).hasText(admin.words().office("link.copied"));
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(address);
    }

    @ParameterizedTest
    @MethodSource("phones")
    void aLinkWhoseBankPageDoesNotOpenIsTriedAgain(Manner manner) {
        long order = shop.newCart("olena@example.com", Map.of("kosiv-mug", 2));
        String token = links.create(order, Duration.ofDays(1), "iryna").orElseThrow();
        Shopper shopper = shopper(manner);
        bank().fault(Fault.error("b_txn_not_allowed").on(Endpoint.CREATE_ORDER));
        shopper.open("/alliancepay/pay/" + token + "?lang=" + manner.language());

        shopper.page().locator(".alliancepay-actions button").click();

        assertThat(shopper.page().locator("[role=alert]"))
                .hasText(shopper.words().of("pay.problem.start.refused"));
        shopper.assertFits();
        shopper.assertAccessible();
        bank().clearFaults();
        shopper.page().locator(".alliancepay-actions button").click();
        assertThat(shopper.page().locator("#pan")).isVisible();
    }

    @ParameterizedTest
    @MethodSource("phones")
    void aLinkIsPaidOnAPhone(Manner manner) {
        long order = shop.newCart("olena@example.com", Map.of("kosiv-mug", 2, "buckwheat-honey", 1));
        String token = links.create(order, Duration.ofDays(1), "iryna").orElseThrow();
        Shopper shopper = shopper(manner);

        shopper.open("/alliancepay/pay/" + token + "?lang=" + manner.language());
        assertThat(shopper.page().locator("h1")).hasText(shopper.words().of("pay.OPEN.title"));
        assertThat(shopper.page().locator(".alliancepay-todo")).containsText("UTC+2");
        assertThat(shopper.page().locator(".alliancepay-facts dd")).not().hasCount(0);
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.takePicture("paylink-" + manner.language() + "-phone");

        Locator button = shopper.page().locator(".alliancepay-actions button");
        button.click();
        assertThat(shopper.page().locator("#pan")).isVisible();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertFace("PAID");
        assertSubmitted();
    }
}
