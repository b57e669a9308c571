package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPaymentsTests {

    private static final Payment ATTEMPT = Payment.create(
            "p1",
            new Bill(7, new Coins(100), Currency.UAH, "f"),
            "merchant",
            "return",
            new Shopper(new Payer("77", Map.of()), "", "uk"),
            Instant.parse("2026-11-24T09:00:00Z"));

    @Test
    void anOrderThatNobodyTriedToPayMeansNoPayment() {
        assertThat(HostPayments.meant(List.of())).isEmpty();
    }

    /** The attempts from the oldest to the last, and the one that is meant. */
    @ParameterizedTest
    @CsvSource({
        "REVIEW PAID COMPLETED, COMPLETED",
        "COMPLETED REVIEW, COMPLETED",
        "PAID COMPLETED, COMPLETED",
        "REVIEW PAID, PAID",
        "REVIEW OPEN, REVIEW",
        "OPEN EXPIRED, EXPIRED",
        "EXPIRED OPEN, OPEN"
    })
    void anAttemptIsChosenByWhatItMeansForTheOrder(String attempts, PaymentState meant) {
        List<Payment> all =
                Stream.of(attempts.split(" ")).map(HostPaymentsTests::in).toList();

        assertThat(HostPayments.meant(all)).map(Payment::state).contains(meant);
    }

    private static Payment in(String name) {
        PaymentState state = PaymentState.valueOf(name);
        Payment open = ATTEMPT.become(PaymentState.OPEN);
        return state == PaymentState.COMPLETED ? open.become(PaymentState.PAID).become(state) : open.become(state);
    }
}
