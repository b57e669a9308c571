package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page to which a shopper can return, except the confirmation. */
class ReturnBrowserTests extends BrowserStory {

    static Stream<Manner> withScriptsAndWithout() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aDeclineIsExplainedAndPaidAgain(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.NO_FUNDS);
        shopper.goBack();

        shopper.assertFace("DECLINED");
        assertThat(shopper.page().locator(".alliancepay-reason"))
                .containsText(shopper.words().meaning("decline.1.16"));
        assertStillACart();

        shopper.payAgain();
        shopper.payBy(TestCard.MASTERCARD);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @Test
    void aSecondCardOnTheSamePageOfTheBankPays() {
        bank().set(Setting.DEFAULT_TRY_MODE, "MULTI_PAYMENT");
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.DO_NOT_HONOUR);
        shopper.page().click("#again");
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @Test
    void aDeclineIsNotTheEndWhileAnotherAttemptIsOpen() {
        bank().callbacks(false);
        bank().set(Setting.DEFAULT_TRY_MODE, "MULTI_PAYMENT");
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.DO_NOT_HONOUR);
        shopper.page().click("#again");
        shopper.payBy(TestCard.THREE_DS);
        shopper.page().click("#challenge-abandon");

        shopper.assertFace("RETRY");
        shopper.press("action.retry");
        shopper.page().click("#challenge-pass");
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aPageThatHasExpiredIsReplacedByANewOne(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();

        bank().expire(lastBankOrder().hppOrderId());
        shopper.page().reload();
        shopper.goBack();

        shopper.assertFace("EXPIRED");
        assertStillACart();

        shopper.payAgain();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aShopperWhoLeftTheBanksPageCanGoBackToIt(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();

        shopper.page().click("#leave");
        shopper.assertFace("UNPAID");

        shopper.press("action.bank");
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aWaitingPageRefreshesItself(Manner manner) {
        bank().callbacks(false);
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();
        shopper.page().click("#leave");
        shopper.assertFace("UNPAID");

        bank().pay(lastBankOrder().hppOrderId());

        shopper.assertThanks();
        assertSubmitted();
    }

    @Test
    void aPageThatIsLeftOpenStopsAskingUntilSomebodyLooks() {
        bank().callbacks(false);
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        shopper.page().clock().install();
        shopper.page().click("#leave");
        shopper.assertFace("UNPAID");

        shopper.page().clock().fastForward("02:00:01");
        Locator live = shopper.page().locator("[data-alliancepay-live]");
        assertThat(live).hasText(shopper.words().of("page.stopped"));
        AtomicInteger questions = new AtomicInteger();
        shopper.page().onRequest(request -> questions.incrementAndGet());
        shopper.page().clock().runFor("10:00");
        assertThat(questions).hasValue(0);

        bank().pay(lastBankOrder().hppOrderId());
        shopper.page().clock().resume();
        shopper.page().evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        shopper.assertThanks();
    }

    @Test
    void aSlowPaymentIsWaitedFor() {
        bank().set(Setting.SLOW_PAYMENT_DELAY, "PT4S");
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.SLOW);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aReturnWithoutCallbackCompletesTheOrder(Manner manner) {
        bank().callbacks(false);
        Shopper shopper = shopper(manner);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        shopper.assertThanks();
        assertSubmitted();
    }

    /** The steps of the README. */
    @Test
    void theOrderIsSubmittedWithCallbacksSwitchedOff() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.open(bankUrl() + "/sandbox?lang=en");
        shopper.page().selectOption("#CALLBACKS", "false");
        shopper.page().click("form:has(#CALLBACKS) button");
        assertThat(shopper.page().locator("#CALLBACKS")).hasValue("false");

        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();

        String number = shopper.assertThanks();
        shopper.page().click("a[href='/order-status']");
        shopper.page().fill("#number", number);
        shopper.page().fill("#email", "olena@example.com");
        shopper.page().click("form.fields-narrow button");
        assertThat(shopper.page().locator(".js-orderStatus")).hasText("SUBMITTED");
        assertThat(shopper.page().locator(".alliancepay-chosen")).isVisible();
    }

    @Test
    void aCallbackWithoutReturnCompletesTheOrder() {
        Shopper shopper = shopper(Manner.UKRAINIAN);
        shopper.shop();
        shopper.goToTheBank();

        shopper.payBy(TestCard.VISA);

        awaitSubmitted();
    }

    @Test
    void anotherBrowserSeesThePaymentButNotTheOrder() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.shop();
        shopper.goToTheBank();
        String returnPage = "/alliancepay/return/" + lastPayment().returnToken();

        Shopper elsewhere = shopper(Manner.ENGLISH);
        elsewhere.open(returnPage);
        elsewhere.assertFace("UNPAID");
        shopper.payBy(TestCard.VISA);

        elsewhere.assertFace("PAID");
        assertThat(elsewhere.page().locator(".alliancepay-facts"))
                .containsText(assertSubmitted().number());

        Shopper secondTab = shopper.secondTab();
        secondTab.open(returnPage);
        secondTab.assertThanks();
    }

    @Test
    void aCartThatChangesMeanwhileNeedsAPerson() {
        Shopper shopper = shopper(Manner.ENGLISH);

        payForACartThatChanges(shopper);

        assertThat(shopper.page().locator("main")).containsText(shopper.words().of("review.ORDER_CHANGED"));
        assertStillACart();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aCartWhoseMoneyWentBackIsPaidAgain(Manner manner) {
        Shopper shopper = shopper(manner);
        payForACartThatChanges(shopper);

        refundEverything();
        shopper.press("action.check");

        shopper.assertFace("RETURNED");
        shopper.press("action.checkout");
        shopper.goToTheBank();
        shopper.payBy(TestCard.MASTERCARD);
        shopper.goBack();
        shopper.assertThanks();
        assertSubmitted();
    }

    private static void payForACartThatChanges(Shopper shopper) {
        shopper.shop();
        shopper.goToTheBank();
        shopper.secondTab().putIntoCart("linen-towel", 1);
        shopper.payBy(TestCard.VISA);
        shopper.goBack();
        shopper.assertFace("REVIEW");
    }

    @Test
    void anUnknownPaymentIsSaidToBeUnknown() {
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();

        shopper.open("/alliancepay/return/AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(shopper.page().locator("h1")).hasText(shopper.words().of("problem.not-found.title"));
        shopper.assertAccessible();
        shopper.forgive(404);
    }
}
