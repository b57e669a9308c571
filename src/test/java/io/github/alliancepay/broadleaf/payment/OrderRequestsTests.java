package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.testing.TestAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderRequestsTests {

    private static final PaymentRoute TRANSFER = new PaymentRoute("merchant-1", PayType.A2A);

    @Test
    void aTerminalOfAnotherWayToPayIsNotTaken() {
        OrderRequests transfers = requests(TRANSFER);

        assertThat(transfers.route(Stage.BILL, PaymentOption.ACCOUNT, Payments.START))
                .isEqualTo(TRANSFER);
        StartRefusedException refused = catchThrowableOfType(
                () -> transfers.route(Stage.BILL, PaymentOption.CARD, Payments.START), StartRefusedException.class);
        assertThat(refused.key()).isEqualTo("start.refused");
        assertThat(refused).hasMessageContainingAll("order 7", "UAH", "CARD");
    }

    @Test
    void aPageThatMakesAHoldEndsAnHourBeforeIt() {
        assertThat(lifetime(Payments.createdHold())).contains(Duration.ofHours(1));
        assertThat(lifetime(Payments.created())).contains(Duration.ofHours(24));
    }

    private static Optional<Duration> lifetime(Payment payment) {
        return requests(payment.route())
                .of(payment, "callback", Stage.SHOPPER, OrderDetails.of(payment.bill()))
                .lifetime();
    }

    private static OrderRequests requests(PaymentRoute route) {
        HoldTerms holds = new HoldTerms(Duration.ofHours(2), Duration.ofHours(1));
        PageTerms terms = new PageTerms(Duration.ofHours(24), holds);
        return new OrderRequests(new TestAddresses(), (bill, option) -> Optional.of(route), terms, List.of());
    }
}
