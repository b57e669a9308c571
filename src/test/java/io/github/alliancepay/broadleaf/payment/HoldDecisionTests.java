package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is told of a hold and when. */
class HoldDecisionTests {

    private static final Instant WARNING = Payments.HOLD_END.minus(Duration.ofDays(1));
    private static final Operation HELD = Payments.hold("SUCCESS");
    private static final Result SUBMITTED = new Result.Submitted("2026", 9);

    @Test
    void aHoldIsToldToEndSoonOnceAndNotEarly() {
        Payment held = Payments.held(PaymentState.AUTHORIZED).askedAt(Payments.START);

        assertThat(kinds(held, WARNING.minusMillis(1))).isEmpty();
        assertThat(kinds(held, WARNING)).containsExactly(Kind.HOLD_EXPIRING);
        assertThat(kinds(held.askedAt(WARNING), WARNING.plusSeconds(60))).isEmpty();
    }

    @Test
    void anOrderThatIsSubmittedWithAHoldIsToldOnce() {
        Payment held = Payments.held(PaymentState.OPEN).become(PaymentState.AUTHORIZED);

        assertThat(submitted(held, HELD)).contains(Kind.ORDER_HELD);
        assertThat(submitted(Payments.held(PaymentState.AUTHORIZED), HELD)).doesNotContain(Kind.ORDER_HELD);
    }

    @Test
    void anOrderWhoseMoneyIsTakenIsNotToldAsHeld() {
        assertThat(submitted(Payments.in(PaymentState.PAID), Payments.purchase("SUCCESS")))
                .doesNotContain(Kind.ORDER_HELD);
    }

    private static Iterable<Kind> kinds(Payment payment, Instant now) {
        return PaymentDecision.of(facts(payment, now, HELD)).events().stream()
                .map(PaymentEvent::kind)
                .toList();
    }

    private static Iterable<Kind> submitted(Payment payment, Operation listed) {
        return PaymentDecision.of(facts(payment, Payments.START.plusSeconds(60), listed), SUBMITTED).events().stream()
                .map(PaymentEvent::kind)
                .toList();
    }

    private static SyncFacts facts(Payment payment, Instant now, Operation listed) {
        SyncRequest request = new SyncRequest(Occasion.of(now, SyncTrigger.CLOCK), Goal.UPDATE, 0);
        BankReply reply = BankReply.of(payment, Payments.answer("SUCCESS", listed), false);
        return new SyncFacts(payment, request, reply, RefundProgress.NONE, SyncRules.of(false));
    }
}
