package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An admin looks at the connection with the bank, and is told what is wrong and what to do. */
class ConnectionIntegrationTests extends Story {

    private static final Texts TEXTS = new Texts();
    private static final String PAGE = "/admin/alliancepay/connection";
    private static final String OPTION = "data-value=\"AlliancePay\"";

    @Autowired
    private HttpAllianceBank connection;

    @Autowired
    private HikariDataSource pool;

    private Clerk admin;

    @BeforeEach
    void theAdminLogsIn() {
        admin = Clerk.named("admin", shopUrl());
    }

    @AfterEach
    void theBankAnswersAgain() {
        bank().clearFaults();
    }

    @Test
    void thePageShowsWhatIsKnownAndAsksTheBankNothing() {
        int asked = bank().calls(Endpoint.ORDER_OPERATIONS);

        String page = admin.get(PAGE).body();

        assertThat(page).contains(says("connection.known"), says("connection.step.SESSION"), "on the curve P-384");
        assertThat(bank().calls(Endpoint.ORDER_OPERATIONS)).isEqualTo(asked);
    }

    @Test
    void aTestGoesThroughEveryStepAndLeavesNothingAtTheBank() {
        int orders = bank().orders().size();

        String page = test().body();

        assertThat(page)
                .contains(
                        says("connection.WHITE_LIST.open"),
                        says("connection.AUTHORIZE.good"),
                        says("connection.DECRYPT.good"),
                        "/alliancepay/callback leads to this plugin")
                .doesNotContain(says("connection.outcome.FAILED"), says("connection.is.SKIPPED"));
        assertThat(bank().orders()).hasSize(orders);
    }

    @Test
    void authorizingOpensANewSession() {
        connection.keepSession();
        int opened = bank().calls(Endpoint.AUTHORIZE);
        admin.get(PAGE);

        String page = admin.post(PAGE + "/authorize", Map.of()).body();

        assertThat(page).contains(says("connection.AUTHORIZE.good"));
        assertThat(bank().calls(Endpoint.AUTHORIZE)).isEqualTo(opened + 1);
        assertThat(stateOf(startedWithoutCallbacks()).name()).isEqualTo("OPEN");
    }

    @Test
    void aFirewallInFrontOfTheBankIsRecognised() {
        bank().fault(Fault.of(FaultKind.HTML_403).on(Endpoint.ORDER_OPERATIONS).untilCleared());

        assertThat(test().body())
                .contains(
                        says("connection.outcome.FAILED"),
                        says("connection.WHITE_LIST.blocked.next"),
                        says("connection.is.SKIPPED"));
    }

    @Test
    void aServiceCodeThatTheBankRefusesTakesTheOptionOffTheCheckoutUntilItWorksAgain() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        assertThat(guest.get("/checkout").body()).contains(OPTION);
        bank().killSession();
        bank().lockServiceCode();

        assertThat(test().body()).contains(says("connection.AUTHORIZE.closed.next"));
        assertThat(guest.get("/checkout").body()).doesNotContain(OPTION);
        assertThat(admin.get("/admin/alliancepay").body())
                .contains(says("notice.ACCESS_REFUSED"), "href=\"" + PAGE + "\"");

        bank().unlockServiceCode();
        assertThat(test().body()).contains(says("connection.AUTHORIZE.good"));
        assertThat(guest.get("/checkout").body()).contains(OPTION);
    }

    @Test
    void aNewKeyWaitsBesideThePresentOneAndThePageShowsItsPublicHalf() throws IOException {
        Path waiting = KEY.resolveSibling(KEY.getFileName() + ".new");
        assertThat(admin.get(PAGE).body()).contains("in the file " + waiting, says("connection.key.make"));
        try {
            makeKey();
            String key = Files.readString(waiting);
            makeKey();

            assertThat(waiting).hasContent(key);
            assertThat(admin.get(PAGE).body().replace("&quot;", "\""))
                    .contains(MerchantKey.parse(key).publicJwk())
                    .doesNotContain("\"d\"", says("connection.key.make"));
            assertThat(test().body()).contains(says("connection.DECRYPT.good"));
        } finally {
            Files.deleteIfExists(waiting);
        }
    }

    @Test
    void aFileThatHoldsNoKeyIsSaid() throws IOException {
        Path waiting = KEY.resolveSibling(KEY.getFileName() + ".new");
        Files.createDirectory(waiting);
        try {
            assertThat(admin.get(PAGE).body()).contains("holds no key that can be read");
        } finally {
            Files.delete(waiting);
        }
    }

    @Test
    void whoMayNotRefundMakesNoKey() {
        Clerk viewer = Clerk.named("viewer", shopUrl());
        viewer.get(PAGE);

        viewer.submit(PAGE + "/key", Map.of("terminal", "default"));

        assertThat(KEY.resolveSibling(KEY.getFileName() + ".new")).doesNotExist();
    }

    private void makeKey() {
        admin.get(PAGE);
        admin.post(PAGE + "/key", Map.of("terminal", "default"));
    }

    @Test
    void nothingOfTheShopIsHeldWhileTheBankIsSilent() {
        bank().fault(Fault.of(FaultKind.HOLD).on(Endpoint.ORDER_OPERATIONS).untilCleared());
        admin.get(PAGE);

        HttpResponse<String> progress = admin.submit(PAGE + "/test", Map.of());

        assertThat(Clerk.isProgress(progress)).isTrue();
        assertThat(progress.body()).contains("<meta http-equiv=\"refresh\"");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .isZero());
        bank().clearFaults();
        assertThat(admin.result(progress).body()).contains(says("connection.AUTHORIZE.good"));
    }

    @Test
    void whoMaySeePaymentsMayTestAndOnlyWhoMayRefundAuthorizes() {
        Clerk viewer = Clerk.named("viewer", shopUrl());

        String page = viewer.get(PAGE).body();

        assertThat(page).contains(says("connection.test")).doesNotContain(PAGE + "/authorize");
        assertThat(viewer.post(PAGE + "/test", Map.of()).body()).contains(says("connection.AUTHORIZE.good"));
        assertThat(viewer.post(PAGE + "/authorize", Map.of()).statusCode()).isEqualTo(403);
        assertThat(viewer.withoutToken().post(PAGE + "/test", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aResultIsNotShownToAnotherPerson() {
        HttpResponse<String> result = test();

        assertThat(Clerk.named("viewer", shopUrl()).get(result.uri().getPath()).body())
                .contains(says("connection.forgotten"));
    }

    private HttpResponse<String> test() {
        admin.get(PAGE);
        return admin.post(PAGE + "/test", Map.of());
    }

    private static String says(String key) {
        return TEXTS.text("en", key);
    }
}
