package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.alliancepay.broadleaf.admin.AdminProblems;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.testing.Crowd;
import io.github.alliancepay.testing.Log;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window "Partial refund" in a browser without scripts: choose, see the exact sum, send. */
class RefundWindowIntegrationTests extends RefundStory {

    private Clerk admin;

    @BeforeEach
    void theAdminLogsIn() {
        refundsAreDecidedAtOnce();
        admin = Clerk.named("admin", shopUrl());
    }

    @Test
    void anAdminGivesBackOneOfTwoMugs() {
        Payment payment = completed();

        HttpResponse<String> question = choose(payment, "quantity." + mugKey(payment), "1");
        assertThat(question.body()).contains("Exactly this sum will be refunded:", "₴462.60", "₴827.28", "× 1 – ");
        HttpResponse<String> result = send(payment, question);

        assertThat(result.body()).contains("The bank returned the money.", "₴462.60");
        assertBooked(payment, "462.60");
        assertThat(onlyRefund(payment).requestedBy()).isEqualTo("admin");
        assertThat(admin.get("/admin/orders").body()).contains("Refunded in part");
    }

    @Test
    void anAdminGivesBackASumOfALineAndThePost() {
        Payment payment = completed();

        HttpResponse<String> question = admin.post(
                refund(payment),
                Map.of(
                        "amount." + mugKey(payment),
                        "10,50 ₴",
                        "amount." + post(payment).line().key(),
                        "102.60",
                        "reason",
                        "Came late",
                        "comment",
                        "Late"));
        send(payment, question);

        assertBooked(payment, "113.10");
        assertThat(onlyRefund(payment).reason()).isEqualTo("Came late");
    }

    @Test
    void theRestLeavesNothing() {
        Payment payment = completed();
        send(payment, choose(payment, "quantity." + mugKey(payment), "1"));

        send(payment, choose(payment, "all", "true"));

        assertThat(balance(payment).left().isZero()).isTrue();
        String window = admin.get(refund(payment)).body();
        assertThat(window).contains("Everything is already refunded.").doesNotContain("name=\"reason\"");
        assertThat(admin.get("/admin/order/" + orderOf(payment)).body()).contains("Refunded in full");
    }

    @Test
    void nothingIsSentBeforeTheSecondStep() {
        Payment payment = completed();

        choose(payment, "all", "true");

        assertThat(refundsAtBank(payment)).isEmpty();
        assertThat(ledger.refunds().ofPayment(payment.id())).isEmpty();
    }

    @Test
    void aDoubleClickIsOneRefund() {
        Payment payment = completed();
        String token = Clerk.hidden("token", choose(payment, "quantity." + mugKey(payment), "1"));

        Crowd.of16(n ->
                admin.post(refund(payment) + "/send", Map.of("token", token)).statusCode());

        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, "462.60");
    }

    @Test
    void aResultThatIsLoadedAgainIsNotSentAgain() {
        Payment payment = completed();
        HttpResponse<String> question = choose(payment, "quantity." + mugKey(payment), "1");
        send(payment, question);

        HttpResponse<String> again = send(payment, question);

        assertThat(again.body()).contains("The bank returned the money.");
        assertBooked(payment, "462.60");
    }

    @Test
    void anotherAdminsFormIsNotConfirmed() {
        Payment payment = completed();
        String foreign = form(payment, mugs(payment), 1);
        admin.get(refund(payment));

        HttpResponse<String> page = admin.post(refund(payment) + "/send", Map.of("token", foreign));

        assertThat(page.body()).contains("This form has expired.", "No money moved");
        assertThat(refundsAtBank(payment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "-1", "1.234", "1e3"})
    void anInvalidSumIsExplainedAndTheInputKept(String typed) {
        Payment payment = completed();

        HttpResponse<String> page = choose(payment, "amount." + mugKey(payment), typed);

        assertThat(page.body()).contains("is not a quantity or a sum", "value=\"" + typed + "\"", "No money moved");
    }

    @Test
    void anErrorIsTiedToItsField() {
        Payment payment = completed();

        String sum = choose(payment, "amount." + mugKey(payment), "1000").body();
        assertThat(input("amount." + mugKey(payment), sum))
                .contains("aria-invalid=\"true\"", "autofocus", "aria-describedby=\"amount-problem-");
        assertThat(sum).contains("Kosiv mug: at most ₴925.20 can still be refunded.");

        String units = choose(payment, "quantity." + mugKey(payment), "7").body();
        assertThat(input("quantity." + mugKey(payment), units))
                .contains("aria-invalid=\"true\"", "aria-describedby=\"quantity-problem-");
        assertThat(input("amount." + mugKey(payment), units)).doesNotContain("aria-invalid");

        String postage =
                choose(payment, "amount." + post(payment).line().key(), "x").body();
        assertThat(postage).contains("Delivery by post: “x” is not a quantity or a sum.");

        String comment = choose(payment, "comment", "!").body();
        assertThat(comment).contains("Nothing is chosen.");
    }

    @Test
    void aRefusedFormIsAPageThatCanBeLoadedAgain() {
        Payment payment = completed();

        HttpResponse<String> page = choose(payment, "quantity." + mugKey(payment), "3");

        assertThat(page.uri().getPath()).contains("/progress/");
        assertThat(page.request().method()).isEqualTo("GET");
        assertThat(admin.get(page.uri().getPath()).body()).contains("at most 2 can still be refunded", "value=\"3\"");
    }

    private static String input(String name, String page) {
        int at = page.indexOf("name=\"" + name + "\"");
        return page.substring(page.lastIndexOf('<', at), page.indexOf('>', at));
    }

    @Test
    void moreThanTheBalanceIsExplained() {
        Payment payment = completed();

        assertThat(choose(payment, "quantity." + mugKey(payment), "3").body())
                .contains("at most 2 can still be refunded");
        assertThat(choose(payment, "amount." + mugKey(payment), "925.21").body())
                .contains("at most ₴925.20 can still be refunded");
        assertThat(choose(payment, "reason", "none").body()).contains("Nothing is chosen.");
    }

    @Test
    void aCommentThatTheBankDoesNotAcceptIsExplained() {
        Payment payment = completed();

        HttpResponse<String> page = admin.post(refund(payment), Map.of("all", "true", "comment", "Брак!! (скло)"));

        assertThat(page.body())
                .contains("does not accept these characters in a comment: ! ( ).", "value=\"Брак!! (скло)\"");
    }

    @Test
    void aCommentThatIsTooLongInLatinLettersIsExplained() {
        Payment payment = completed();

        HttpResponse<String> page = admin.post(refund(payment), Map.of("all", "true", "comment", "щ".repeat(64)));

        assertThat(page.body()).contains("The comment is too long", "щщщ");
    }

    @Test
    void theCommentNamesTheOperationAndTheOrderUnlessTheAdminWritesAnother() {
        Payment payment = completed();
        String usual = "Refund of operation " + commentable(purchase(payment)) + ", order "
                + payment.outcome().orderNumber();
        assertThat(admin.get(refund(payment)).body()).contains("value=\"" + usual + "\"");

        send(payment, choose(payment, "quantity." + mugKey(payment), "1"));

        assertThat(commentAtBank(payment)).contains(usual);
        assertThat(admin.get(panel(payment)).body()).contains("Comment to the bank:", usual);
    }

    /** The bank takes no underscore in a comment. */
    private static String commentable(Operation purchase) {
        return purchase.operationId().orElseThrow().replace('_', '=');
    }

    @Test
    void aUkrainianCommentReachesTheBankInLatinLetters() {
        Payment payment = completed();

        HttpResponse<String> question =
                admin.post(refund(payment), Map.of("all", "true", "comment", "Щербате горнятко «Косів»"));
        assertThat(question.body()).contains("Shcherbate horniatko &#39;Kosiv&#39;");
        HttpResponse<String> result = send(payment, question);

        assertThat(commentAtBank(payment)).contains("Shcherbate horniatko 'Kosiv'");
        assertThat(result.body()).contains("Shcherbate horniatko &#39;Kosiv&#39;");
    }

    @Test
    void anAdminMaySendNoComment() {
        Payment payment = completed();

        send(payment, admin.post(refund(payment), Map.of("all", "true", "comment", " ")));

        assertThat(commentAtBank(payment)).isEmpty();
    }

    @Test
    void anAdminWithoutThePermissionRefundsNothing() {
        Payment payment = completed();
        Clerk viewer = Clerk.named("viewer", shopUrl());

        assertThat(viewer.get("/admin/order/" + orderOf(payment)).body())
                .contains("You do not have permission to make refunds.");
        assertThat(viewer.get(refund(payment)).statusCode()).isEqualTo(403);
        assertThat(viewer.post(refund(payment), Map.of("all", "true")).statusCode())
                .isEqualTo(403);
        assertThat(viewer.post(refund(payment) + "/send", Map.of("token", form(payment, mugs(payment), 1)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(viewer.get("/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/hold")
                        .statusCode())
                .isEqualTo(403);
        assertThat(viewer.get("/admin/order/" + orderOf(payment) + "/alliancepay/link")
                        .statusCode())
                .isEqualTo(403);
        assertThat(refundsAtBank(payment)).isEmpty();
    }

    @Test
    void denialsAreLoggedOnceAndNotForEachRequest() {
        Payment payment = completed();
        Clerk viewer = Clerk.named("viewer", shopUrl());
        viewer.get(refund(payment));

        assertThat(Log.of(AdminProblems.class, Level.WARN).during(() -> {
                    for (int i = 0; i < 5; i++) {
                        assertThat(viewer.get(refund(payment)).statusCode()).isEqualTo(403);
                    }
                }))
                .as("the first one was reported, or an earlier story's")
                .isEmpty();
        bank().advance(Duration.ofHours(1));
        assertThat(Log.of(AdminProblems.class, Level.WARN).during(() -> viewer.get(refund(payment))))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("'viewer' lacks the permission"));
    }

    @Test
    void aFormWithoutTheSessionsTokenIsRefused() {
        Payment payment = completed();
        String token = Clerk.hidden("token", choose(payment, "all", "true"));

        assertThat(admin.withoutToken()
                        .post(refund(payment) + "/send", Map.of("token", token))
                        .statusCode())
                .isEqualTo(403);
        assertThat(refundsAtBank(payment)).isEmpty();
    }

    @Test
    void aPaymentWithoutMoneyHasAReasonInsteadOfAButton() {
        Payment payment = startedWithoutCallbacks();

        assertThat(admin.get("/admin/order/" + orderOf(payment) + "/alliancepay")
                        .body())
                .contains("No money was received, so there is nothing to refund.", "disabled");
    }

    private HttpResponse<String> choose(Payment payment, String field, String value) {
        admin.get(refund(payment));
        return admin.post(refund(payment), Map.of(field, value));
    }

    private HttpResponse<String> send(Payment payment, HttpResponse<String> question) {
        return admin.post(refund(payment) + "/send", Map.of("token", Clerk.hidden("token", question)));
    }

    private String mugKey(Payment payment) {
        return mugs(payment).line().key();
    }

    private static Optional<String> commentAtBank(Payment payment) {
        return refundsAtBank(payment)
                .get(0)
                .derivation()
                .orElseThrow()
                .request()
                .comment();
    }

    private static String panel(Payment payment) {
        return "/admin/order/" + orderOf(payment) + "/alliancepay";
    }

    private static String refund(Payment payment) {
        return panel(payment) + "/" + payment.id() + "/refund";
    }
}
