package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.order.TestCard;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The option in the store's checkout, and the ways to pay on the bank's page. */
class CheckoutBrowserTests extends BrowserStory {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping pages;

    static Stream<Manner> withScriptsAndWithout() {
        return Stream.of(Manner.UKRAINIAN, Manner.UKRAINIAN.withoutScripts());
    }

    @Test
    void threeDSecureIsPassed() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.THREE_DS);
        shopper.page().click("#challenge-pass");
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @Test
    void threeDSecureIsFailed() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.THREE_DS);
        shopper.page().click("#challenge-fail");
        shopper.goBack();

        shopper.assertFace("DECLINED");
        assertStillACart();
    }

    @Test
    void threeDSecureIsLeftOpenAndPassedLater() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.THREE_DS);

        shopper.page().click("#challenge-abandon");
        shopper.assertFace("WAITING");
        shopper.press("action.bank");
        shopper.page().click("#challenge-pass");
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#apple-pay", "#google-pay"})
    void aWalletPays(String button) {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();

        shopper.page().click(button);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aDoubleClickOrdersOnce(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.chooseAlliancePay();
        shopper.confirmChoice();

        shopper.orderButton().dblclick();

        assertThat(shopper.page().locator("#pan")).isVisible();
        assertThat(bankOrders()).hasSize(1);
    }

    @Test
    void aSecondTabLeadsToTheSamePageOfTheBank() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();

        Shopper secondTab = shopper.secondTab();
        secondTab.open("/checkout");
        secondTab.goToTheBank();

        assertThat(bankOrders()).hasSize(1);
    }

    @Test
    void theKeyboardIsEnough() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();

        shopper.tabTo("a[href='#AlliancePay']");
        shopper.page().keyboard().press("Enter");
        assertThat(shopper.page().locator("#AlliancePay")).isVisible();
        shopper.tabTo(".js-submitPaymentCheckoutStage");
        shopper.page().keyboard().press("Enter");
        shopper.tabTo(".js-performCheckout");
        shopper.page().keyboard().press("Enter");

        assertThat(shopper.page().locator("#pan")).isVisible();
    }

    @Test
    void theChoiceCanBeChanged() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.chooseAlliancePay();
        shopper.confirmChoice();

        shopper.page().click(".js-paymentStageCard .js-editCheckoutStage");
        shopper.page().click("a[href='#COD']");
        shopper.page().click(".js-submitPaymentCheckoutStage");
        shopper.page().click(".js-performCheckout");

        assertThat(shopper.page().locator(".js-orderNumber")).isVisible();
        assertThat(bankOrders()).isEmpty();
    }

    @Test
    void everyPageFitsAPhone() {
        Shopper shopper = shopper(Manner.UKRAINIAN.onAPhone());

        shopper.shop();
        shopper.assertFits();
        shopper.chooseAlliancePay();
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.confirmChoice();
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.orderButton().click();
        assertThat(shopper.page().locator("#pan")).isVisible();
        shopper.assertFits();
        shopper.page().click("#leave");
        shopper.assertFace("UNPAID");
        shopper.assertFits();
        shopper.press("action.bank");
        shopper.payBy(TestCard.VISA);
        assertThat(shopper.page().locator("#outcome")).isVisible();
        shopper.assertFits();
        shopper.goBack();
        shopper.assertThanks();
        shopper.assertFits();
    }

    @Test
    void aWidgetThatTheShopPlacesByHandPays() throws NoSuchMethodException {
        addAPageWithTheWidget();
        Shopper shopper = shopper(Manner.UKRAINIAN.onAPhone());
        shopper.shop();

        shopper.open("/widget");
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.show("widget");
        shopper.page().click("#AlliancePayWidgetForm button");

        assertThat(shopper.page().locator("#pan")).isVisible();
    }

    private void addAPageWithTheWidget() throws NoSuchMethodException {
        pages.registerMapping(
                RequestMappingInfo.paths("/widget")
                        .options(pages.getBuilderConfiguration())
                        .build(),
                new WidgetPage(),
                WidgetPage.class.getMethod("show"));
    }

    /** A page of a shop whose checkout is not laid out like the demo store's. */
    public static final class WidgetPage {

        public String show() {
            return "widget";
        }
    }

    @Test
    void goingBackFromTheBankLeavesTheCheckoutUsable() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();

        shopper.page().goBack();
        shopper.goToTheBank();

        assertThat(bankOrders()).hasSize(1);
    }
}
