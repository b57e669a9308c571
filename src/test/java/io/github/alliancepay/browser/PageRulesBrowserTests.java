package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.TestCard;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the sandbox bank and of the demo store keeps the accessibility rules of axe, best practice included, in both languages
 * and colour schemes, on a desktop and on a phone.
 */
class PageRulesBrowserTests extends BrowserStory {

    static Stream<Manner> manners() {
        return Stream.of(Manner.ENGLISH, Manner.UKRAINIAN, Manner.ENGLISH.onAPhone(), Manner.UKRAINIAN.onAPhone());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void thePagesOfTheBank(Manner manner) {
        Shopper shopper = withAnOrder(manner);
        String paid = paidOrder().hppOrderId();
        String open = newOrder(manner);
        check(shopper, "/pay?hpp_id=" + open, "/pay?hpp_id=" + open + "&card=VISA", "/status?hpp_id=" + open);
        bank().require3ds(open);
        check(shopper, "/pay?hpp_id=" + open);
        bank().declineOperation(lastOperation(open).ecomOperationId(), "1", "16");
        check(shopper, "/pay?hpp_id=" + open, "/status?hpp_id=" + open);
        String waiting = newOrder(manner);
        bank().leavePending(waiting);
        check(shopper, "/status?hpp_id=" + waiting, "/status?hpp_id=" + paid, receipt(paid));
        String late = newOrder(manner);
        bank().expire(late);
        check(shopper, "/pay?hpp_id=" + late);
        missing(manner, bankUrl() + "/pay?hpp_id=none&lang=" + manner.language());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void thePagesOfTheBanksControl(Manner manner) {
        Shopper shopper = withAnOrder(manner);
        bank().cabinetRefund(
                        lastOperation(paidOrder().hppOrderId()).operationId().orElseThrow(), 100);
        bank().fault(Fault.error("b_unknown_error"));
        check(shopper, "/sandbox", "/sandbox?q=none", "/sandbox/guide");
        shopper.open(bankUrl() + "/sandbox?lang=" + manner.language());
        shopper.page().locator("#callbacks details summary").first().click();
        Axe.check(shopper.page());
        bank().clearFaults();
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
        Shopper shopper = withAnOrder(manner);
        paidOrder();
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

    private Shopper withAnOrder(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        return shopper;
    }

    private Order paidOrder() {
        Order order = lastBankOrder();
        bank().pay(order.hppOrderId());
        awaitSubmitted();
        return order;
    }

    private String newOrder(Manner manner) {
        withAnOrder(manner);
        return lastBankOrder().hppOrderId();
    }

    private static Operation lastOperation(String order) {
        return bank().order(order).lastAttempt().orElseThrow();
    }

    private static String receipt(String order) {
        Operation payment = bank().order(order).payment().orElseThrow();
        return "/generate_receipt/" + payment.ecomOperationId() + "/"
                + payment.operationId().orElseThrow() + "?";
    }

    private static void check(Shopper shopper, String... paths) {
        for (String path : paths) {
            String language = (path.contains("?") ? "&" : "?") + "lang="
                    + shopper.manner().language();
            shopper.open(bankUrl() + path + language);
            Axe.check(shopper.page());
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
