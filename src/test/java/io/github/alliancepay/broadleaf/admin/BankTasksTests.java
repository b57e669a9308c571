package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.testing.Log;
import io.github.alliancepay.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BankTasksTests {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private static final AdminUser IRYNA = new AdminUser("iryna", true, true);
    private static final AdminUser MALLORY = new AdminUser("mallory", true, true);
    private static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");
    private static final Payment PAYMENT = payment("p1", 7);
    private static final BankTask UPDATE = BankTask.of(TaskKind.UPDATE, IRYNA, PAYMENT);
    private static final TaskResult RESULT = reply -> "done";
    private static final Supplier<TaskResult> WORK = () -> RESULT;

    private final MovingClock clock = MovingClock.standingAt(START);
    private final List<Runnable> queue = new ArrayList<>();
    private final BankTasks tasks = new BankTasks(this::enqueue, clock);

    @Test
    void aTaskIsUnderWayUntilItsWorkIsDone() {
        String token = tasks.start(UPDATE, WORK);

        assertThat(progress(token).isUnderWay()).isTrue();
        work();
        assertThat(progress(token).end().orElseThrow().result()).containsSame(RESULT);
    }

    @Test
    void theSameTaskIsSharedWhileItIsUnderWay() {
        String first = tasks.start(UPDATE, WORK);

        assertThat(tasks.start(UPDATE, WORK)).isEqualTo(first);
        assertThat(queue).hasSize(1);
        work();
        assertThat(tasks.start(UPDATE, WORK)).isNotEqualTo(first);
    }

    @Test
    void otherWorkIsATaskOfItsOwn() {
        tasks.start(UPDATE, WORK);
        tasks.start(UPDATE.about("draft"), WORK);
        tasks.start(BankTask.of(TaskKind.BALANCE, IRYNA, PAYMENT), WORK);
        tasks.start(BankTask.of(TaskKind.UPDATE, MALLORY, PAYMENT), WORK);
        tasks.start(BankTask.of(TaskKind.UPDATE, IRYNA, payment("p2", 7)), WORK);

        assertThat(queue).hasSize(5);
    }

    @Test
    void aTokenIsGoodForItsPersonItsOrderAndItsPayment() {
        String token = tasks.start(UPDATE.about("draft"), WORK);

        assertThat(tasks.find(token, IRYNA, PAYMENT)).isPresent();
        assertThat(tasks.find(token, MALLORY, PAYMENT)).isEmpty();
        assertThat(tasks.find(token, IRYNA, payment("p2", 7))).isEmpty();
        assertThat(tasks.find(token, IRYNA, payment("p1", 8))).isEmpty();
        assertThat(tasks.find("another", IRYNA, PAYMENT)).isEmpty();
    }

    @Test
    void aResultIsKeptForAQuarterOfAnHourAfterItsEnd() {
        String token = tasks.start(UPDATE, WORK);
        clock.pass(Duration.ofHours(1));
        work();
        clock.pass(Duration.ofMinutes(BankTasks.KEPT_MINUTES));

        assertThat(tasks.find(token, IRYNA, PAYMENT)).isPresent();
        clock.pass(Duration.ofMillis(1));
        assertThat(tasks.find(token, IRYNA, PAYMENT)).isEmpty();
    }

    @Test
    void theOldestResultMakesRoomAndWhatIsUnderWayStays() {
        String underWay = tasks.start(UPDATE, WORK);
        String oldest = tasks.keep(IRYNA, PAYMENT, RESULT);
        List<String> later = new ArrayList<>();
        for (int i = 0; i < BankTasks.MOST - 1; i++) {
            later.add(tasks.keep(IRYNA, PAYMENT, RESULT));
        }

        assertThat(tasks.find(oldest, IRYNA, PAYMENT)).isEmpty();
        assertThat(progress(underWay).isUnderWay()).isTrue();
        assertThat(later).allSatisfy(token -> assertThat(tasks.find(token, IRYNA, PAYMENT))
                .isPresent());
    }

    @Test
    void workThatFailsEndsItsTaskAndIsLogged() {
        String token = tasks.start(UPDATE, () -> {
            throw new StackOverflowError("deep");
        });

        assertThat(Log.of(BankTasks.class, Level.ERROR).during(this::work))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("p1", "iryna"));
        assertThat(progress(token).end().orElseThrow().result()).isEmpty();
    }

    @Test
    void aFullQueueStartsNothing() {
        BankTasks busy = new BankTasks(
                work -> {
                    throw new RejectedExecutionException("full");
                },
                clock);

        assertThatThrownBy(() -> busy.start(UPDATE, WORK)).isInstanceOf(TooManyTasksException.class);
        assertThatThrownBy(() -> busy.start(UPDATE, WORK))
                .as("nothing is taken for under way")
                .isInstanceOf(TooManyTasksException.class);
    }

    private TaskProgress progress(String token) {
        return tasks.find(token, IRYNA, PAYMENT).orElseThrow();
    }

    private void enqueue(Runnable work) {
        queue.add(work);
    }

    private void work() {
        queue.forEach(Runnable::run);
        queue.clear();
    }

    private static Payment payment(String id, long order) {
        Bill bill = new Bill(order, new Coins(100), Currency.UAH, "lines");
        return Payment.create(id, bill, PaymentRoute.purchase("merchant"), "return", SHOPPER, START);
    }
}
