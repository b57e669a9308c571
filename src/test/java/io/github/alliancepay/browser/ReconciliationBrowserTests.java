package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.github.alliancepay.sandbox.register.RegisterFlaw;
import io.github.alliancepay.sandbox.register.RegisterFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An accountant reconciles today, from the page of payments on. */
class ReconciliationBrowserTests extends BrowserStory {

    static Stream<Manner> manners() {
        return Stream.of(Manner.UKRAINIAN, Manner.ENGLISH.onAPhone(), Manner.ENGLISH.withoutScripts());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void todayIsReconciledWithTheRegisterAndWithTheBank(Manner manner) {
        Shopper buyer = shopper(Manner.ENGLISH);
        buyer.enter();
        buyer.putIntoCart("kosiv-mug", 2);
        buyer.payCart();
        LocalDate today = LocalDate.ofInstant(bank().now(), ZoneId.of("Europe/Kiev"));
        Admin admin = new Admin(shopper(manner));
        Words words = admin.words();
        admin.logIn();

        openForm(admin);
        look(admin, "reconciliation");
        fill(admin, "register", today);
        admin.shopper()
                .page()
                .setInputFiles(
                        "#alliancepay-file",
                        new FilePayload(
                                "register.csv",
                                "text/csv",
                                bank().register(today, RegisterFormat.CSV_1251, RegisterFlaw.AMOUNT)));
        submit(admin, "register");
        assertThat(groups(admin)).hasText(new String[] {words.office("reconciliation.kind.AMOUNT")});
        look(admin, "reconciliation-register");

        openForm(admin);
        fill(admin, "bank", today);
        submit(admin, "bank");
        assertThat(message(admin)).containsText(words.office("reconciliation.clean"));
        look(admin, "reconciliation-bank");
    }

    /** The back office takes a megabyte for a file, and ten for a request. */
    @Test
    void aLargeRegisterIsSentInPartsAndATooLargeOneIsNotSent() {
        Shopper buyer = shopper(Manner.ENGLISH);
        buyer.enter();
        buyer.putIntoCart("kosiv-mug", 2);
        buyer.payCart();
        LocalDate today = LocalDate.ofInstant(bank().now(), ZoneId.of("Europe/Kiev"));
        byte[] register = bank().register(today, RegisterFormat.CSV, RegisterFlaw.AMOUNT);
        Admin admin = new Admin(shopper(Manner.ENGLISH));
        admin.logIn();
        openForm(admin);
        fill(admin, "register", today);

        choose(admin, filled(register, 11));
        admin.shopper()
                .page()
                .locator("form[action*='/reconciliation/register'] button")
                .click();
        assertThat(admin.shopper().page().locator("#alliancepay-file-problem")).containsText("at most 9 MB");
        look(admin, "reconciliation-too-large");

        choose(admin, filled(register, 3));
        assertThat(admin.shopper().page().locator("#alliancepay-file-problem")).isHidden();
        submit(admin, "register");
        assertThat(groups(admin)).hasText(new String[] {admin.words().office("reconciliation.kind.AMOUNT")});
    }

    private static void choose(Admin admin, byte[] register) {
        admin.shopper()
                .page()
                .setInputFiles("#alliancepay-file", new FilePayload("register.csv", "text/csv", register));
    }

    /** With empty lines at its end. */
    private static byte[] filled(byte[] register, int megabytes) {
        byte[] filled = Arrays.copyOf(register, megabytes << 20);
        Arrays.fill(filled, register.length, filled.length, (byte) '\n');
        return filled;
    }

    private static void openForm(Admin admin) {
        admin.shopper().open("/admin/alliancepay");
        admin.shopper().tabTo("a[href$='/alliancepay/reconciliation']");
        admin.shopper().page().keyboard().press("Enter");
        assertThat(admin.shopper().page().locator("#alliancepay-file")).isVisible();
    }

    private static void fill(Admin admin, String way, LocalDate day) {
        admin.shopper().page().fill("#alliancepay-" + way + "-from", day.toString());
        admin.shopper().page().fill("#alliancepay-" + way + "-to", day.toString());
    }

    private static void submit(Admin admin, String way) {
        admin.shopper()
                .page()
                .locator("form[action$='/reconciliation/" + way + "'] button")
                .click();
        assertThat(message(admin)).containsText(admin.words().office("reconciliation.source." + source(way)));
    }

    private static String source(String way) {
        return way.equals("bank") ? "BANK" : "REGISTER";
    }

    private static Locator message(Admin admin) {
        return admin.shopper().page().locator(".alliancepay-message");
    }

    private static Locator groups(Admin admin) {
        return admin.shopper().page().locator("h2[id^='alliancepay-'] span:first-child");
    }

    private static void look(Admin admin, String name) {
        admin.shopper().assertAccessible();
        admin.shopper().assertFits();
        admin.shopper().show(name);
    }
}
