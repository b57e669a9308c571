package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.github.alliancepay.demo.DemoOrder.Transaction;
import io.github.alliancepay.sandbox.setting.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An admin in the demo's back office. */
class BackOfficeBrowserTests extends BrowserStory {

    static Stream<Manner> withScriptsAndWithout() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void anOrderIsRefundedPieceByPiece(Manner manner) {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        Shopper shopper = shopper(manner);
        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 3);
        String number = shopper.payCart();
        Admin admin = new Admin(shopper(manner));
        Words words = admin.words();

        admin.logIn();
        assertThat(admin.row(number).locator(".alliancepay-badges")).containsText(words.office("state.COMPLETED"));
        admin.search(number);
        assertThat(admin.shopper().page().locator(".office-table tbody tr")).hasCount(1);
        admin.openOrder(number);

        admin.update();
        assertThat(message(admin)).hasText(words.office("update.answered"));

        admin.openRefund();
        long mugs = Long.parseLong(admin.line(3).getAttribute("data-coins")) / 3 * 2;
        admin.line(3).locator(".alliancepay-quantity").fill("2");
        assertTotal(admin, mugs);
        admin.goOn();
        assertThat(coins(admin.sumToConfirm())).isEqualTo(mugs);
        admin.confirm();

        admin.openRefund();
        admin.line(3).locator(".alliancepay-amount").fill(manner.language().equals("uk") ? "50,05" : "50.05");
        assertTotal(admin, 5005);
        admin.goOn();
        assertThat(coins(admin.sumToConfirm())).isEqualTo(5005);
        admin.confirm();

        admin.openRefund();
        long left = coinsOf(assertSubmitted().total()) - mugs - 5005;
        admin.chooseAll();
        assertThat(coins(admin.sumToConfirm())).isEqualTo(left);
        admin.confirm();

        assertThat(admin.refundButton()).isDisabled();
        assertThat(admin.refundButton()).hasAccessibleDescription(words.office("refund.nothing-left"));
        admin.shopper().open("/admin/orders");
        assertThat(admin.row(number).locator(".alliancepay-badges")).containsText(words.office("state.REFUNDED"));
        assertAllBooked(mugs, 5005L, left);
    }

    @ParameterizedTest
    @MethodSource("withScriptsAndWithout")
    void aCabinetRefundGetsItsLines(Manner manner) {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        Shopper shopper = shopper(manner);
        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 3);
        String number = shopper.payCart();
        Admin admin = new Admin(shopper(manner.onAPhone()));
        admin.logIn();
        admin.openOrder(number);
        admin.openRefund();
        long mug = Long.parseLong(admin.line(3).getAttribute("data-coins")) / 3;
        bank().cabinetRefund(
                        lastBankOrder().payment().orElseThrow().operationId().orElseThrow(), mug);

        admin.shopper().page().goBack();
        admin.update();
        admin.shopper().open("/admin/orders");
        admin.openOrder(number);
        admin.openLines();
        admin.shopper().assertFits();
        admin.line(3).locator(".alliancepay-quantity").fill("2");
        assertTotal(admin, 2 * mug);
        assertOver(admin, true);
        admin.line(3).locator(".alliancepay-quantity").fill("1");
        assertTotal(admin, mug);
        assertOver(admin, false);
        admin.saveLines();
        admin.shopper().assertFits();

        admin.openRefund();
        assertThat(admin.line(3).locator(".alliancepay-quantity")).hasAttribute("max", "2");
        assertThat(admin.line(3)).hasAttribute("data-left", String.valueOf(2 * mug));
    }

    @Test
    void linesAreChosenByKeyboardAlone() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        Shopper shopper = shopper(Manner.ENGLISH);
        shopper.enter();
        shopper.putIntoCart("kosiv-mug", 3);
        String number = shopper.payCart();
        bank().cabinetRefund(
                        lastBankOrder().payment().orElseThrow().operationId().orElseThrow(), 10_000);
        Admin admin = new Admin(shopper(Manner.ENGLISH));
        admin.logIn();
        admin.openOrder(number);
        admin.update();
        admin.shopper().page().goBack();
        admin.shopper().page().reload();

        admin.shopper().tabTo("a.alliancepay-open[href$='/lines']");
        admin.shopper().page().keyboard().press("Enter");
        admin.shopper().tabTo(".alliancepay-line[data-units='3'] .alliancepay-amount");
        admin.shopper().page().keyboard().type("100");
        assertTotal(admin, 10_000);
        admin.shopper().page().keyboard().press("Enter");

        assertThat(message(admin)).hasText(admin.words().office("assign.saved"));
    }

    /** Whether the total says that it is more than the refund, where scripts run. */
    private static void assertOver(Admin admin, boolean over) {
        if (admin.shopper().manner().scripts()) {
            assertThat(admin.shopper().page().locator(".alliancepay-over"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(over));
        }
    }

    private static Locator message(Admin admin) {
        return admin.shopper().page().locator(".alliancepay-message");
    }

    /** The total follows what is chosen, where scripts run. */
    private static void assertTotal(Admin admin, long coins) {
        if (admin.shopper().manner().scripts()) {
            String digits = String.join("\\D*", String.valueOf(coins).split(""));
            assertThat(admin.shopper().page().locator(".alliancepay-total-sum"))
                    .hasText(Pattern.compile("^\\D*" + digits + "\\D*$"));
        }
    }

    /** Ledger, order and bank agree that these sums were refunded and nothing more can be. */
    private void assertAllBooked(Long... sums) {
        assertThat(refundBalance().left().isZero()).isTrue();
        askTheBankAgain();
        await().untilAsserted(() -> assertThat(booked()).containsExactlyInAnyOrder(sums));
        assertThat(lastBankOrder().operations())
                .filteredOn(one -> one.kind().isRefund())
                .hasSize(3);
    }

    private List<Long> booked() {
        return assertSubmitted().activePayments().get(0).transactions().stream()
                .filter(transaction -> transaction.type().equals("REFUND"))
                .filter(Transaction::successful)
                .map(transaction -> coinsOf(transaction.amount()))
                .toList();
    }

    private static long coinsOf(BigDecimal sum) {
        return sum.movePointRight(2).longValueExact();
    }

    private static long coins(String shown) {
        return Long.parseLong(shown.replaceAll("\\D", ""));
    }
}
