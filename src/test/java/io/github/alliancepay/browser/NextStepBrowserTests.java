package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.TestCard;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of a payment offers what can be done next, and what it offers works. */
class NextStepBrowserTests extends BrowserStory {

    static Stream<Manner> everyManner() {
        return Stream.of(Manner.UKRAINIAN.onAPhone(), Manner.ENGLISH.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void whoCameBackWithoutPayingChoosesAnotherWay(Manner manner) {
        Shopper shopper = cameBackWithoutPaying(manner);

        shopper.assertSteps("bank", "other", "check", "home");
        shopper.assertFits();
        shopper.show("unpaid");
        shopper.press("action.check");
        shopper.assertFace("UNPAID");
        shopper.press("action.other");

        shopper.payOnDelivery();
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void anOrderPlacedMeanwhileIsNotPaidHere(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        String token = lastPayment().returnToken();

        shopper.secondTab().payOnDelivery();
        shopper.page().click("#leave");

        shopper.assertFace("PLACED");
        shopper.assertSteps("confirmation", "home");
        shopper.assertFits();
        shopper.show("placed");
        shopper.open("/alliancepay/open/" + token);
        shopper.assertFace("PLACED");
        shopper.press("action.confirmation");
        assertThat(shopper.page().locator(".js-orderNumber")).isVisible();
    }

    @Test
    void aPageThatIsWatchedLearnsThatTheOrderIsPlaced() {
        Shopper shopper = cameBackWithoutPaying(Manner.ENGLISH);

        shopper.secondTab().payOnDelivery();

        shopper.assertFace("PLACED");
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aChangedCartIsNotPaidOnTheOldPage(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        shopper.secondTab().putIntoCart("linen-towel", 1);

        shopper.page().click("#leave");

        shopper.assertFace("CHANGED");
        shopper.assertSteps("checkout", "check", "home");
        shopper.press("action.checkout");
        shopper.goToTheBank();
        assertThat(bankOrders()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aDeclinedCardIsFollowedByOneClick(Manner manner) {
        Shopper shopper = declined(manner);

        shopper.assertSteps("again", "other", "home");
        shopper.assertFits();
        shopper.payAgain();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @Test
    void theKeyboardPaysAgain() {
        Shopper shopper = declined(Manner.UKRAINIAN);

        shopper.tabTo("#AlliancePayAgainForm button");
        shopper.page().keyboard().press("Enter");

        assertThat(shopper.page().locator("#pan")).isVisible();
    }

    @Test
    void aCartThatChangedAfterADeclineIsPaidInTheCheckout() {
        Shopper shopper = declined(Manner.ENGLISH);
        shopper.secondTab().putIntoCart("linen-towel", 1);

        shopper.press("action.again");

        assertThat(shopper.page().locator("#payment_methods")).isVisible();
        assertThat(bankOrders()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aSlowStartSaysSoWithinTenSeconds(Manner manner) {
        bank().fault(Fault.of(FaultKind.HOLD).on(Endpoint.CREATE_ORDER));
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.chooseAlliancePay();
        shopper.confirmChoice();

        shopper.orderButton().click();

        assertHeading(shopper, "open.slow.title");
        shopper.assertSteps("other", "check", "home");
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.show("slow");
        bank().clearFaults();
        assertThat(shopper.page().locator("#pan")).isVisible();
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aRefusedStartSaysSoAndIsTriedAgainByOneClick(Manner manner) {
        bank().fault(Fault.error("b_txn_not_allowed").on(Endpoint.CREATE_ORDER));
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.chooseAlliancePay();
        shopper.confirmChoice();

        shopper.orderButton().click();

        assertHeading(shopper, "problem.start.refused.title");
        shopper.forgive(503);
        shopper.assertSteps("again", "other", "home");
        shopper.assertAccessible();
        shopper.show("refused");
        shopper.payAgain();
    }

    @Test
    void aDeadBankIsToldWithinTenSeconds() {
        bank().fault(Fault.of(FaultKind.DROP_REQUEST).on(Endpoint.CREATE_ORDER));
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.chooseAlliancePay();
        shopper.confirmChoice();

        shopper.orderButton().click();

        assertHeading(shopper, "problem.start.unknown.title");
        shopper.forgive(503);
        shopper.press("action.other");
        assertThat(shopper.page().locator("#payment_methods")).isVisible();
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aBankThatIsBackIsPaidByOneClick(Manner manner) {
        bank().fault(Fault.of(FaultKind.DROP_REQUEST).on(Endpoint.CREATE_ORDER));
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.chooseAlliancePay();
        shopper.confirmChoice();
        shopper.orderButton().click();
        assertHeading(shopper, "problem.start.unknown.title");
        shopper.forgive(503);
        shopper.assertSteps("again", "other", "home");

        bank().clearFaults();
        shopper.payAgain();
    }

    private static void assertHeading(Shopper shopper, String key) {
        Locator heading = shopper.page().locator("h1");
        assertThat(heading).hasText(shopper.words().of(key), new HasTextOptions().setTimeout(10_000));
    }

    @Test
    void anotherBrowserIsOfferedOnlyWhatWillOpen() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        String page = "/alliancepay/return/" + lastPayment().returnToken();
        Shopper elsewhere = shopper(Manner.ENGLISH);

        elsewhere.open(page);
        elsewhere.assertFace("UNPAID");
        elsewhere.assertSteps("bank", "check", "home");
        shopper.payBy(TestCard.VISA);
        elsewhere.assertFace("PAID");

        elsewhere.assertSteps("home");
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void whoHasPaidReadsByWhichCardAndWhatToQuote(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        String page = "/alliancepay/return/" + lastPayment().returnToken();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();
        shopper.assertThanks();
        assertThat(shopper.page().locator(".alliancepay-chosen"))
                .containsText(lastBankOrder().hppOrderId());
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.show("thanks");

        shopper.open(page + "?lang=" + manner.language());

        shopper.assertFace("PAID");
        shopper.assertSteps("confirmation", "home");
        shopper.assertFits();
        shopper.show("paid");
        Locator facts = shopper.page().locator(".alliancepay-facts");
        assertThat(facts).containsText("1111");
        assertThat(facts).containsText(lastBankOrder().hppOrderId());
        assertThat(shopper.page().locator("header"))
                .containsText(manner.language().equals("uk") ? "Толока" : "Toloka");
        assertThat(shopper.page().locator("footer a")).hasAttribute("href", "mailto:hello@toloka.example");
        facts.getByText(shopper.words().of("page.receipt.open")).click();
        assertThat(shopper.page().locator(".receipt")).isVisible();
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aCartUnderReviewSaysSoBeforeAnythingIsChosen(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        shopper.secondTab().putIntoCart("linen-towel", 1);
        shopper.payBy(TestCard.VISA);
        shopper.goBack();
        shopper.assertFace("REVIEW");
        shopper.assertSteps("home", "check");
        shopper.assertFits();
        shopper.show("review");
        assertThat(shopper.page().locator(".alliancepay-facts"))
                .containsText(lastBankOrder().hppOrderId());

        shopper.open("/checkout");

        assertThat(shopper.page().locator(".js-paymentMethodSelectors"))
                .containsText(shopper.words().of("option.money.title"));
        shopper.assertFits();
        shopper.assertAccessible();
        shopper.show("checkout-review");
    }

    @Test
    void aShopperWhoPrefersTheDarkGetsDarkPages() {
        Shopper shopper = cameBackWithoutPaying(Manner.UKRAINIAN);

        shopper.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        assertThat(shopper.page().locator("main")).hasCSS("background-color", "rgb(27, 36, 46)");
        assertThat(shopper.page().locator("h1")).hasCSS("color", "rgb(232, 238, 245)");
        shopper.show("dark");
    }

    private Shopper cameBackWithoutPaying(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        shopper.page().click("#leave");
        shopper.assertFace("UNPAID");
        return shopper;
    }

    private Shopper declined(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.NO_FUNDS);
        shopper.goBack();
        shopper.assertFace("DECLINED");
        return shopper;
    }
}
