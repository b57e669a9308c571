package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An admin takes money that was held, and gives money that was held back. Also takes the pictures of holds for the guides. */
@Tag("alone")
class HoldBrowserTests extends BrowserStory {

    @DynamicPropertySource
    static void money(DynamicPropertyRegistry registry) {
        registry.add("alliancepay.payment.type", () -> "PREAUTH");
    }

    @BeforeEach
    void theBankDecidesAtOnce() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
    }

    static Stream<Manner> manners() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH, Manner.ENGLISH.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aHoldIsCompletedByTheKeyboard(Manner manner) {
        Admin admin = adminOfAHold(manner);
        Shopper person = admin.shopper();
        person.assertAccessible();
        openHold(admin);
        person.assertAccessible();
        take(person, "admin-hold-" + manner.language());

        person.tabTo("#alliancepay-hold-amount");
        person.page().keyboard().press("Enter");
        heading(person, "window.hold-confirm");
        person.assertAccessible();
        take(person, "admin-hold-confirm-" + manner.language());

        person.tabTo("form[action$='/hold/send'] button");
        person.page().keyboard().press("Enter");
        assertThat(person.page().locator(".alliancepay-message"))
                .hasText(admin.words().office("hold.result.SUCCEEDED"));
        person.assertAccessible();
        assertSubmitted();
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aHoldIsReleased(Manner manner) {
        Admin admin = adminOfAHold(manner);
        openHold(admin);
        admin.shopper().page().locator("form[action$='/refund'] button").click();
        admin.confirmRelease();
        askTheBankAgain();

        assertThat(lastPayment().state()).isEqualTo(PaymentState.RELEASED);
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aSumThatTheBankDoesNotTakeIsExplained(Manner manner) {
        Admin admin = adminOfAHold(manner, manner.onAPhone());
        openHold(admin);
        admin.shopper().page().fill("#alliancepay-hold-amount", "1");
        admin.shopper().page().locator("form[action$='/hold'] button").click();

        Locator field = admin.shopper().page().locator("#alliancepay-hold-amount[aria-invalid=true]");
        assertThat(field).hasValue("1");
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();
    }

    /** A shopper orders, and the page says that nothing was taken. */
    private Admin adminOfAHold(Manner manner) {
        return adminOfAHold(manner, manner);
    }

    private Admin adminOfAHold(Manner shoppers, Manner admins) {
        Shopper shopper = shopper(shoppers);
        shopper.shop();
        shopper.goToTheBank();
        shopper.payBy(TestCard.VISA);
        shopper.goBack();
        Locator number = shopper.page().locator(".js-orderNumber");
        assertThat(number).not().hasText("");
        assertThat(shopper.page().locator(".alliancepay-chosen"))
                .containsText(shopper.words().of("option.held"));
        Admin admin = new Admin(shopper(admins));
        admin.logIn();
        admin.openOrder(number.textContent());
        return admin;
    }

    private static void openHold(Admin admin) {
        admin.shopper().page().locator("a.alliancepay-open[href$='/hold']").click();
        heading(admin.shopper(), "window.hold");
    }

    private static void heading(Shopper person, String key) {
        assertThat(person.page().locator("h1")).containsText(person.words().office(key));
    }

    private static void take(Shopper person, String name) {
        if (person.manner().scripts()) {
            person.takePicture(name);
        }
    }
}
