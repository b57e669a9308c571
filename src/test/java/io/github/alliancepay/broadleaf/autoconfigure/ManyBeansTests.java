package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.payment.StartPayment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.multipart.MultipartResolver;
import org.thymeleaf.cache.ICacheManager;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** The plugin is a guest: it finds its beans among many of the host's, and gets in the way of none. */
class ManyBeansTests {

    private static final String TABLES =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'ALLIANCEPAY%'";

    private final ApplicationContextRunner site = TestHost.site().withPropertyValues(Merchant.credentials());

    @Test
    void theTablesAreInBroadleafsDatabaseThoughTheHostHasAnother() {
        DataSource other = TestHost.database();

        site.withBean("reports", PlatformTransactionManager.class, () -> new DataSourceTransactionManager(other))
                .withBean("otherDatabase", DataSource.class, () -> other)
                .withBean("yetAnother", DataSource.class, TestHost::database)
                .run(context -> {
                    assertThat(tables(context.getBean("blTransactionManager", DataSourceTransactionManager.class)
                                    .getDataSource()))
                            .isPositive();
                    assertThat(tables(other)).isZero();
                });
    }

    private static Integer tables(DataSource database) {
        return new JdbcTemplate(database).queryForObject(TABLES, Integer.class);
    }

    @Test
    void itStartsAmongSeveralBeansOfEachType() {
        site.withBean("a", MessageSource.class, StaticMessageSource::new)
                .withBean("b", MessageSource.class, StaticMessageSource::new)
                .withBean("c", Clock.class, Clock::systemUTC)
                .withBean("d", Clock.class, Clock::systemUTC)
                .withBean("e", Executor.class, ConcurrentTaskExecutor::new)
                .withBean("f", Executor.class, ConcurrentTaskExecutor::new)
                .run(context -> assertThat(context).hasSingleBean(StartPayment.class));
    }

    @Test
    void theHostGetsTheExecutorAndTheSchedulerThatSpringBootMakes() {
        site.withConfiguration(AutoConfigurations.of(
                        TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(Scheduling.class)
                .run(context -> {
                    assertThat(context).hasBean("applicationTaskExecutor").hasSingleBean(TaskScheduler.class);
                    assertThat(context.getBeanNamesForType(Executor.class))
                            .containsExactlyInAnyOrder("applicationTaskExecutor", "taskScheduler");
                    assertThat(context).hasSingleBean(SyncWorkers.class);
                });
    }

    @Test
    void theHostsOnlyClockStaysTheOnlyOne() {
        site.withBean("shopsClock", Clock.class, Clock::systemUTC)
                .run(context -> assertThat(context).hasSingleBean(Clock.class));
    }

    /** Beside a bean of one of these types the host leaves out its own, and does not start. */
    @ParameterizedTest
    @ValueSource(classes = {IExpressionObjectFactory.class, ICacheManager.class, MultipartResolver.class})
    void theHostMakesItsOwnBeansOfTheTypesThatItAsksFor(Class<?> type) {
        site.run(context -> assertThat(context).doesNotHaveBean(type));
        TestHost.admin().withPropertyValues(Merchant.credentials()).run(context -> assertThat(context)
                .doesNotHaveBean(type));
    }

    @Test
    void noExecutorOfTheHostIsTaken() {
        ScheduledExecutorService shops = TestHost.unused(ScheduledExecutorService.class);

        site.withBean(ScheduledExecutorService.class, () -> shops, definition -> definition.setDestroyMethodName(""))
                .run(context ->
                        assertThat(context.getBean(SyncWorkers.class).threads()).isNotSameAs(shops));
    }

    @Test
    void theClockRunsThoughTheHostMakesItsBeansLate() {
        site.withInitializer(host -> host.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withBean("shopsOwn", Object.class, Object::new)
                .run(context -> {
                    var beans = context.getSourceApplicationContext().getBeanFactory();
                    assertThat(beans.getSingletonNames())
                            .contains("alliancePaySyncClock", "alliancePayCallbackController")
                            .doesNotContain("shopsOwn");
                });
    }

    @Test
    void theMenuIsInstalledThoughTheAdminMakesItsBeansLate() {
        TestHost.admin()
                .withPropertyValues(Merchant.credentials())
                .withInitializer(
                        host -> host.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(context.getSourceApplicationContext()
                                .getBeanFactory()
                                .getSingletonNames())
                        .contains(
                                "alliancePayAdminMenu",
                                "alliancePayOrderForms",
                                "alliancePayPaymentController",
                                "alliancePayHealthIndicator"));
    }

    @Test
    void theStartCallsNobody() throws Exception {
        try (ServerSocket bank = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            site.withPropertyValues("alliancepay.base-url=http://localhost:" + bank.getLocalPort())
                    .run(context -> assertThat(context).hasNotFailed());

            bank.setSoTimeout(1); // a call would be waiting since the start
            assertThatThrownBy(bank::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @EnableScheduling
    static class Scheduling {}
}
