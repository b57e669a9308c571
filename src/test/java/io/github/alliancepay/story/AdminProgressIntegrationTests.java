package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bank that is slow, and an admin who is not kept waiting by it. */
class AdminProgressIntegrationTests extends RefundStory {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    @Autowired
    private HikariDataSource pool;

    private Clerk admin;

    @BeforeEach
    void theAdminLogsIn() {
        admin = Clerk.named("admin", shopUrl());
    }

    /** Calls that are held would keep the threads of later stories. */
    @AfterEach
    void theBankAnswersAgain() {
        bank().clearFaults();
    }

    @Test
    void anUpdateIsAnsweredBeforeTheBankAnswers() {
        Payment payment = paidWithoutCallbacks();
        admin.get(panel(payment));
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        HttpResponse<String> progress = admin.submit(action(payment, "update"), Map.of());

        assertThat(Clerk.isProgress(progress)).isTrue();
        assertThat(progress.uri().getPath()).startsWith(action(payment, "progress/"));
        assertThat(progress.body())
                .contains("The bank is being asked about this payment", "You can close this page")
                .contains("<meta http-equiv=\"refresh\" content=\"1\">");
        assertNoConnectionIsHeld();

        bank().clearFaults();
        assertThat(admin.result(progress).body()).contains("The bank answered.");
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void twoUpdatesAtATimeAreOne() {
        Payment payment = paidWithoutCallbacks();
        admin.get(panel(payment));
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        HttpResponse<String> first = admin.submit(action(payment, "update"), Map.of());
        HttpResponse<String> second = admin.submit(action(payment, "update"), Map.of());

        assertThat(second.uri()).isEqualTo(first.uri());
    }

    @Test
    void aResultThatIsLoadedAgainIsTheSame() {
        Payment payment = paidWithoutCallbacks();
        admin.get(panel(payment));

        HttpResponse<String> result = admin.post(action(payment, "update"), Map.of());
        HttpResponse<String> again = admin.look(result.uri().getPath());

        assertThat(again.body())
                .contains("The bank answered.", "Awaiting payment → Paid, order not submitted")
                .isEqualTo(result.body());
    }

    @Test
    void aProgressPageIsInTheLanguageOfItsReader() {
        Payment payment = paidWithoutCallbacks();
        admin.get(panel(payment) + "?lang=uk");
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        HttpResponse<String> progress = admin.submit(action(payment, "update"), Map.of());

        assertThat(progress.body()).contains("Запитуємо банк про цей платіж", "Сторінку можна закрити");
    }

    @Test
    void aResultIsNotShownToAnotherPerson() {
        Payment payment = paidWithoutCallbacks();
        admin.get(panel(payment));
        HttpResponse<String> result = admin.post(action(payment, "update"), Map.of());

        String page =
                Clerk.named("viewer", shopUrl()).get(result.uri().getPath()).body();

        assertThat(page).contains("The result is not kept here").doesNotContain("The bank answered.");
    }

    @Test
    void aResultIsNotShownUnderAnotherPayment() {
        Payment payment = paidWithoutCallbacks();
        Payment other = completed();
        admin.get(panel(payment));
        HttpResponse<String> result = admin.post(action(payment, "update"), Map.of());
        String token = result.uri().getPath().replaceAll(".*/", "");

        assertThat(admin.get(action(other, "progress/" + token)).body())
                .contains("The result is not kept here")
                .doesNotContain("The bank answered.", payment.id());
    }

    /** After a restart, on another node, or long afterwards. */
    @Test
    void aResultThatIsNotKnownHereIsReplacedByThePaymentItself() {
        Payment payment = completed();
        int known = history(payment).size();

        HttpResponse<String> page = admin.get(action(payment, "progress/" + UUID.randomUUID()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("The result is not kept here", "Nothing was done again", payment.id(), ">Paid<");
        assertThat(history(payment)).hasSize(known);
    }

    private void assertNoConnectionIsHeld() {
        await().atMost(A_MOMENT)
                .untilAsserted(() -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .isZero());
    }

    private static void theBankHoldsItsAnswers(Endpoint endpoint) {
        bank().fault(Fault.of(FaultKind.HOLD).on(endpoint).untilCleared());
    }

    private static String panel(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay";
    }

    private static String action(Payment payment, String what) {
        return panel(payment) + "/" + payment.id() + "/" + what;
    }
}
