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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BankSessionTests {

    private static final Timing TIMING = Timing.DEFAULT;

    private final MovingTime time = new MovingTime("2026-09-21T14:00:00Z");
    private final InMemorySessionStore store = new InMemorySessionStore();
    private final AtomicInteger authorizations = new AtomicInteger();
    private final BankSession session = node(this::opened);

    @Test
    void oneSessionServesUntilItIsDue() {
        OpenSession first = session.current();
        time.pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(session.current()).isSameAs(first);
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void aSessionIsRenewedAheadOfItsEnd() {
        OpenSession first = session.current();
        time.pass(Duration.ofHours(12));
        assertThat(session.current().isSameAs(first)).isFalse();
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void aRestartGoesOnWithTheStoredSession() {
        OpenSession first = session.current();
        time.pass(Duration.ofHours(3));
        OpenSession afterRestart = node(this::opened).current();
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
        OpenSession first = lazy.current();
        time.pass(Duration.ofHours(24).minusSeconds(31));
        assertThat(lazy.current()).isSameAs(first);
        time.pass(Duration.ofSeconds(1));
        assertThat(lazy.current()).isNotSameAs(first);
    }

    @Test
    void aRenewalThatFailsLeavesTheGoodSessionInUseAndWaitsBeforeTheNextTry() {
        OpenSession first = session.current();
        AtomicInteger attempts = new AtomicInteger();
        BankSession struggling = node(() -> {
            attempts.incrementAndGet();
            throw new NotDoneException("The bank is down");
        });
        time.pass(Duration.ofHours(13));

        assertThat(struggling.current().isSameAs(first)).isTrue();
        assertThat(struggling.current().isSameAs(first)).isTrue();
        assertThat(attempts).as("not at every call").hasValue(1);

        time.pass(Duration.ofMinutes(6));
        struggling.current();
        assertThat(attempts).hasValue(2);
        assertThat(claimIsFree()).isTrue();
    }

    @Test
    void aRenewalUnderWayOnAnotherNodeIsNotWaitedForWhileTheSessionIsGood() {
        OpenSession first = session.current();
        time.pass(Duration.ofHours(13));
        store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));
        assertThat(session.current().isSameAs(first)).isTrue();
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void theSessionThatAnotherThreadOpenedMeanwhileIsTaken() {
        OpenSession rejected = session.current();
        OpenSession renewed = session.insteadOf(rejected);
        assertThat(session.insteadOf(rejected)).isSameAs(renewed);
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void theSessionThatAnotherNodeOpenedMeanwhileIsTaken() {
        OpenSession rejected = session.current();
        OpenSession theirs = node(this::opened).insteadOf(rejected);
        assertThat(session.insteadOf(rejected).isSameAs(theirs)).isTrue();
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

        assertThat(session.current().deviceId()).isEqualTo(theirs.deviceId());
        assertThat(pauses).as("the store is read four times a second").hasValue(8);
        assertThat(authorizations).hasValue(0);
    }

    @Test
    void aNodeThatDiedWithTheClaimBlocksOthersOnlyUntilTheClaimEnds() {
        store.claim(BankSide.SERVICE_CODE, time.instant(), time.instant().plusSeconds(40));
        session.current();
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
                .isThrownBy(session::current)
                .withMessageContaining("Another node");
        assertThat(time.instant()).isBefore("2026-09-21T14:01:00Z");
    }

    @Test
    void theClaimIsGivenBackWhenAuthorizingFails() {
        BankSession failing = node(() -> {
            throw new AccessClosedException();
        });
        assertThatExceptionOfType(AccessClosedException.class).isThrownBy(failing::current);
        assertThat(claimIsFree()).isTrue();
    }

    @Test
    void aStoredSessionOfAFormerKeyIsReplaced() {
        String foreign = SandboxJwe.encrypt(BankSide.opened(time.instant()).plain(), BankSide.newKey());
        store.save(BankSide.SERVICE_CODE, new SealedSession(foreign, time.instant()));
        assertThat(session.peek()).isEmpty();
        session.current();
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void aStoreThatFailsMeansThatNothingWasDone() {
        BankSession storeless = new BankSession(
                new StoredSessions(new BrokenStore(), BankSide.CREDENTIALS), this::opened, TIMING, time);
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(storeless::current)
                .withMessageContaining("store")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(authorizations).hasValue(0);
    }

    @Test
    void manyThreadsOfManyNodesOpenOneSession() throws Exception {
        time.stand();
        List<BankSession> nodes = List.of(node(this::opened), node(this::opened), node(this::opened));
        Set<String> devices =
                inThirtyThreads(turn -> nodes.get(turn % 3).current().deviceId());
        assertThat(devices).hasSize(1);
        assertThat(authorizations).hasValue(1);
    }

    @Test
    void manyThreadsThatAreTurnedAwayTogetherOpenOneSession() throws Exception {
        OpenSession rejected = session.current();
        Set<String> devices =
                inThirtyThreads(turn -> session.insteadOf(rejected).deviceId());
        assertThat(devices).hasSize(1).doesNotContain(rejected.deviceId());
        assertThat(authorizations).hasValue(2);
    }

    @Test
    void threadsThatCameMeanwhileShareTheFailure() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch othersMayCome = new CountDownLatch(1);
        SingleFlight<String> flight = new SingleFlight<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> leader = threads.submit(() -> flight.run(() -> {
                begun.countDown();
                await(othersMayCome);
                throw new NotDoneException("The bank is down");
            }));
            begun.await();
            Thread follower = new Thread(
                    () -> assertThatThrownBy(() -> flight.run(() -> "own work")).isInstanceOf(NotDoneException.class));
            List<Throwable> surprises = new ArrayList<>();
            follower.setUncaughtExceptionHandler((thread, surprise) -> surprises.add(surprise));
            follower.start();
            while (follower.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            othersMayCome.countDown();
            follower.join();
            assertThat(surprises).isEmpty();
            assertThatThrownBy(leader::get).hasCauseInstanceOf(NotDoneException.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(flight.run(() -> "later work").value()).isEqualTo("later work");
    }

    private OpenSession opened() {
        authorizations.incrementAndGet();
        return BankSide.opened(time.instant()).asMerchantSees();
    }

    private BankSession node(Supplier<OpenSession> authorization) {
        return node(authorization, TIMING);
    }

    private BankSession node(Supplier<OpenSession> authorization, Timing timing) {
        return new BankSession(new StoredSessions(store, BankSide.CREDENTIALS), authorization, timing, time);
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
