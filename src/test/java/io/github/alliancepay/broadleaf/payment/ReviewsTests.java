package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewsTests {

    private final Stage stage = new Stage();

    @Test
    void aReviewWhoseOrderIsPutRightIsCompleted() {
        Payment payment = reviewOfTheOrder();
        stage.shop.answers(new Result.Submitted("2026", 9));

        Payment after = stage.reviews.retry(payment.id(), "iryna").orElseThrow();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(after.outcome().review()).isEmpty();
        assertThat(stage.shop.asked()).endsWith("submit REVIEW 1");
        assertThat(stage.history(payment)).endsWith("SUBMISSION_REQUESTED", "STATE_CHANGED REVIEW COMPLETED");
        assertThat(stage.ledger.events(payment.id())).last().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("iryna");
            assertThat(event.trigger()).isEqualTo(SyncTrigger.ADMIN);
        });
    }

    @Test
    void aReviewThatStaysAsItIsTellsOnlyWhoAsked() {
        Payment payment = reviewOfTheOrder();
        List<String> before = stage.history(payment);

        stage.reviews.retry(payment.id(), "iryna");
        stage.reviews.retry(payment.id(), "olena");

        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.REVIEW);
        assertThat(stage.history(payment).subList(before.size(), before.size() + 2))
                .containsExactly("SUBMISSION_REQUESTED", "SUBMISSION_REQUESTED");
        assertThat(stage.history(payment)).hasSize(before.size() + 2);
    }

    @Test
    void aReviewOfTheMoneyIsJudgedByAFreshAnswer() {
        Payment payment = reviewOfTheOrder();
        stage.bank.lists(purchase("SUCCESS", "coinAmount", "100"));

        Payment after = stage.reviews.retry(payment.id(), "iryna").orElseThrow();

        assertThat(after.outcome().review()).contains(ReviewReason.AMOUNT_DIFFERS);
        assertThat(stage.history(payment)).endsWith("REVIEW_NEEDED AMOUNT_DIFFERS");
        assertThat(stage.shop.asked()).containsExactly("submit PAID 1");
    }

    /** Who submits the order has seen the sum. The same sum by card needs another decision, as the test above shows. */
    @Test
    void aTransferOfAnotherSumIsTakenWhenAPersonSubmitsTheOrder() {
        stage.start.start(Stage.BILL, Stage.SHOPPER, OrderDetails.of(Stage.BILL), PaymentOption.ACCOUNT);
        stage.bank.lists(purchase("SUCCESS", "type", "ACCOUNT_2_ACCOUNT", "coinAmount", "100"));
        Payment payment = stage.syncedByTheClock(stage.last());
        assertThat(payment.outcome().review()).contains(ReviewReason.AMOUNT_DIFFERS);
        assertThat(stage.shop.asked()).isEmpty();

        Payment after = stage.reviews.retry(payment.id(), "iryna").orElseThrow();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aReviewWhoseShopCannotSubmitNowIsPaidAndTriedAgainByTheClock() {
        Payment payment = reviewOfTheOrder();
        stage.shop.answers(new Result.Later("OutOfStock"));
        stage.reviews.retry(payment.id(), "iryna");
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.PAID);
        assertThat(stage.now(payment).outcome().review()).isEmpty();
        stage.shop.answers(new Result.Submitted("2026", 9));

        assertThat(stage.syncedByTheClock(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void aReviewIsNotSubmittedWhileTheBankIsSilent() {
        Payment payment = reviewOfTheOrder();
        stage.bank.fails(new NotDoneException("HTTP 503"));

        stage.reviews.retry(payment.id(), "iryna");

        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.REVIEW);
        assertThat(stage.shop.asked()).hasSize(1);
    }

    @Test
    void aReviewThatSomebodyWorksOnIsShownAsItIs() {
        Payment payment = reviewOfTheOrder();
        stage.bank.whileAsked(
                () -> assertThat(stage.reviews.retry(payment.id(), "olena")).contains(payment));

        stage.reviews.retry(payment.id(), "iryna");

        assertThat(stage.bank.questions()).hasSize(2);
    }

    @Test
    void aReviewWhoseMoneyWentBackIsOver() {
        Payment payment = reviewOfTheOrder();
        stage.refunds.say(Returned.ALL);
        stage.shop.answers(new Result.Mismatch(ReviewReason.MONEY_RETURNED));

        assertThat(stage.updated(payment).payment().state()).isEqualTo(PaymentState.RETURNED);
    }

    @Test
    void aPaidPaymentIsSubmittedAfterAskingTheBank() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Later("OutOfStock"));
        stage.syncedByTheClock(payment);
        stage.shop.answers(new Result.Submitted("2026", 9));
        int asked = stage.bank.questions().size();

        Payment after = stage.reviews.retry(payment.id(), "iryna").orElseThrow();

        assertThat(after.state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(stage.bank.questions()).hasSize(asked + 1);
    }

    @Test
    void whatNeedsAttentionIsListedUntilItIsAccepted() {
        Payment payment = reviewOfTheOrder();
        assertThat(stage.reviews.list()).singleElement().satisfies(attention -> {
            assertThat(attention.payment()).isEqualTo(stage.now(payment));
            assertThat(attention.reasons()).containsExactly(Reason.REVIEW);
        });

        stage.reviews.accept(payment.id(), "iryna", "paid in cash");

        assertThat(stage.reviews.list()).isEmpty();
        assertThat(stage.ledger.events(payment.id()))
                .last()
                .isEqualTo(new PaymentEvent(
                        stage.clock.instant(),
                        SyncTrigger.ADMIN,
                        "iryna",
                        PaymentEvent.Kind.ACCEPTED,
                        List.of("paid in cash")));
    }

    private Payment reviewOfTheOrder() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.shop.answers(new Result.Mismatch(ReviewReason.ORDER_CHANGED));
        return stage.syncedByTheClock(payment);
    }
}
