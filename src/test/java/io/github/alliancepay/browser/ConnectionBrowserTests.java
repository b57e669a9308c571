package io.github.alliancepay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An admin tests the connection with the bank. */
class ConnectionBrowserTests extends BrowserStory {

    private static final String PAGE = "/admin/alliancepay/connection";

    static Stream<Manner> everyManner() {
        return Stream.of(
                Manner.UKRAINIAN, Manner.ENGLISH, Manner.ENGLISH.withoutScripts(), Manner.UKRAINIAN.onAPhone());
    }

    @AfterEach
    void theBankAnswersAgain() {
        bank().clearFaults();
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void everyStepIsShownWithItsResult(Manner manner) {
        Admin admin = atTheConnection(manner);
        assertThat(summary(admin)).containsText(admin.words().office("connection.known"));
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();

        button(admin, "test").click();

        assertThat(step(admin, "AUTHORIZE")).containsText(admin.words().office("connection.is.GOOD"));
        assertThat(step(admin, "DECRYPT")).containsText(admin.words().office("connection.is.GOOD"));
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();
        keepPicture(admin.shopper());
    }

    /** For the guide. */
    private static void keepPicture(Shopper shopper) {
        if (shopper.manner().equals(Manner.ENGLISH) || shopper.manner().equals(Manner.UKRAINIAN)) {
            shopper.takePicture("admin-connection-" + shopper.manner().language());
        } else {
            shopper.show("admin-connection" + (shopper.manner().scripts() ? "" : "-plain"));
        }
    }

    @Test
    void aStepThatFailsSaysWhatToDo() {
        Admin admin = atTheConnection(Manner.ENGLISH.onAPhone());
        bank().fault(Fault.of(FaultKind.HTML_403).on(Endpoint.ORDER_OPERATIONS).untilCleared());

        button(admin, "test").click();

        assertThat(summary(admin)).containsText(admin.words().office("connection.outcome.FAILED"));
        assertThat(admin.shopper().page().getByText(admin.words().office("connection.WHITE_LIST.blocked.next")))
                .isVisible();
        admin.shopper().assertFits();
        admin.shopper().assertAccessible();
    }

    @Test
    void aNewSessionIsOpenedFromThePage() {
        Admin admin = atTheConnection(Manner.UKRAINIAN);
        int opened = bank().calls(Endpoint.AUTHORIZE);

        button(admin, "authorize").click();

        assertThat(step(admin, "AUTHORIZE")).containsText(admin.words().office("connection.is.GOOD"));
        org.assertj.core.api.Assertions.assertThat(bank().calls(Endpoint.AUTHORIZE))
                .isEqualTo(opened + 1);
    }

    @ParameterizedTest
    @MethodSource("everyManner")
    void aNewKeyIsMadeAndItsPublicHalfIsShown(Manner manner) throws IOException {
        Path waiting = KEY.resolveSibling(KEY.getFileName() + ".new");
        try {
            Admin admin = atTheConnection(manner);

            button(admin, "key").click();

            Locator shown = admin.shopper().page().getByLabel(admin.words().office("connection.key.public"));
            assertThat(shown)
                    .hasValue(MerchantKey.parse(Files.readString(waiting)).publicJwk());
            assertThat(button(admin, "key")).hasCount(0);
            assertThat(admin.shopper().page().locator(".alliancepay-good").first())
                    .hasText(admin.words().office("connection.key.made"));
            admin.shopper().assertFits();
            admin.shopper().assertAccessible();
            admin.shopper().show("admin-new-key" + (manner.scripts() ? "" : "-plain"));
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    private Admin atTheConnection(Manner manner) {
        Admin admin = new Admin(shopper(manner));
        admin.enter();
        admin.shopper().open(PAGE + "?lang=" + manner.language());
        return admin;
    }

    private static Locator button(Admin admin, String what) {
        return admin.shopper().page().locator("form[action$='/connection/" + what + "'] button");
    }

    private static Locator summary(Admin admin) {
        return admin.shopper().page().locator(".alliancepay-message[role=status]");
    }

    private static Locator step(Admin admin, String step) {
        return admin.shopper()
                .page()
                .locator(".alliancepay-table tr")
                .filter(new Locator.FilterOptions().setHasText(admin.words().office("connection.step." + step)))
                .first();
    }
}
