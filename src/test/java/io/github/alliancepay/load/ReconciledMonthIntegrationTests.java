package io.github.alliancepay.load;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.demo.DemoStore;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxClock;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.testing.FreePort;
import io.github.alliancepay.testing.PostgresServer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A month reconciled in the demo store on PostgreSQL, by its page, with a sandbox bank that has the orders: all that is between them is
 * real, encryption and HTTP included. Every tenth payment was refunded in part. Of a thousand payments one differs in each way that the
 * answers of a bank can show. {@code -Dmonth=20000} takes as many payments as {@code docs/reliability.md} promises.
 */
@SpringBootTest(
        classes = DemoStore.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        // The host has no order into which it could book the refunds.
        properties = "logging.level.io.github.alliancepay.broadleaf.refund.BookRefunds=OFF")
@Import({AtOnceSubmission.class, ReconciledMonthIntegrationTests.Time.class})
class ReconciledMonthIntegrationTests {

    private static final int PAYMENTS = Integer.getInteger("month", 1_000);
    private static final int EACH = PAYMENTS / 1_000;
    private static final int REFUNDS = PAYMENTS / 10;
    private static final int DAYS = 30;

    /** A minute for 20,000; what needs a start of its own needs a little more than its share. */
    private static final Duration BOUND = Duration.ofSeconds(5).plusMillis(PAYMENTS * 55L / 20);

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PAGE = "/admin/alliancepay/reconciliation";
    private static final Map<String, String> NOVEMBER = Map.of("from", "2026-11-01", "to", "2026-11-30");
    private static final Shopper SOMEBODY = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");
    private static final SandboxClock CLOCK = SandboxClock.standingAt(Instant.parse("2026-11-01T09:00:00Z"));
    private static final SandboxBank BANK =
            SandboxBank.start(SandboxOptions.defaults().withClock(CLOCK));
    private static final int PORT = FreePort.find();

    private static String database;

    @Autowired
    private StartPayment start;

    @Autowired
    private PaymentSync sync;

    @Autowired
    private JdbcTemplate sql;

    private final ExecutorService people = Executors.newFixedThreadPool(16);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("spring.datasource.url", () -> database);
        registry.add("alliancepay.schema.initialize", () -> "always");
        registry.add("alliancepay.clock.enabled", () -> false);
        registry.add("alliancepay.base-url", BANK::baseUrl);
        registry.add("alliancepay.merchant-id", () -> BANK.credentials().merchantId());
        registry.add("alliancepay.service-code", () -> BANK.credentials().serviceCode());
        registry.add("alliancepay.private-jwk", () -> BANK.credentials().privateJwk());
        registry.add("alliancepay.test-mode", () -> true);
        registry.add("alliancepay.shop-url", () -> "http://localhost:" + PORT);
    }

    @BeforeAll
    static void aServerRuns() {
        database = PostgresServer.newDatabase();
    }

    @AfterAll
    static void theBankCloses() {
        BANK.close();
    }

    @Test
    void everyDifferenceIsFoundAndNoneIsInventedInLessThanAMinute() {
        bank().callbacks(false);
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
        sellForAMonth();
        Visitor accountant = new Visitor(HttpClient.newHttpClient(), "http://localhost:" + PORT, new Answers());
        accountant.logIn("viewer").join();

        long begun = System.nanoTime();
        HttpResponse<String> result = reconcile(accountant);
        Duration time = Duration.ofNanos(System.nanoTime() - begun);

        System.out.printf("%,d payments beside a bank over HTTP: %.1f s%n", PAYMENTS, time.toMillis() / 1000.0);
        assertThat(differences(accountant, result))
                .isEqualTo(Map.of(
                        "At the bank only", EACH,
                        "In the shop only", EACH,
                        "Another sum", EACH,
                        "Another state", EACH,
                        "Refund unknown to the shop", EACH,
                        "Another currency", EACH,
                        "Another merchant", EACH));
        assertThat(result.body())
                .contains("Matched: %,d. Different: %,d.".formatted(PAYMENTS + REFUNDS - 6 * EACH, 7 * EACH));
        assertThat(time).isLessThan(BOUND);
    }

    private static SandboxControl bank() {
        return BANK.control();
    }

    /** As the page does without scripts: it is loaded again until it has the result. */
    private static HttpResponse<String> reconcile(Visitor accountant) {
        String place = accountant
                .get("page", PAGE)
                .thenCompose(form -> accountant.post("page", PAGE + "/bank", NOVEMBER))
                .join()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> accountant.get("page", place).join(), page -> page.body()
                        .contains("Matched:"));
    }

    /** The lines of the table for spreadsheets, counted by kind. */
    private static Map<String, Integer> differences(Visitor accountant, HttpResponse<String> result) {
        String table =
                accountant.get("page", result.uri().getPath() + "/csv").join().body();
        String kinds = table.substring(table.indexOf("\"Difference\""));
        return Pattern.compile("\r?\n\"([^\"]+)\"")
                .matcher(kinds)
                .results()
                .collect(groupingBy(match -> match.group(1), summingInt(match -> 1)));
    }

    private void sellForAMonth() {
        for (int day = 0; day < DAYS; day++) {
            int first = day * PAYMENTS / DAYS;
            int end = (day + 1) * PAYMENTS / DAYS;
            atOnce(IntStream.range(first, end)
                    .<Callable<Void>>mapToObj(number -> () -> sell(number))
                    .toList());
            CLOCK.advanceTo(CLOCK.instant().plus(Duration.ofDays(1)));
        }
    }

    private void atOnce(List<Callable<Void>> work) {
        try {
            List<Future<Void>> all = new ArrayList<>(people.invokeAll(work));
            for (Future<Void> each : all) {
                each.get();
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Void sell(int number) {
        Bill bill = new Bill(AtOnceSubmission.FIRST + number, new Coins(10_000 + number), Currency.UAH, "f");
        Payment payment = start.start(bill, SOMEBODY).opened().join();
        String order = payment.hppOrderId().orElseThrow();
        String purchase = bank().pay(order).operationId().orElseThrow();
        if (number % 1_000 != 1) {
            sync.sync(payment.id(), SyncTrigger.CLOCK);
        }
        if (number % 10 == 0) {
            bank().cabinetRefund(purchase, 100);
            sync.sync(payment.id(), SyncTrigger.CLOCK);
        }
        differ(number % 1_000, payment.id(), purchase);
        return null;
    }

    /** What makes the two sides differ. The callback about the first was lost, and the shop has not asked yet. */
    private void differ(int number, String payment, String purchase) {
        switch (number) {
            case 2 -> change("PAYMENT", "HPP_ORDER_ID = 'unknown-' || ORDER_ID", payment);
            case 3 -> change("OPERATION", fields("coinAmount\":\"?[0-9]+", "coinAmount\":\"1"), payment);
            case 4 -> change(
                    "OPERATION",
                    "OPERATION_STATUS = 'FAIL', " + fields("status\":\"SUCCESS", "status\":\"FAIL"),
                    payment);
            case 5 -> bank().cabinetRefund(purchase, 100);
            case 6 -> change("OPERATION", fields("Currency\":\"?980", "Currency\":\"840"), payment);
            case 7 -> change("OPERATION", fields("merchantId\":\"[^\"]+", "merchantId\":\"another"), payment);
            default -> {}
        }
    }

    private static String fields(String what, String by) {
        return "FIELDS = REGEXP_REPLACE(FIELDS, '%s', '%s')".formatted(what, by);
    }

    private void change(String table, String how, String payment) {
        int changed = sql.update("UPDATE ALLIANCEPAY_" + table + " SET " + how + " WHERE PAYMENT_ID = ?", payment);
        assertThat(changed).isEqualTo(1);
    }

    @TestConfiguration
    static class Time {

        @Bean
        Clock alliancePayClock() {
            return CLOCK;
        }
    }
}
