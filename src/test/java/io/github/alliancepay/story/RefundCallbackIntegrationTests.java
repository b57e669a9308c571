package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bank decides about a refund later, and calls. No person and no clock is needed to learn of it. */
@Tag("database")
class RefundCallbackIntegrationTests extends RefundStory {

    private static final Duration DECISION = Duration.ofSeconds(3);

    @BeforeEach
    void theBankDecidesAfterSomeSeconds() {
        bank().set(Setting.REFUND_DELAY, DECISION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLAT", "ENVELOPE"})
    void aRefundThatIsDecidedInSecondsIsKnownInSeconds(String body) {
        bank().set(Setting.REFUND_CALLBACK, body);
        Payment payment = completed();
        bank().callbacks(true);
        Refund refund = makeRefund(payment, honey(payment), 1);
        assertThat(refund.state()).isEqualTo(RefundState.PENDING);

        theBankDecides();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED));
        assertBooked(payment, refund.orderAmount().toString());
    }

    @Test
    void eachRefundHasAnAddressOfItsOwn() {
        Payment payment = completed();
        bank().callbacks(true);
        int before = bank().callbacks().size();
        makeRefund(payment, honey(payment), 1);
        makeRefund(payment, mugs(payment), 1);

        theBankDecides();

        List<Callback> calls =
                bank().callbacks().subList(before, bank().callbacks().size());
        assertThat(calls).extracting(Callback::url).doesNotHaveDuplicates().hasSize(2);
    }

    private static void theBankDecides() {
        bank().advance(DECISION);
        bank().runDue();
    }
}
