package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many orders are asked about at once, and no thread waits for the answers. */
class ManyQuestionsTests {

    private static final int QUESTIONS = 200;

    /** Those that send and read, the one of the JDK's client that selects, and the one that opens sessions. */
    private static final int FEW = 8;

    private final WaitingBank bank = new WaitingBank();
    private final InMemorySessionStore store = new InMemorySessionStore();

    @AfterEach
    void close() {
        bank.close();
    }

    /** The bank answers none of them before it has all of them, so they are all under way at once. */
    @Test
    void twoHundredQuestionsAtOnceNeedAHandfulOfThreads() {
        HttpAllianceBank client = client(new Capacity(1, QUESTIONS, 1), Duration.ofSeconds(30));
        List<Thread> before = threads();

        List<CompletableFuture<BankOrder>> answers = new ArrayList<>();
        for (int question = 0; question < QUESTIONS; question++) {
            answers.add(client.queryOrder("order-" + question));
        }
        bank.awaitQuestions(QUESTIONS);
        List<Thread> added = threads();
        added.removeAll(before);
        bank.answerAll();

        for (int question = 0; question < QUESTIONS; question++) {
            assertThat(answers.get(question)).succeedsWithin(30, TimeUnit.SECONDS);
            assertThat(answers.get(question).join().hppOrderId()).isEqualTo("order-" + question);
        }
        assertThat(added).hasSizeBetween(1, FEW);
        assertThat(bank.authorizations()).as("one session for all of them").isEqualTo(1);
    }

    @Test
    void questionsBeyondTheCapacityWaitTheirTurn() {
        HttpAllianceBank client = client(new Capacity(1, 3, 1), Duration.ofSeconds(30));
        List<CompletableFuture<BankOrder>> answers = new ArrayList<>();
        for (int question = 0; question < 12; question++) {
            answers.add(client.queryOrder("order-" + question));
        }

        for (int turn = 3; turn <= 12; turn += 3) {
            bank.awaitQuestions(turn);
            assertThat(bank.questions()).as("no more than three at once").isEqualTo(turn);
            bank.answerAll();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(30, TimeUnit.SECONDS));
    }

    @Test
    void aBankThatDoesNotAnswerInTimeEndsTheQuestionAndHoldsNoSeat() {
        HttpAllianceBank client = client(new Capacity(1, 1, 1), Duration.ofMillis(300));

        for (int question = 0; question < 3; question++) {
            CompletableFuture<BankOrder> answer = client.queryOrder("order-" + question);
            assertThatThrownBy(answer::get)
                    .hasCauseInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("did not answer");
        }
        assertThat(bank.questions()).isEqualTo(3);
    }

    @Test
    void aFailureIsSeenAsItIs() {
        bank.close();
        List<Throwable> seen = new ArrayList<>();
        CompletableFuture<BankOrder> answer =
                client(Capacity.DEFAULT, Duration.ofSeconds(5)).queryOrder("order-1");

        assertThat(answer.handle((order, failed) -> seen.add(failed))).succeedsWithin(30, TimeUnit.SECONDS);

        assertThat(seen.get(0)).isInstanceOf(NotDoneException.class);
        assertThatExceptionOfType(BankException.class).isThrownBy(() -> client(Capacity.DEFAULT, Duration.ofSeconds(5))
                .order("order-1"));
    }

    @Test
    void aThreadThatReadsAnswersNeverWaitsForOne() {
        HttpAllianceBank client = client(Capacity.DEFAULT, Duration.ofSeconds(30));
        CompletableFuture<BankOrder> careless =
                client.queryOrder("order-1").thenApply(order -> client.order("order-2"));
        bank.awaitQuestions(1);
        bank.answerAll();

        assertThatThrownBy(careless::get).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    private HttpAllianceBank client(Capacity capacity, Duration total) {
        Terminal terminal =
                new Terminal(URI.create("http://127.0.0.1:" + bank.port()), BankSide.CREDENTIALS, BankSide.PAGE, true);
        return new HttpAllianceBank(
                terminal,
                store,
                java.time.Clock.systemUTC(),
                new Timing(Duration.ofSeconds(5), total, Duration.ofHours(12), capacity));
    }

    /** All that live, but those of the bank itself and of the virtual machine. */
    private static List<Thread> threads() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith(WaitingBank.THREAD))
                .filter(thread -> !"CompletableFutureDelayScheduler".equals(thread.getName()))
                .filter(thread -> thread.getThreadGroup() != null
                        && !"system".equals(thread.getThreadGroup().getName()))
                .toList());
    }
}
