package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.testing.Crowd;
import io.github.alliancepay.testing.Log;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class SyncQueueTests {

    private static final int AT_ONCE = 4;

    private final Stage stage = new Stage();
    private final Workers workers = new Workers();
    private final SyncQueue queue =
            new SyncQueue(stage.sync, stage.ledger, new SyncQueue.Workers(workers, AT_ONCE), stage.clock);

    @Test
    void whatIsDueIsSynchronisedByTheWorkers() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.clock.pass(Duration.ofMinutes(1));

        queue.dispatch();
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.OPEN);
        workers.workOff();

        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(stage.ledger.events(payment.id())).last().satisfies(event -> assertThat(event.trigger())
                .isEqualTo(SyncTrigger.CLOCK));
    }

    @Test
    void whatIsNotDueIsLeftAlone() {
        stage.opened();
        stage.clock.pass(Duration.ofSeconds(59));

        queue.dispatch();

        assertThat(workers.waiting()).isZero();
    }

    @Test
    void aPaymentIsHandedOverOnceHoweverOftenItIsFoundDue() {
        due();

        queue.dispatch();
        queue.dispatch();

        assertThat(workers.waiting()).isEqualTo(1);
    }

    @Test
    void aPaymentFoundDueWhileItIsWorkedOnIsLookedForOnceMore() {
        due();
        queue.dispatch();
        queue.dispatch();

        workers.next().run();
        workers.next().run();

        assertThat(workers.waiting()).isEqualTo(1);
        workers.workOff();
        assertThat(stage.bank.questions()).hasSize(1);
    }

    @Test
    void aWorkerDoesNotWaitForTheBank() {
        List<Payment> due = due(AT_ONCE);
        stage.bank.lists(purchase("SUCCESS"));
        stage.bank.isSlow();

        queue.dispatch();
        workers.workOff();

        assertThat(stage.bank.unanswered()).hasSize(AT_ONCE);
        assertThat(due).allMatch(payment -> queue.isUnderWay(payment.id()));
        assertThat(due)
                .allSatisfy(payment -> assertThat(stage.now(payment).state()).isEqualTo(PaymentState.OPEN));
        stage.bank.answers();
        assertThat(workers.waiting()).isEqualTo(AT_ONCE);
        workers.workOff();
        assertThat(stage.now(due.get(AT_ONCE - 1)).state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(due).noneMatch(payment -> queue.isUnderWay(payment.id()));
    }

    @Test
    void nothingIsSubmittedByAnAnswerThatWaitedTooLongForAWorker() {
        Payment payment = answeredAndWaitingForAWorker();
        stage.bank.lists(purchase("FAIL"));

        stage.clock.pass(Duration.ofSeconds(61));
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(2);
        assertThat(stage.now(payment).state()).isNotIn(PaymentState.PAID, PaymentState.COMPLETED);
    }

    @Test
    void anAnswerThatWaitedAMinuteIsStillTrue() {
        Payment payment = answeredAndWaitingForAWorker();

        stage.clock.pass(Duration.ofSeconds(60));
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(1);
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    /** The bank has answered that it is paid, and all workers are busy. */
    private Payment answeredAndWaitingForAWorker() {
        Payment payment = due();
        stage.bank.lists(purchase("SUCCESS"));
        stage.bank.isSlow();
        queue.dispatch();
        workers.workOff();
        stage.bank.answers();
        assertThat(workers.waiting()).isEqualTo(1);
        return payment;
    }

    @Test
    void noMoreThanTheGivenNumberIsAskedAboutAtOnce() {
        due(AT_ONCE + 2);
        stage.bank.isSlow();

        queue.dispatch();
        workers.workOff();
        queue.dispatch();
        queue.wake();
        workers.workOff();

        assertThat(stage.bank.unanswered()).hasSize(AT_ONCE);
    }

    @Test
    void workersThatDispatchAtOnceTakeNoMorePlacesThanThereAre() {
        due(3 * AT_ONCE);
        stage.bank.isSlow();

        Crowd.of16(worker -> {
            queue.dispatch();
            return worker;
        });
        workers.workOff();

        assertThat(stage.bank.unanswered()).hasSize(AT_ONCE);
    }

    @Test
    void whatFoundNoPlaceFollowsWithoutTheClock() {
        due(AT_ONCE + 2);
        stage.bank.isSlow();
        queue.dispatch();
        workers.workOff();

        stage.bank.answers();
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(AT_ONCE);
        assertThat(stage.bank.unanswered()).hasSize(2);
    }

    @Test
    void whatBecomesUrgentMeanwhileIsNext() {
        List<Payment> due = due(3 * AT_ONCE);
        Payment urgent = due.get(due.size() - 1);
        stage.bank.isSlow();
        queue.dispatch();
        workers.workOff();

        queue.request(urgent.id(), SyncTrigger.ADMIN);
        workers.workOff();
        stage.bank.answers();
        workers.workOff();

        assertThat(stage.bank.unanswered().get(0)).isEqualTo("hpp-" + due.size());
    }

    @Test
    void whatAnotherNodeHasDoneMeanwhileIsNotDoneAgain() {
        List<Payment> due = due(AT_ONCE + 1);
        stage.bank.isSlow();
        queue.dispatch();
        workers.workOff();

        stage.sync.sync(due.get(AT_ONCE).id(), SyncTrigger.CLOCK);
        stage.bank.answers();
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(AT_ONCE + 1);
        assertThat(stage.bank.unanswered()).isEmpty();
    }

    @Test
    void oneQueryServesAHundredPaymentsThatAreDueAndMore() {
        due(500);

        List<String> statements = stage.statements.during(() -> {
            queue.dispatch();
            workers.workOff();
        });

        assertThat(stage.bank.questions()).hasSize(500).doesNotHaveDuplicates();
        assertThat(statements.stream().filter(sql -> sql.contains("ORDER BY NEXT_SYNC_AT")))
                .hasSizeBetween(1, 5);
    }

    @Test
    void atLeastOnePaymentIsSynchronisedAtATime() {
        assertThatThrownBy(() -> new SyncQueue.Workers(workers, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
    }

    @Test
    void aPaymentIsFreeAgainAfterItsWork() {
        Payment payment = due();
        queue.dispatch();
        workers.workOff();
        stage.ledger.requestSync(payment.id(), SyncTrigger.CALLBACK, stage.clock.instant());

        queue.dispatch();
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(2);
    }

    @Test
    void aPaymentThatFailsKeepsNoOtherWaiting() {
        stage.opened(Stage.ANOTHER);
        stage.clock.pass(Duration.ofSeconds(10));
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));
        stage.clock.pass(Duration.ofMinutes(1));
        stage.bank.whileAsked(() -> {
            if (stage.bank.questions().size() == 1) {
                throw new IllegalStateException("an answer that nobody can read");
            }
        });

        queue.dispatch();
        workers.workOff();

        assertThat(stage.bank.questions()).containsExactly("hpp-1", "hpp-2");
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.COMPLETED);
    }

    @Test
    void whatCannotBePutOffIsNotTriedAgainWithoutAPause() {
        due(500);

        List<ILoggingEvent> log = Log.of(SyncQueue.class, Level.ERROR)
                .during(() -> withoutLeases(() -> {
                    queue.dispatch();
                    for (int task = 0; task < 1000 && workers.waiting() > 0; task++) {
                        workers.next().run();
                    }
                }));

        assertThat(workers.waiting()).isZero();
        assertThat(log).hasSizeBetween(1, 500);
    }

    /** The database refuses to write that somebody works on a payment. */
    private void withoutLeases(Runnable work) {
        JdbcTemplate database = new JdbcTemplate(stage.statements.counted());
        database.execute("ALTER TABLE ALLIANCEPAY_PAYMENT ADD CONSTRAINT NO_LEASE CHECK (LEASE_TOKEN IS NULL)");
        try {
            work.run();
        } finally {
            database.execute("ALTER TABLE ALLIANCEPAY_PAYMENT DROP CONSTRAINT NO_LEASE");
        }
    }

    @Test
    void whenTheLedgerCannotBeWrittenIsToldOnceEachTimeItBegins() {
        Payment payment = stage.opened();
        AtomicBoolean written = new AtomicBoolean();
        SyncQueue readOnly = new SyncQueue(
                stage.sync, sometimesReadOnly(written), new SyncQueue.Workers(workers, AT_ONCE), stage.clock);

        List<ILoggingEvent> log = Log.of(SyncQueue.class, Level.ERROR)
                .during(() -> Stream.of(false, false, true, false, false).forEach(works -> {
                    written.set(works);
                    readOnly.request(payment.id(), SyncTrigger.RETURN);
                }));

        assertThat(log).hasSize(2);
        assertThat(workers.waiting()).isEqualTo(1);
    }

    private PaymentLedger sometimesReadOnly(AtomicBoolean written) {
        return (PaymentLedger) Proxy.newProxyInstance(
                PaymentLedger.class.getClassLoader(),
                new Class<?>[] {PaymentLedger.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("requestSync") && !written.get()) {
                        throw new IllegalStateException("read-only");
                    }
                    return method.invoke(stage.ledger, arguments);
                });
    }

    @Test
    void aBankThatIsSilentToTheWorkersIsAskedAgainSoon() {
        Payment payment = due();
        stage.bank.fails(new NotDoneException("HTTP 503"));

        queue.dispatch();
        workers.workOff();

        assertThat(stage.history(payment)).endsWith("BANK_SILENT HTTP 503");
        assertThat(stage.isDueIn(payment, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void anAttemptWithoutAPageIsGivenUpByTheWorkers() {
        stage.bank.losesAnswers(new OutcomeUnknownException("timeout"));
        assertThat(stage.start.start(Stage.BILL, Stage.SHOPPER).opened()).isCompletedExceptionally();
        stage.clock.pass(Duration.ofMinutes(4));

        queue.dispatch();
        workers.workOff();

        assertThat(stage.last().state()).isEqualTo(PaymentState.ABANDONED);
        assertThat(stage.bank.questions()).isEmpty();
    }

    @Test
    void anErrorIsLoggedAndTheWorkerGoesOn() {
        Payment payment = due();
        stage.bank.whileAsked(() -> {
            throw new StackOverflowError();
        });

        List<ILoggingEvent> log = Log.of(SyncQueue.class, Level.ERROR).during(() -> {
            queue.dispatch();
            workers.workOff();
        });

        assertThat(log).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains(payment.id(), "tried again"));
        stage.clock.pass(SyncPass.LEASE);
        queue.dispatch();
        assertThat(workers.waiting()).isEqualTo(1);
    }

    @Test
    void aPaymentThatKeepsFailingIsPutOffForLongerEachTimeAndAPersonHearsOfIt() {
        stage.opened();
        stage.bank.whileAsked(() -> {
            throw new IllegalStateException("an answer that nobody can read");
        });

        for (int minute = 0; minute < 30; minute++) {
            stage.clock.pass(Duration.ofMinutes(1));
            queue.dispatch();
            workers.workOff();
        }

        assertThat(stage.bank.questions()).hasSize(5);
        assertThat(stage.reviews.list()).singleElement().satisfies(attention -> assertThat(attention.causes())
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.reason()).isEqualTo(Attention.Reason.SYNC_FAILING);
                    assertThat(cause.text()).contains("nobody can read");
                }));
    }

    @Test
    void callsToWakeUpAreOneUntilItIsDone() {
        due();

        queue.wake();
        queue.wake();
        assertThat(workers.waiting()).isEqualTo(1);
        workers.workOff();
        assertThat(stage.bank.questions()).hasSize(1);

        queue.wake();
        assertThat(workers.waiting()).isEqualTo(1);
    }

    /** The threads may be the shop's, and the machine may have no more of them for a moment. Whoever asks has no part in it. */
    @ParameterizedTest
    @MethodSource("refusals")
    void workersThatRefuseAreToldAgain(Throwable refusal) {
        due();
        workers.refusal = refusal;
        queue.wake();
        assertThat(workers.waiting()).isZero();

        workers.refusal = null;
        queue.wake();
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aPaymentThatNoWorkerTakesIsNotTakenForOneUnderWay(Throwable refusal) {
        Payment payment = due();
        workers.refusal = refusal;
        assertThatThrownBy(queue::dispatch).isSameAs(refusal);
        assertThat(queue.isUnderWay(payment.id())).isFalse();

        workers.refusal = null;
        queue.dispatch();
        workers.workOff();

        assertThat(stage.bank.questions()).hasSize(1);
    }

    static List<Throwable> refusals() {
        return List.of(new RejectedExecutionException("full"), new OutOfMemoryError("unable to create native thread"));
    }

    @Test
    void aRequestIsDueInTheLedgerAtOnceAndDoneByAWorker() {
        Payment payment = stage.opened();
        stage.bank.lists(purchase("SUCCESS"));

        queue.request(payment.id(), SyncTrigger.RETURN);

        assertThat(stage.isDueIn(payment, Duration.ZERO)).isTrue();
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.OPEN);
        workers.workOff();
        assertThat(stage.now(payment).state()).isEqualTo(PaymentState.COMPLETED);
        assertThat(stage.ledger.events(payment.id())).last().satisfies(event -> assertThat(event.trigger())
                .isEqualTo(SyncTrigger.RETURN));
    }

    @Test
    void aLedgerThatCannotBeWrittenIsToldOnceAndFailsNobody() {
        PaymentLedger readOnly = (PaymentLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PaymentLedger.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("read-only");
                });
        SyncQueue stuck = new SyncQueue(stage.sync, readOnly, new SyncQueue.Workers(workers, AT_ONCE), stage.clock);

        List<ILoggingEvent> log = Log.of(SyncQueue.class, Level.ERROR).during(() -> {
            stuck.request("p1", SyncTrigger.RETURN);
            stuck.request("p2", SyncTrigger.RETURN);
        });

        assertThat(log).hasSize(1);
        assertThat(workers.waiting()).isZero();
    }

    private List<Payment> due(int count) {
        List<Payment> due = IntStream.range(0, count)
                .mapToObj(order -> stage.opened(new Bill(100 + order, Payments.AMOUNT, Currency.UAH, "f")))
                .toList();
        stage.clock.pass(Duration.ofMinutes(1));
        return due;
    }

    private Payment due() {
        Payment payment = stage.opened();
        stage.clock.pass(Duration.ofMinutes(1));
        return payment;
    }

    /** Workers that work when a test says so. */
    private static final class Workers implements Executor {

        private final Deque<Runnable> tasks = new ConcurrentLinkedDeque<>();
        private Throwable refusal;

        @Override
        public void execute(Runnable task) {
            if (refusal instanceof Error noThread) {
                throw noThread;
            }
            if (refusal instanceof RuntimeException full) {
                throw full;
            }
            tasks.add(task);
        }

        int waiting() {
            return tasks.size();
        }

        Runnable next() {
            return tasks.remove();
        }

        void workOff() {
            while (!tasks.isEmpty()) {
                next().run();
            }
        }
    }
}
