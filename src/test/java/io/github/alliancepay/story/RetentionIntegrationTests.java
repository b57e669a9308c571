package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.payment.PersonalDataRetention;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Personal data go when they are old enough, and the money's history stays. */
@Tag("database")
class RetentionIntegrationTests extends RefundStory {

    private static final Duration AGE = Duration.ofDays(100);

    @Autowired
    private PersonalData personalData;

    @Autowired
    @Qualifier("alliancePayClock")
    private Clock clock;

    @Test
    void aDecidedPaymentForgetsItsShopperAndKeepsItsMoney() {
        Payment payment = completed();
        List<String> history = history(payment);
        assertThat(everythingKnown(payment)).contains("olena@example.com", "cardNumberMask", "rrn");
        pass(AGE.plusDays(1));

        eraseOld();

        assertThat(everythingKnown(payment)).doesNotContain("olena", "cardNumberMask", "rrn", "4111");
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(history(payment)).containsAll(history);
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void itCanStillBeRefundedAndShown() {
        refundsAreDecidedAtOnce();
        Payment payment = completed();
        pass(AGE.plusDays(1));
        eraseOld();

        makeRefund(payment, honey(payment), 1);

        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(everythingKnown(payment)).doesNotContain("olena", "cardNumberMask", "rrn", "4111");
        String panel = Clerk.named("viewer", shopUrl())
                .get("/admin/order/" + orderOf(payment) + "/alliancepay")
                .body();
        assertThat(panel).contains(payment.hppOrderId().orElseThrow()).doesNotContain("olena@example.com");
    }

    @Test
    void aPaymentUnderWayAndAYoungOneKeepTheirs() {
        Payment inReview = startedWithoutCallbacks();
        shop.addItem(orderOf(inReview), "linden-honey", 1);
        pay(inReview);
        passAMinute();
        assertThat(stateOf(inReview)).isEqualTo(PaymentState.REVIEW);
        pass(AGE.plusDays(1));
        Payment young = completed();

        eraseOld();

        assertThat(now(inReview).email()).isEqualTo("olena@example.com");
        assertThat(now(young).email()).isEqualTo("olena@example.com");
    }

    @Test
    void theDataOfOneAddressGoOnRequest() {
        Payment payment = completed();

        int erased = personalData.eraseEmail("Olena@example.com", 1000, clock.instant());

        assertThat(erased).isPositive();
        assertThat(everythingKnown(payment)).doesNotContain("olena", "cardNumberMask", "4111");
    }

    private void eraseOld() {
        new PersonalDataRetention(personalData, AGE, clock).eraseOld();
    }

    private String everythingKnown(Payment payment) {
        String bank = payments().operations(payment.id()).stream()
                .map(operation -> operation.fields().toString())
                .collect(Collectors.joining());
        return now(payment).email() + bank + history(payment);
    }
}
