package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.story.ShopProcess.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * A process of the shop is killed while calls of it are at the bank, which has done what they ask. Another process on the same database ends
 * what it began.
 */
@Tag("postgresql")
class KilledProcessIntegrationTests extends RefundStory {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration UNTIL_THE_LEASE_RUNS_OUT = Duration.ofMinutes(4);

    @Autowired
    private Environment settings;

    @Test
    void aProcessThatIsKilledInItsCallsLosesNothingAndDoublesNothing() throws IOException {
        refundsAreDecidedAtOnce();
        Payment refunded = completed();
        Payment paid = paidWithoutCallbacks();
        long order = cart();

        try (ShopProcess process = ShopProcess.beside(settings, bank().now())) {
            sendAndHold(process, Task.REFUND, orderOf(refunded), Endpoint.REFUND);
            sendAndHold(process, Task.START, order, Endpoint.CREATE_ORDER);
            sendAndHold(process, Task.SYNC, paid.id(), Endpoint.ORDER_OPERATIONS);
            await().until(() ->
                    refundsAtBank(refunded).size() == 1 && pagesOf(last(order)).size() == 1);
            process.kill();
        }

        assertThat(stateOfOnlyRefund(refunded)).isEqualTo(RefundState.SENT);
        assertThat(stateOf(last(order))).isEqualTo(PaymentState.CREATED);
        assertThat(stateOf(paid)).isEqualTo(PaymentState.OPEN);
        bank().clearFaults();
        pass(UNTIL_THE_LEASE_RUNS_OUT);
        assertRefundedOnce(refunded);
        assertOpenedAgain(order);
        assertCompletedOnce(paid);
    }

    /** The bank does what the call asks, and keeps the answer. */
    private static void sendAndHold(ShopProcess process, Task task, Object id, Endpoint endpoint) {
        bank().fault(Fault.of(FaultKind.HOLD).on(endpoint));
        process.tell(task, id);
        await().atMost(START)
                .failFast(() -> assertThat(process.hasEnded()).as(process::log).isFalse())
                .until(() -> bank().faults().stream()
                        .noneMatch(fault -> fault.endpoint().equals(Optional.of(endpoint))));
    }

    private void assertRefundedOnce(Payment payment) {
        assertThat(stateOfOnlyRefund(payment)).isEqualTo(RefundState.SUCCEEDED);
        assertThat(refundsAtBank(payment)).hasSize(1);
        assertBooked(payment, "10.00");
    }

    /** Nobody saw the page of the first attempt, so nobody pays there; the shopper gets another one. */
    private void assertOpenedAgain(long order) {
        Payment lost = last(order);
        assertThat(lost.state()).isEqualTo(PaymentState.ABANDONED);
        assertThat(pagesOf(lost)).hasSize(1);

        Payment second = start(order);
        assertThat(pagesOf(second)).hasSize(1);
        pay(second);
        passAMinute();
        assertPaidOnce(order);
    }

    private void assertCompletedOnce(Payment payment) {
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertPaidOnce(orderOf(payment));
        assertThat(history(payment)).containsOnlyOnce("STATE_CHANGED OPEN PAID", "STATE_CHANGED PAID COMPLETED");
    }

    private static List<Order> pagesOf(Payment payment) {
        return bank().orders().stream()
                .filter(order -> order.request().merchantRequestId().equals(payment.id()))
                .toList();
    }
}
