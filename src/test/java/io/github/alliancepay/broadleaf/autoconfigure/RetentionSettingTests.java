package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.testing.MovingClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The clock erases personal data of the age that the setting says, where the clock runs. */
class RetentionSettingTests {

    private final MovingClock watch = MovingClock.standingAt(Instant.parse("2026-11-28T12:00:00Z"));
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1);
    private final List<Instant> erased = new ArrayList<>();
    private RuntimeException failure;
    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.clock.interval=1h")
            .withBean("alliancePayClock", Clock.class, () -> watch)
            .withBean(AllianceBank.class, () -> TestHost.unused(AllianceBank.class))
            .withBean(PersonalData.class, Recorded::new)
            .withBean(SyncWorkers.class, () -> SyncWorkers.over(threads, CallTracing.NONE));

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void threeYearsUnlessTheShopSaysOtherwise() {
        site.run(context -> runAll());

        assertThat(erased).containsExactly(Instant.parse("2023-11-29T12:00:00Z"));
    }

    @Test
    void theAgeIsAsTheShopSays() {
        site.withPropertyValues("alliancepay.retention.personal-data=30d").run(context -> runAll());

        assertThat(erased).containsExactly(Instant.parse("2026-10-29T12:00:00Z"));
    }

    @Test
    void zeroErasesNothing() {
        site.withPropertyValues("alliancepay.retention.personal-data=0").run(context -> runAll());

        assertThat(erased).isEmpty();
    }

    @Test
    void aProcessWithoutAClockErasesNothing() {
        site.withPropertyValues("alliancepay.clock.enabled=false")
                .run(context -> assertThat(threads.getQueue()).isEmpty());
    }

    @Test
    void aFailureDoesNotEndIt() {
        failure = new IllegalStateException("the database is away");

        site.run(context -> {
            List<Runnable> work = List.copyOf(threads.getQueue());
            runAll();

            assertThat(erased).hasSize(1);
            assertThat(work).hasSizeGreaterThan(1).noneMatch(task -> ((Future<?>) task).isDone());
        });
    }

    private void runAll() {
        List.copyOf(threads.getQueue()).forEach(Runnable::run);
    }

    /** A ledger without anything to erase, which remembers what it was asked for. */
    private final class Recorded implements PersonalData {

        @Override
        public int eraseOlderThan(Instant before, int most, Instant now) {
            erased.add(before);
            if (failure != null) {
                throw failure;
            }
            return 0;
        }

        @Override
        public boolean erasePayment(String paymentId, Instant now) {
            throw new AssertionError("not asked for");
        }

        @Override
        public int eraseEmail(String email, int most, Instant now) {
            throw new AssertionError("not asked for");
        }
    }
}
