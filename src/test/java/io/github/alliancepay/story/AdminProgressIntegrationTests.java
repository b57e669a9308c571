package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
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

    @Test
    void theRefundWindowAsksTheBankInTheBackground() {
        Payment payment = completed();
        cabinetRefund(payment, 10_000);
        bank().advance(Duration.ofMinutes(1));
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        HttpResponse<String> progress = admin.look(action(payment, "refund"));

        assertThat(Clerk.isProgress(progress)).isTrue();
        assertThat(progress.body()).contains("The bank is being asked how much can be refunded");
        assertNoConnectionIsHeld();

        bank().clearFaults();
        assertThat(admin.result(progress).body()).contains("name=\"reason\"", "₴100.00");
        assertThat(ledger.refunds().ofPayment(payment.id()))
                .as("what the cabinet gave back is in the ledger")
                .hasSize(1);
    }

    @Test
    void theRefundWindowOpensAtOnceWhenTheBankAnsweredAMomentAgo() {
        Payment payment = completed();
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);
        bank().advance(Duration.ofSeconds(9));

        HttpResponse<String> form = admin.look(action(payment, "refund"));

        assertThat(form.uri().getPath()).isEqualTo(action(payment, "refund"));
        assertThat(form.body()).contains("name=\"reason\"");
    }

    @Test
    void aWindowThatIsLoadedAgainLaterAsksAgain() {
        Payment payment = completed();
        bank().advance(Duration.ofMinutes(1));
        HttpResponse<String> form = admin.get(action(payment, "refund"));
        assertThat(form.uri().getPath()).startsWith(action(payment, "progress/"));
        bank().advance(Duration.ofMinutes(1));

        HttpResponse<String> later = admin.get(form.uri().getPath());

        assertThat(later.uri().getPath())
                .startsWith(action(payment, "progress/"))
                .isNotEqualTo(form.uri().getPath());
        assertThat(later.body()).contains("name=\"reason\"");
    }

    @Test
    void aBankThatIsSilentIsTheReasonInTheRefundWindow() {
        Payment payment = completed();
        bank().advance(Duration.ofMinutes(1));
        bank().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE)
                .on(Endpoint.ORDER_OPERATIONS)
                .untilCleared());

        assertThat(admin.get(action(payment, "refund")).body())
                .contains("The bank did not answer how much is left", "₴1,289.88")
                .doesNotContain("name=\"reason\"");
    }

    @Test
    void aRefundIsSentInTheBackground() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        HttpResponse<String> question = chooseAll(payment);
        theBankHoldsItsAnswers(Endpoint.REFUND);

        HttpResponse<String> progress = send(payment, question);

        assertThat(Clerk.isProgress(progress)).isTrue();
        assertThat(progress.body()).contains("The refund is being sent to the bank");
        assertNoConnectionIsHeld();

        bank().clearFaults();
        HttpResponse<String> result = admin.result(progress);
        assertThat(result.body()).contains("The bank returned the money.");
        assertThat(result.uri().getPath())
                .isEqualTo(
                        action(payment, "refund/result/" + onlyRefund(payment).id()));
        assertThat(refundsAtBank(payment)).hasSize(1);
    }

    @Test
    void anOrderIsSubmittedInTheBackground() {
        Payment payment = startedWithoutCallbacks();
        shop.addItem(orderOf(payment), "linden-honey", 1);
        pay(payment);
        passAMinute();
        shop.changeQuantity(orderOf(payment), "linden-honey", 0);
        admin.get(action(payment, "remedy"));
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        HttpResponse<String> progress = admin.submit(action(payment, "retry"), Map.of());

        assertThat(Clerk.isProgress(progress)).isTrue();
        assertThat(progress.body()).contains("the order is being submitted");
        assertNoConnectionIsHeld();

        bank().clearFaults();
        assertThat(admin.result(progress).body()).contains("The order was submitted.");
        assertPaidOnce(orderOf(payment));
    }

    /** The sums are computed from the ledger, and checked against the bank when the refund is sent. */
    @Test
    void theExactSumsNeedNoBank() {
        Payment payment = completed();
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);

        HttpResponse<String> question = chooseAll(payment);

        assertThat(question.uri().getPath()).startsWith(action(payment, "refund/confirm/"));
        assertThat(admin.look(question.uri().getPath()).body())
                .as("loaded again")
                .isEqualTo(question.body())
                .contains("Exactly this sum will be refunded:");
    }

    @Test
    void sumsThatWereConfirmedLeadToTheirResult() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        HttpResponse<String> question = chooseAll(payment);
        admin.result(send(payment, question));

        assertThat(admin.get(question.uri().getPath()).body())
                .contains("The bank returned the money.")
                .doesNotContain("Exactly this sum");
    }

    @Test
    void aFormIsGoodForItsOwnPaymentOnly() {
        Payment payment = completed();
        Payment other = completed();
        String token = Clerk.hidden("token", chooseAll(payment));

        assertThat(admin.get(action(other, "refund/confirm/" + token)).body()).contains("This form has expired.");
        assertThat(admin.post(action(other, "refund/send"), Map.of("token", token))
                        .body())
                .contains("This form has expired.", "No money moved");
        assertThat(refundsAtBank(payment)).isEmpty();
        assertThat(refundsAtBank(other)).isEmpty();
    }

    @Test
    void aFormOfYesterdayIsNotSent() {
        Payment payment = completed();
        HttpResponse<String> question = chooseAll(payment);
        bank().advance(Duration.ofHours(13));

        assertThat(admin.get(question.uri().getPath()).body()).contains("This form has expired.");
        assertThat(admin.result(send(payment, question)).body()).contains("This form has expired.", "No money moved");
        assertThat(refundsAtBank(payment)).isEmpty();
    }

    @Test
    void whenTooMuchIsAskedOfTheBankNothingIsDone() {
        Payment payment = completed();
        refundsAreDecidedAtOnce();
        HttpResponse<String> question = chooseAll(payment);
        Payment other = completed();
        RefundPlan plan = plan(other, mugs(other), SelectedLine.of(2));
        theBankHoldsItsAnswers(Endpoint.ORDER_OPERATIONS);
        everyThreadWaits();
        theQueueIsFull(other, plan);

        HttpResponse<String> page = send(payment, question);

        assertThat(page.body()).contains("Too many requests are waiting for the bank", "Nothing was done.");
        assertThat(ledger.refunds().ofPayment(payment.id())).isEmpty();
        bank().clearFaults();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> admin.result(send(payment, question)).body().contains("The bank returned the money."));
    }

    private void everyThreadWaits() {
        for (int i = 0; i < 10; i++) {
            Payment waiting = startedWithoutCallbacks();
            assertThat(Clerk.isProgress(admin.submit(action(waiting, "update"), Map.of())))
                    .isTrue();
        }
    }

    private void theQueueIsFull(Payment payment, RefundPlan plan) {
        for (int i = 0; i < 100; i++) {
            String draft = sendRefund.draft(ApprovedRefund.of(payment.id(), plan, RefundOrigin.of("admin", "")));
            assertThat(Clerk.isProgress(admin.submit(action(payment, "refund/send"), Map.of("token", draft))))
                    .isTrue();
        }
    }

    private HttpResponse<String> chooseAll(Payment payment) {
        admin.get(panel(payment));
        return admin.submit(action(payment, "refund"), Map.of("all", "true"));
    }

    private HttpResponse<String> send(Payment payment, HttpResponse<String> question) {
        return admin.submit(action(payment, "refund/send"), Map.of("token", Clerk.hidden("token", question)));
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
