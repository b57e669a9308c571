package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.event.HoldExpiring;
import io.github.alliancepay.broadleaf.event.HoldReleased;
import io.github.alliancepay.broadleaf.event.NeedsAttention;
import io.github.alliancepay.broadleaf.event.PaymentCompleted;
import io.github.alliancepay.broadleaf.event.PaymentDeclined;
import io.github.alliancepay.broadleaf.event.PaymentHeld;
import io.github.alliancepay.broadleaf.event.RefundFailed;
import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.yaml.snakeyaml.Yaml;

/** The figures that Prometheus reads, and the dashboard and alert rules that are made for them. */
class MonitoringTests {

    private static final Path FOLDER = Path.of("docs/monitoring");
    private static final Pattern NAME = Pattern.compile("alliancepay_\\w+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"|by \\(([^)]*)\\)");

    /** Prometheus itself adds the node. */
    private static final String NODE = "instance";

    private static String figures;

    @BeforeAll
    static void aShopInWhichEverythingHappensOnce() {
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults())) {
            TestHost.site()
                    .withPropertyValues(
                            "alliancepay.base-url=" + bank.baseUrl(),
                            "alliancepay.merchant-id=" + bank.credentials().merchantId(),
                            "alliancepay.service-code=" + bank.credentials().serviceCode(),
                            "alliancepay.private-jwk=" + bank.credentials().privateJwk(),
                            "alliancepay.test-mode=true",
                            "alliancepay.clock.enabled=false")
                    .run(MonitoringTests::everythingHappens);
        }
    }

    @AfterAll
    static void forget() {
        figures = "";
    }

    private static void everythingHappens(ApplicationContext shop) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        shop.getBeansOfType(MeterBinder.class).values().forEach(figures -> figures.bindTo(registry));
        shop.getBean(AllianceBank.class).authorize();
        shop.publishEvent(new PaymentCompleted("p1", 1, "2026", Coins.ZERO, Currency.UAH));
        shop.publishEvent(new PaymentDeclined("p2", 1, Coins.ZERO, Currency.UAH, "1.16"));
        shop.publishEvent(new PaymentDeclined("p3", 1, Coins.ZERO, Currency.UAH, "<script>"));
        shop.publishEvent(new PaymentHeld("p4", 1, "2027", Coins.ZERO, Currency.UAH, Instant.EPOCH));
        shop.publishEvent(new HoldExpiring("p4", 1, "2027", Coins.ZERO, Currency.UAH, Instant.EPOCH));
        shop.publishEvent(new HoldReleased("p4", 1, Coins.ZERO, Currency.UAH, "admin"));
        shop.publishEvent(new RefundSucceeded("r1", "p1", 1, Coins.ZERO, Currency.UAH, "admin"));
        shop.publishEvent(new RefundFailed("r2", "p1", 1, Coins.ZERO, Currency.UAH, "b_terminal"));
        shop.publishEvent(new NeedsAttention("p1", 1, Reason.LATE_MONEY, ""));
        figures = registry.scrape();
    }

    @Test
    void everyFigureSaysWhatHappened() {
        assertThat(figures.lines())
                .contains(
                        "alliancepay_payments_total{reason=\"none\",state=\"completed\",} 1.0",
                        "alliancepay_payments_total{reason=\"1\",state=\"declined\",} 1.0",
                        "alliancepay_payments_total{reason=\"other\",state=\"declined\",} 1.0",
                        "alliancepay_payments_total{reason=\"none\",state=\"held\",} 1.0",
                        "alliancepay_payments_total{reason=\"none\",state=\"hold_expiring\",} 1.0",
                        "alliancepay_payments_total{reason=\"none\",state=\"hold_released\",} 1.0",
                        "alliancepay_refunds_total{reason=\"none\",state=\"succeeded\",} 1.0",
                        "alliancepay_refunds_total{reason=\"other\",state=\"failed\",} 1.0",
                        "alliancepay_attention_total{reason=\"late_money\",} 1.0",
                        "alliancepay_bank_calls_seconds_count{endpoint=\"authorize\",outcome=\"answered\",} 1.0",
                        "alliancepay_bank_breaker_open{endpoint=\"create-order\",} 0.0",
                        "alliancepay_bank_calls_active{endpoint=\"refund\",} 0.0",
                        "alliancepay_payments_open 0.0",
                        "alliancepay_payments_attention 0.0",
                        "alliancepay_payments_oldest_unsettled_seconds 0.0",
                        "alliancepay_refunds_unknown 0.0",
                        "alliancepay_holds_open 0.0",
                        "alliancepay_holds_expiring 0.0",
                        "alliancepay_holds_oldest_seconds 0.0",
                        "alliancepay_completions_unknown 0.0");
    }

    @Test
    void theDashboardKnowsEveryFigureAndNoOther() throws IOException {
        assertThat(names(dashboard())).isEqualTo(scraped());
        assertThat(labels(dashboard())).isSubsetOf(scrapedLabels());
    }

    @Test
    void theAlertRulesKnowNoOtherFigure() throws IOException {
        assertThat(alerts()).isNotEmpty();
        assertThat(names(alerts())).isSubsetOf(scraped());
        assertThat(labels(alerts())).isSubsetOf(scrapedLabels());
    }

    private static List<String> dashboard() throws IOException {
        JsonNode panels = new ObjectMapper()
                .readTree(FOLDER.resolve("grafana-dashboard.json").toFile())
                .get("panels");
        return StreamSupport.stream(panels.spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.get("targets").spliterator(), false))
                .map(target -> target.get("expr").asText())
                .toList();
    }

    private static List<String> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file =
                new Yaml().load(Files.readString(FOLDER.resolve("alerts.yml")));
        return file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .map(rule -> rule.get("expr").toString())
                .toList();
    }

    private static Set<String> scraped() {
        return names(figures.lines().filter(line -> !line.startsWith("#")).toList());
    }

    private static Set<String> names(List<String> texts) {
        return texts.stream()
                .flatMap(text -> NAME.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> scrapedLabels() {
        Set<String> labels = labels(figures.lines().toList());
        labels.add(NODE);
        return labels;
    }

    private static Set<String> labels(List<String> texts) {
        return texts.stream()
                .flatMap(text -> LABEL.matcher(text).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(names -> Stream.of(names.split(", *")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
