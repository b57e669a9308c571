package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Argument;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentEventTests {

    private static final Occasion OCCASION = Occasion.of(Instant.parse("2026-11-24T09:00:00Z"), SyncTrigger.CLOCK);

    @Test
    void aSumIsANumberOfCoinsAndAConstantItsName() {
        assertThat(OCCASION.event(Kind.STARTED, new Coins(27662)).arguments()).containsExactly("27662");
        assertThat(OCCASION.stateChanged(PaymentState.OPEN, PaymentState.PAID).arguments())
                .containsExactly("OPEN", "PAID");
        assertThat(OCCASION.reviewNeeded(ReviewReason.AMOUNT_DIFFERS).arguments())
                .containsExactly("AMOUNT_DIFFERS");
        assertThat(OCCASION.event(Kind.REFUND_PENDING).arguments()).isEmpty();
    }

    @Test
    void aRefundOfAnotherAmountIsToldWithBoth() {
        PaymentEvent event = OCCASION.amountDiffers(new Coins(100), new Coins(99));

        assertThat(event.kind()).isEqualTo(Kind.REFUND_AMOUNT_DIFFERS);
        assertThat(event.arguments()).containsExactly("100", "99");
    }

    @Test
    void theWordsOfAKindAreUnderItsName() {
        assertThat(Kind.STATE_CHANGED.key()).isEqualTo("history.state-changed");
        assertThat(Kind.STARTED.arguments()).containsExactly(Argument.SUM);
        assertThat(Kind.REFUND_PENDING.arguments()).isEmpty();
    }

    @Test
    void aLineSaysWhenWhyAndByWhom() {
        PaymentEvent event =
                new Occasion(Instant.EPOCH, SyncTrigger.ADMIN, "iryna").event(Kind.ACCEPTED, "paid in cash");
        assertThat(event)
                .isEqualTo(new PaymentEvent(
                        Instant.EPOCH, SyncTrigger.ADMIN, "iryna", Kind.ACCEPTED, List.of("paid in cash")));
        assertThat(OCCASION.event(Kind.REFUND_PENDING).actor()).isEqualTo(PaymentEvent.SYSTEM);
    }

    @Test
    void theArgumentsTogetherAreBounded() {
        List<String> arguments = list(Collections.nCopies(9, "x".repeat(100)));
        assertThat(arguments).hasSize(8);
        assertThat(String.join("", arguments)).hasSize(480);
        assertThat(list(List.of("x".repeat(480), "y"))).containsExactly("x".repeat(480), "");
    }

    @Test
    void aCutSplitsNoCharacterInTwo() {
        assertThat(list(List.of("x".repeat(479) + "😀"))).containsExactly("x".repeat(479));
        assertThat(list(List.of("x".repeat(478) + "😀"))).containsExactly("x".repeat(478) + "😀");
    }

    @Test
    void aLineIsOneLine() {
        assertThat(list(List.of("one\ntwo\0three"))).containsExactly("one two three");
    }

    private static List<String> list(List<String> arguments) {
        return new PaymentEvent(Instant.EPOCH, SyncTrigger.CLOCK, "system", Kind.ACCEPTED, arguments).arguments();
    }
}
