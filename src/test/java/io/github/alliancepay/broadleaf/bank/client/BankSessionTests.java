package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.AccessClosedException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BankSessionTests {

    private static final Timing TIMING = Timing.DEFAULT;

    private static final String FOLLOWER = "follower-of-a-test";
    private static final BankThreads FOLLOWERS = new BankThreads(FOLLOWER, 4);

    private final MovingTime time = new MovingTime("2026-09-21T14:00:00Z");
    private final InMemorySessionStore store = new InMemorySessionStore();
    private final AtomicInteger authorizations = new AtomicInteger();
    private final BankSession session = node(this::opened);

    @Test
    void oneSessionServesUntilItIsDue() {
        OpenSession first = session.current().join();
        time.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(session.current().join()).isSameAs(first);
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void aSessionIsRenewedAheadOfItsEnd() {
        OpenSession first = session.current().join();
        time.pass(Duration.ofHours(12));
        assertThat(session.kept().join().isSameAs(first)).isFalse();
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void aRestartGoesOnWithTheStoredSession() {
        OpenSession first = session.current().join();
        time.pass(Duration.ofHours(3));
        OpenSession afterRestart = node(this::opened).current().join();
        assertThat(afterRestart.isSameAs(first)).isTrue();
        assertThat(afterRestart.refreshToken()).isEqualTo(first.refreshToken());
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void aSessionIsNotUsedInItsLastHalfMinute() {
        BankSession lazy = node(
                this::opened,
                new Timing(
                        TIMING.connect(), TIMING.total(), Duration.ofHours(24).minusMillis(1)));
        OpenSession first = lazy.kept().join();
        time.pass(Duration.ofHours(24).minusSeconds(31));
        assertThat(lazy.kept().join()).isSameAs(first);
        time.pass(Duration.ofSeconds(1));
        assertThat(lazy.kept().join()).isNotSameAs(first);
    }

    @Test
    void aRenewalThatFailsLeavesTheGoodSessionInUseAndWaitsBeforeTheNextTry() {
        OpenSession first = session.current().join();
        AtomicInteger attempts = new AtomicInteger();
        BankSession struggling = node(() -> {
            attempts.incrementAndGet();
            throw new NotDoneException("The bank is down");
        });
        time.pass(Duration.ofHours(13));

        assertThat(struggling.kept().join().isSameAs(first)).isTrue();
        assertThat(struggling.kept().join().isSameAs(first)).isTrue();
        assertThat(attempts).as("not at every call").hasValue(1);

        time.pass(Duration.ofMinutes(6));
        struggling.kept().join();
        assertThat(attempts).hasValue(2);
        assertThat(claimIsFree()).isTrue();
    }

    @Test
    void aRenewalUnderWayOnAnotherNodeIsNotWaitedForWhileTheSessionIsGood() {
        OpenSession first = session.current().join();
        time.pass(Duration.ofHours(13));
        store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));
        assertThat(session.kept().join().isSameAs(first)).isTrue();
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void theSessionThatAnotherThreadOpenedMeanwhileIsTaken() {
        OpenSession rejected = session.current().join();
        OpenSession renewed = session.insteadOf(rejected).join();
        assertThat(session.insteadOf(rejected).join()).isSameAs(renewed);
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void theSessionThatAnotherNodeOpenedMeanwhileIsTaken() {
        OpenSession rejected = session.current().join();
        OpenSession theirs = node(this::opened).insteadOf(rejected).join();
        assertThat(session.insteadOf(rejected).join().isSameAs(theirs)).isTrue();
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void aNodeWaitsForTheNodeThatHasTheClaimAndTakesItsSession() {
        BankSide theirs = BankSide.opened(time.instant());
        store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));
        AtomicInteger pauses = new AtomicInteger();
        time.whileWaiting(() -> {
            if (pauses.incrementAndGet() == 8) {
                store.save(BankSide.SERVICE_CODE, new SealedSession(theirs.jwe(), theirs.authorizedAt()));
            }
        });

        assertThat(session.current().join().deviceId()).isEqualTo(theirs.deviceId());
        assertThat(pauses).as("the store is read four times a second").hasValue(8);
        assertThat(authorizations).hasValue(0);
    }

    @Test
    void aNodeThatDiedWithTheClaimBlocksOthersOnlyUntilTheClaimEnds() {
        store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));
        session.current().join();
        assertThat(authorizations).hasValue(1);
        assertThat(time.instant()).isAfterOrEqualTo("2026-09-21T14:00:40Z").isBefore("2026-09-21T14:00:41Z");
    }

    @Test
    void theWaitForOtherNodesHasAnEnd() {
        time.whileWaiting(() -> {
            store.release(BankSide.SERVICE_CODE);
            store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));
        });
        store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));

        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> Futures.await(session.current()))
                .withMessageContaining("Another node");
        assertThat(time.instant()).isBefore("2026-09-21T14:01:00Z");
    }

    @Test
    void theClaimIsGivenBackWhenAuthorizingFails() {
        BankSession failing = node(() -> {
            throw new AccessClosedException();
        });
        assertThatExceptionOfType(AccessClosedException.class).isThrownBy(() -> Futures.await(failing.current()));
        assertThat(claimIsFree()).isTrue();
    }

    @Test
    void aStoredSessionOfAFormerKeyIsReplaced() {
        String foreign = SandboxJwe.encrypt(BankSide.opened(time.instant()).plain(), BankSide.newKey());
        store.save(BankSide.SERVICE_CODE, new SealedSession(foreign, time.instant()));
        session.current().join();
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void aStoreThatFailsMeansThatNothingWasDone() {
        BankSession storeless = new BankSession(
                new StoredSessions(new BrokenStore(), BankSide.CREDENTIALS), this::opened, TIMING, time, FOLLOWERS);
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> Futures.await(storeless.current()))
                .withMessageContaining("store")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(authorizations).hasValue(0);
    }

    @Test
    void manyThreadsOfManyNodesOpenOneSession() throws Exception {
        time.stand();
        List<BankSession> nodes = List.of(node(this::opened), node(this::opened), node(this::opened));
        Set<String> devices =
                inThirtyThreads(turn -> nodes.get(turn % 3).current().join().deviceId());
        assertThat(devices).hasSize(1);
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void manyThreadsThatAreTurnedAwayTogetherOpenOneSession() throws Exception {
        OpenSession rejected = session.current().join();
        Set<String> devices =
                inThirtyThreads(turn -> session.insteadOf(rejected).join().deviceId());
        assertThat(devices).hasSize(1).doesNotContain(rejected.deviceId());
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void aSessionThatIsStillGoodIsNotWaitedForWhileItIsRenewed() {
        CountDownLatch bankMayAnswer = new CountDownLatch(1);
        OpenSession first = session.current().join();
        BankSession slow = node(() -> {
            await(bankMayAnswer);
            return opened();
        });
        assertThat(slow.current().join().isSameAs(first)).isTrue();
        time.pass(Duration.ofHours(13));

        CompletableFuture<OpenSession> renewed = slow.kept();

        assertThat(slow.current()).isCompletedWithValueMatching(session -> session.isSameAs(first));
        assertThat(renewed).isNotDone();
        bankMayAnswer.countDown();
        assertThat(renewed.join().isSameAs(first)).isFalse();
        assertThat(slow.current().join()).isSameAs(renewed.join());
    }

    @Test
    void nobodyIsHeldWhileASessionIsOpened() {
        CountDownLatch bankMayAnswer = new CountDownLatch(1);
        BankSession slow = node(() -> {
            await(bankMayAnswer);
            return opened();
        });

        List<CompletableFuture<OpenSession>> all = new ArrayList<>();
        for (int caller = 0; caller < 1000; caller++) {
            all.add(slow.current());
        }

        assertThat(all).noneMatch(CompletableFuture::isDone);
        bankMayAnswer.countDown();
        assertThat(all)
                .extracting(CompletableFuture::join)
                .containsOnly(all.get(0).join());
        assertThat(authorizations).hasValue(1);
    }

    /** Otherwise a caller who waits for something would keep everybody from a session. */
    @Test
    void nobodyGoesOnOnTheThreadThatOpensSessions() {
        for (Supplier<OpenSession> end : List.<Supplier<OpenSession>>of(this::opened, BankSessionTests::refused)) {
            CountDownLatch bankMayAnswer = new CountDownLatch(1);
            BankSession node = node(() -> {
                await(bankMayAnswer);
                return end.get();
            });
            List<CompletableFuture<String>> threads = Stream.of(node.current(), node.kept(), node.authorize())
                    .map(future -> future.handle(
                            (session, failed) -> Thread.currentThread().getName()))
                    .toList();

            bankMayAnswer.countDown();

            assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).startsWith(FOLLOWER));
        }
    }

    @Test
    void thoseWhoCameMeanwhileShareTheFailureAndTheNextBeginAnew() {
        CountDownLatch othersMayCome = new CountDownLatch(1);
        SingleFlight<String> flight = new SingleFlight<>(time.threads(), FOLLOWERS);
        CompletableFuture<?> leader = flight.run(() -> {
            await(othersMayCome);
            throw new NotDoneException("The bank is down");
        });
        CompletableFuture<?> follower = flight.run(() -> "own work");

        othersMayCome.countDown();

        assertThatThrownBy(leader::join).hasCauseInstanceOf(NotDoneException.class);
        assertThatThrownBy(follower::join).hasCauseInstanceOf(NotDoneException.class);
        assertThat(flight.run(() -> "later work").join().value()).isEqualTo("later work");
    }

    @Test
    void workThatCannotBeginOrDiesDoesNotBlockWhatFollows() {
        SingleFlight<String> noThread = new SingleFlight<>(
                work -> {
                    throw new RejectedExecutionException("no thread");
                },
                FOLLOWERS);
        assertThatThrownBy(noThread.run(() -> "work")::join).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(noThread.run(() -> "work")::join).hasCauseInstanceOf(RejectedExecutionException.class);

        SingleFlight<String> dying = new SingleFlight<>(Runnable::run, FOLLOWERS);
        CompletableFuture<?> dead = dying.run(() -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(dead::join).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(dying.run(() -> "work").join().value()).isEqualTo("work");
    }

    private static OpenSession refused() {
        throw new NotDoneException("The bank is down");
    }

    private OpenSession opened() {
        authorizations.incrementAndGet();
        return BankSide.opened(time.instant()).asMerchantSees();
    }

    private BankSession node(Supplier<OpenSession> authorization) {
        return node(authorization, TIMING);
    }

    private BankSession node(Supplier<OpenSession> authorization, Timing timing) {
        return new BankSession(new StoredSessions(store, BankSide.CREDENTIALS), authorization, timing, time, FOLLOWERS);
    }

    private boolean claimIsFree() {
        return store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(1));
    }

    private static Set<String> inThirtyThreads(Task task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        CountDownLatch together = new CountDownLatch(30);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int turn = 0; turn < 30; turn++) {
                int number = turn;
                results.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return task.device(number);
                }));
            }
            Set<String> devices = new HashSet<>();
            for (Future<String> result : results) {
                devices.add(result.get());
            }
            return devices;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private interface Task {
        String device(int turn);
    }

    private static final class BrokenStore implements SessionStore {

        @Override
        public java.util.Optional<SealedSession> latest(String serviceCode) {
            throw new IllegalStateException("The database is gone");
        }

        @Override
        public boolean claim(String serviceCode, java.time.Instant now, java.time.Instant until) {
            throw new IllegalStateException("The database is gone");
        }

        @Override
        public void save(String serviceCode, SealedSession session) {
            throw new IllegalStateException("The database is gone");
        }

        @Override
        public void release(String serviceCode) {
            throw new IllegalStateException("The database is gone");
        }
    }
}
