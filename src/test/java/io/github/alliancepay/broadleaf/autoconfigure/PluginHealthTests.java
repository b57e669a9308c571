package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.bank.client.CallTracing;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.testing.MovingClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** The health never fails, asks nobody, and says whether the clock runs. */
class PluginHealthTests {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final MovingClock watch = MovingClock.standingAt(Instant.parse("2026-11-28T12:00:00Z"));
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(1);
    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.clock.interval=1h")
            .withBean("alliancePayClock", Clock.class, () -> watch)
            .withBean(SyncWorkers.class, () -> SyncWorkers.over(threads, CallTracing.NONE));

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void withoutCredentialsItSaysWhatIsMissing() {
        TestHost.site()
                .withPropertyValues("alliancepay.base-url=https://bank.example")
                .run(context -> {
                    assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
                    assertThat(health(context).getDetails())
                            .containsEntry("reason", "credentials are missing")
                            .containsEntry(
                                    "missing",
                                    List.of(
                                            "alliancepay.merchant-id",
                                            "alliancepay.service-code",
                                            "alliancepay.private-jwk"));
                });
    }

    @Test
    void aBankThatWasNotCalledYetIsUp() {
        site.run(context -> assertThat(health(context)).isEqualTo(Health.up().build()));
    }

    /** The store of the session fails when it is asked. */
    @Test
    void itAsksNobody() {
        site.withBean(SessionStore.class, () -> TestHost.unused(SessionStore.class))
                .run(context ->
                        assertThat(health(context)).isEqualTo(Health.up().build()));
    }

    @Test
    void theAdminHasNoClock() {
        TestHost.admin().withPropertyValues(Merchant.credentials()).run(context -> assertThat(health(context))
                .isEqualTo(Health.up().build()));
    }

    @Test
    void aBankOfTheShopsOwnIsNotKnown() {
        site.withBean(AllianceBank.class, () -> TestHost.unused(AllianceBank.class))
                .run(context -> {
                    assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
                    assertThat(health(context).getDetails())
                            .containsEntry("reason", "the bank is a part of the shop's own");
                });
    }

    @Test
    void itSaysWhenTheClockLastRan() {
        site.withBean(AllianceBank.class, () -> TestHost.unused(AllianceBank.class))
                .run(context -> {
                    watch.pass(Duration.ofHours(1));
                    List.copyOf(threads.getQueue()).forEach(Runnable::run);

                    assertThat(health(context).getDetails()).containsEntry("lastRun", "2026-11-28T13:00:00Z");
                });
    }

    @Test
    void aClockWhoseWorkFailsIsSaidAndRunsOn() {
        site.withBean(PaymentLedger.class, () -> TestHost.unused(PaymentLedger.class))
                .run(context -> {
                    List<Runnable> work = List.copyOf(threads.getQueue());
                    watch.pass(Duration.ofHours(10));
                    work.forEach(Runnable::run);
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);

                    watch.pass(Duration.ofSeconds(1));

                    assertThat(health(context))
                            .isEqualTo(Health.status(DEGRADED)
                                    .withDetail("reason", "the clock does not run")
                                    .build());
                    assertThat(work).hasSize(4).noneMatch(task -> ((Future<?>) task).isDone());
                });
    }

    @Test
    void aPartThatFailsIsNoFailureOfTheHealth() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("bank", failing());
        MockEnvironment environment = new MockEnvironment();
        List.of(Merchant.credentials()).forEach(setting -> set(environment, setting.split("=", 2)));

        Health health = new PluginHealth(
                        environment,
                        () -> Map.of("default", beans.getBean(HttpAllianceBank.class)),
                        beans.getBeanProvider(SyncClock.class))
                .health();

        assertThat(health)
                .isEqualTo(Health.unknown()
                        .withDetail("reason", "the health cannot be told: BeanCreationException")
                        .build());
    }

    private static void set(MockEnvironment environment, String[] setting) {
        environment.setProperty(setting[0], setting[1]);
    }

    private static BeanDefinition failing() {
        return BeanDefinitionBuilder.genericBeanDefinition(HttpAllianceBank.class, () -> {
                    throw new IllegalStateException("the key is 4711");
                })
                .getBeanDefinition();
    }

    private static Health health(ApplicationContext context) {
        return context.getBean(HealthIndicator.class).health();
    }
}
