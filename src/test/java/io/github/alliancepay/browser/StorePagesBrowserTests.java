package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.alliancepay.sandbox.order.TestCard;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the demo store keeps the accessibility rules of axe, best practice included, in both languages and colour schemes, on a
 * desktop and on a phone.
 */
class StorePagesBrowserTests extends BrowserStory {

    static Stream<Manner> manners() {
        return Stream.of(Manner.ENGLISH, Manner.UKRAINIAN, Manner.ENGLISH.onAPhone(), Manner.UKRAINIAN.onAPhone());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void thePagesOfTheStore(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.enter();
        store(shopper, "/", "/category/linen", "/product/oak-board", "/cart", "/order-status");
        missing(manner, shopper.address("/no-such-page?lang=" + manner.language()));
        shopper.putIntoCart("kosiv-mug", 2);
        Axe.check(shopper.page());
        shopper.usePromoCode("TOLOKA10");
        Axe.check(shopper.page());
        store(shopper, "/checkout");
        shopper.page().click(".fields-foot button");
        Axe.check(shopper.page());
        shopper.open("/cart");
        shopper.checkOut();
        Axe.check(shopper.page());
        shopper.payOnDelivery();
        Axe.check(shopper.page());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void thePagesOfTheBackOffice(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        bank().pay(lastBankOrder().hppOrderId());
        awaitSubmitted();
        Admin admin = new Admin(shopper);
        shopper.open("/admin/login");
        Axe.check(shopper.page());
        admin.logIn();
        Axe.check(shopper.page());
        store(
                shopper,
                "/admin/orders?q=none",
                "/admin/order/" + lastPayment().bill().orderId());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void afterADeclineNotCashButTheSameWayIsChosen(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        assertThat(shopper.page().locator("#COD")).isVisible();
        shopper.goToTheBank();
        shopper.payBy(TestCard.NO_FUNDS);
        shopper.goBack();

        shopper.open("/checkout");

        assertThat(shopper.page().locator("#AlliancePay")).isVisible();
        assertThat(shopper.page().locator("#COD")).not().isVisible();
        shopper.confirmChoice();
        shopper.orderButton().click();
        assertThat(shopper.page().locator("#pan")).isVisible();
    }

    @Test
    void aPageThatBreaksARuleIsFound() {
        try (BrowserContext context = Chromium.open().newContext(Manner.ENGLISH.options())) {
            Page page = context.newPage();
            page.setContent("<html><body><img src='data:,'><p style='color:#ccc'>Pale</p></body></html>");

            Assertions.assertThatThrownBy(() -> Axe.check(page))
                    .hasMessageContainingAll("image-alt", "color-contrast", "page-has-heading-one");
        }
    }

    private static void store(Shopper shopper, String... paths) {
        for (String path : paths) {
            shopper.open(path);
            Axe.check(shopper.page());
        }
    }

    /** In a browser of its own: browsers complain about a page that does not exist. */
    private static void missing(Manner manner, String address) {
        try (BrowserContext context = Chromium.open().newContext(manner.options())) {
            Page page = context.newPage();
            page.navigate(address);
            Axe.check(page);
        }
    }
}
