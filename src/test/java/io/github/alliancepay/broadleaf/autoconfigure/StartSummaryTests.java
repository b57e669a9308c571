package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.testing.Log;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessResourceFailureException;

/** What an operator sees of how the plugin is set up. */
class StartSummaryTests {

    private final ApplicationContextRunner site = TestHost.site()
            .withPropertyValues(Merchant.credentials())
            .withPropertyValues("alliancepay.shop-url=https://shop.example/shop/", "alliancepay.clock.interval=7s");

    @Test
    void aStartIsSummedUpInOneLineWithoutASecret() {
        assertThat(Log.of(StartSummary.class, Level.INFO).during(() -> site.run(context -> {})))
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "AlliancePay is ready: bankHost bank.example, merchant 2b6f…8a01, testMode true,"
                                + " callbackAddress https://shop.example/shop/alliancepay/callback, clockInterval 7s, schemaVersion 2");
    }

    @Test
    void anAdminLeavesTheClockToTheSite() {
        TestHost.admin()
                .withPropertyValues(Merchant.credentials())
                .withPropertyValues("alliancepay.admin.menu=false")
                .run(context -> assertThat(context.getBean(StartSummary.class).facts())
                        .containsEntry("clockInterval", "none (another process looks for payments that are due)"));
    }

    @Test
    void actuatorsEndpointShowsTheSameAndWhatThePluginIsDoing() {
        site.run(context -> {
            Map<String, Object> shown = context.getBean(PluginEndpoint.class).read();
            assertThat(shown)
                    .containsAllEntriesOf(context.getBean(StartSummary.class).facts())
                    .containsKeys("banks", "clock", "connection")
                    .containsEntry("payments", Map.of("open", 0L, "unknownRefunds", 0L, "needAttention", 0L));
            assertThat(shown.toString()).doesNotContain(Merchant.ID, Merchant.SERVICE_CODE, Merchant.KEY);
        });
    }

    /** It is opened above all when something is away. */
    @Test
    void withoutItsDatabaseTheEndpointShowsTheRest() {
        PaymentSearch away = mock(PaymentSearch.class);
        when(away.figures(any())).thenThrow(new DataAccessResourceFailureException("jdbc:h2:secret"));
        site.withBean(PaymentSearch.class, () -> away)
                .run(context -> assertThat(context.getBean(PluginEndpoint.class).read())
                        .containsKeys("banks", "clock", "connection")
                        .containsEntry("ledger", "cannot be read: DataAccessResourceFailureException")
                        .doesNotContainKeys("payments", "holds"));
    }

    @Test
    void withoutCredentialsThereIsNeither() {
        TestHost.site().run(context -> assertThat(context)
                .doesNotHaveBean(StartSummary.class)
                .doesNotHaveBean(PluginEndpoint.class)
                .doesNotHaveBean(AlliancePayMetricsAutoConfiguration.class));
    }
}
