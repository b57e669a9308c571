package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An admin, and a bank that is slow. */
class AdminProgressBrowserTests extends BrowserStory {

    /** Opens windows over the page as the script of Broadleaf's admin does. */
    private static final String WINDOWS =
            """
            () => {
                const load = (address, show) =>
                    fetch(address, {headers: {'X-Requested-With': 'XMLHttpRequest'}}).then(answer => answer.text()).then(show);
                const parse = html => {
                    const box = document.createElement('div');
                    box.innerHTML = html;
                    const modal = box.querySelector('.modal');
                    Object.assign(modal.style, {
                        position: 'fixed', top: '2rem', maxHeight: '90vh', overflow: 'auto', padding: '1rem', background: '#fff'
                    });
                    return modal;
                };
                window.BLCAdmin = {
                    showLinkAsModal: address => load(address, html => document.querySelector('main').append(parse(html))),
                    modalNavigateTo: address => load(address, html =>
                        document.querySelector('.modal').replaceChildren(...parse(html).childNodes))
                };
            }""";

    static Stream<Manner> withScriptsAndWithout() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH.withoutScripts(), Manner.UKRAINIAN.onAPhone());
    }

    @AfterEach
    void theBankAnswersAgain() {
        bank().clearFaults();
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void thePageOfAnUpdateGoesOnByItself(Manner manner) {
        Admin admin = atAPaidOrder(manner);
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        admin.shopper().page().locator("form[action$='/update'] button").click();
        Locator progress = admin.shopper().page().locator(".alliancepay-busy");
        assertThat(progress).hasText(admin.words().office("progress.update"));
        admin.shopper().assertFits();
        admin.shopper()
                .takePicture("admin-progress-" + manner.language()
                        + (manner.screen() == Manner.Screen.PHONE ? "-phone" : ""));

        bank().clearFaults();
        assertThat(message(admin)).hasText(admin.words().office("update.answered"));
        assertThat(progress).hasCount(0);
        if (manner.scripts()) {
            assertThat(message(admin)).isFocused();
        }
    }

    @Test
    void aPageThatTakesLongSaysSo() {
        Admin admin = atAPaidOrder(Manner.ENGLISH);
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        admin.shopper().page().locator("form[action$='/update'] button").click();

        assertThat(message(admin)).containsText(admin.words().office("progress.slow"));
    }

    @Test
    void aRefundIsMadeInAWindowOverThePage() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        Admin admin = atAPaidOrder(Manner.ENGLISH);
        Page page = admin.shopper().page();
        String below = page.url();
        page.evaluate(WINDOWS);
        page.locator("a.alliancepay-open[href$='/refund']").first().click();
        Locator window = page.locator(".modal");
        window.locator(".alliancepay-quantity").first().fill("1");
        window.locator(".alliancepay-refund-form button:not([name])").click();
        assertThat(window.locator(".alliancepay-exact")).isVisible();
        theBankHoldsItsAnswers(Endpoint.REFUND);

        window.locator("form[action$='/refund/send'] button").click();
        assertThat(window.locator(".alliancepay-busy")).hasText(admin.words().office("progress.send"));
        assertThat(window.locator(".alliancepay-progress")).isFocused();
        admin.shopper().takePicture("admin-progress-window");

        bank().clearFaults();
        assertThat(window.locator(".alliancepay-message")).hasText(admin.words().office("result.SUCCEEDED"));
        assertThat(window.locator(".alliancepay-message")).isFocused();
        assertThat(page.url()).isEqualTo(below);
        assertThat(lastBankOrder().operations())
                .filteredOn(one -> one.kind().isRefund())
                .hasSize(1);
    }

    @Test
    void anUpdateInAWindowOverThePageGoesOnByItself() {
        Admin admin = atAPaidOrder(Manner.ENGLISH);
        Page page = admin.shopper().page();
        String below = page.url();
        page.evaluate(WINDOWS);
        page.evaluate("() => BLCAdmin.showLinkAsModal(location.pathname + '/alliancepay')");
        Locator window = page.locator(".modal");
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        window.locator("form[action$='/update'] button").click();
        assertThat(window.locator(".alliancepay-busy")).isVisible();

        bank().clearFaults();
        assertThat(window.locator(".alliancepay-message")).hasText(admin.words().office("update.answered"));
        assertThat(page.url()).isEqualTo(below);
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aRefundThatIsOpenIsShownAsItEnds(Manner manner) {
        bank().set(Setting.REFUND_DELAY, Duration.ofSeconds(3));
        Admin admin = atAPaidOrder(manner);
        admin.openRefund();
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        admin.goOn();

        admin.shopper().page().locator("form[action$='/refund/send'] button").click();
        assertThat(message(admin)).hasText(admin.words().office("result.PENDING"));

        assertThat(admin.shopper().page().locator(".alliancepay-refund .alliancepay-badge"))
                .hasText(
                        admin.words().office("refund.state.SUCCEEDED"),
                        new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(admin.shopper().page().locator(".alliancepay-fresh")).hasCount(0);
    }

    @Test
    void aRefusedFormPutsTheFocusOnTheWrongField() {
        Admin admin = atAPaidOrder(Manner.ENGLISH);
        admin.openRefund();
        admin.line(3).locator(".alliancepay-amount").fill("9,999,999.00");

        admin.shopper()
                .page()
                .locator(".alliancepay-refund-form button:not([name])")
                .click();

        Locator wrong = admin.line(3).locator(".alliancepay-amount");
        assertThat(wrong).isFocused();
        assertThat(wrong).hasValue("9,999,999.00");
        assertThat(wrong).hasAttribute("aria-invalid", "true");
        assertThat(admin.line(3).locator(".alliancepay-problem")).containsText("at most ₴");
        admin.shopper().page().goBack();
        assertThat(admin.shopper().page().locator(".alliancepay-refund-form")).isVisible();
    }

    private Admin atAPaidOrder(Manner manner) {
        Shopper shopper = shopper(manner);
        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 3);
        String number = shopper.payCart();
        Admin admin = new Admin(shopper(manner));
        admin.logIn();
        admin.openOrder(number);
        return admin;
    }

    private static void theBankHoldsItsAnswers(Endpoint endpoint) {
        bank().fault(Fault.of(FaultKind.HOLD).on(endpoint).untilCleared());
    }

    private static Locator message(Admin admin) {
        return admin.shopper().page().locator(".alliancepay-message");
    }
}
