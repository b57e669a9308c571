package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which attempt a request of the platform means that names only the order. */
class HostPaymentsTests {

    private static final Map<PaymentState, List<PaymentState>> WAYS = Map.of(
            PaymentState.CREATED, List.of(),
            PaymentState.OPEN, List.of(PaymentState.OPEN),
            PaymentState.DECLINED, List.of(PaymentState.OPEN, PaymentState.DECLINED),
            PaymentState.REVIEW, List.of(PaymentState.OPEN, PaymentState.REVIEW),
            PaymentState.PAID, List.of(PaymentState.OPEN, PaymentState.PAID),
            PaymentState.RETURNED, List.of(PaymentState.OPEN, PaymentState.PAID, PaymentState.RETURNED),
            PaymentState.COMPLETED, List.of(PaymentState.OPEN, PaymentState.PAID, PaymentState.COMPLETED));

    @ParameterizedTest
    @CsvSource({
        "REVIEW COMPLETED, 1",
        "COMPLETED REVIEW, 0",
        "REVIEW PAID OPEN, 1",
        "PAID COMPLETED REVIEW, 1",
        "DECLINED REVIEW OPEN, 1",
        "RETURNED OPEN, 1",
        "DECLINED OPEN, 1",
        "CREATED, 0"
    })
    void theAttemptThatPaidForTheOrderIsMeantElseTheLast(String states, int meant) {
        List<Payment> attempts = Stream.of(states.split(" "))
                .map(PaymentState::valueOf)
                .map(HostPaymentsTests::in)
                .toList();

        assertThat(HostPayments.meant(attempts)).isEqualTo(Optional.of(attempts.get(meant)));
    }

    private static Payment in(PaymentState state) {
        Bill bill = new Bill(7, new Coins(100), Currency.UAH, "cart");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "", "uk");
        Payment payment =
                Payment.create("p-" + state, bill, PaymentRoute.purchase("merchant"), "return", shopper, Instant.EPOCH);
        for (PaymentState next : WAYS.get(state)) {
            payment = payment.become(next);
        }
        return payment;
    }
}
