package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.demo.DemoStore;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.testing.Log;
import io.github.alliancepay.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The figures of {@code docs/reliability.md}, which says what is promised and how it is measured: the demo store on PostgreSQL with the
 * plugin as a shop has it, and a sandbox bank that is fast, slow or dead. For the long form add {@code -Dload=long}.
 */
@SpringBootTest(classes = DemoStore.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(AtOnceSubmission.class)
@Tag("load")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReliabilityIntegrationTests {

    private static final Plan PLAN = Plan.chosen();
    private static final int SHOPPERS = 50;
    private static final Fault FAST = Fault.delay(Duration.ofMillis(50));
    private static final int MOST_TRIES = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final SandboxBank BANK = SandboxBank.start(SandboxOptions.defaults());
    private static final int PORT = freePort();

    private static String database;
    private static LoadedShop shop;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("spring.datasource.url", () -> database);
        // The client of this test sends a form again after no lost connection, as a browser would.
        registry.add("server.tomcat.keep-alive-timeout", () -> "5m");
        registry.add("server.tomcat.max-keep-alive-requests", () -> -1);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 10);
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

    @BeforeEach
    void peopleCome(
            @Autowired HikariDataSource pool,
            @Autowired StartPayment start,
            @Autowired SyncQueue queue,
            @Autowired AllianceBank bank) {
        if (shop == null) {
            shop = new LoadedShop(
                    "http://localhost:" + PORT, BANK.control(), pool, new LoadedShop.Plugin(start, queue, bank));
        }
    }

    @AfterAll
    static void theyLeave() {
        shop.close();
        BANK.close();
    }

    /** With Broadleaf's checkout of each order, which is the host's work. */
    @Test
    @Order(1)
    void ordersAreSubmittedAsFastAsTheHostCan() {
        shop.openPages(PLAN.orders() + SHOPPERS + 11);
        shop.payOrders(PLAN.orders());

        double rate = shop.settledPerSecond(PLAN.orders(), LONGEST);

        System.out.printf("settled with Broadleaf's checkout: %.0f a second%n", rate);
        assertThat(rate).isPositive();
    }

    /** The plugin alone: its ledger, its threads, HTTP, and an order that is submitted at once. The bank takes 0.3 s. */
    @Test
    @Order(2)
    void aNodeSettlesAsManyPaymentsASecondAsPromised() {
        List<Double> rates = new ArrayList<>();

        List<ILoggingEvent> errors = Log.of(SyncQueue.class, Level.ERROR).during(() -> {
            do {
                rates.add(settledAlone());
            } while (Collections.max(rates) < PLAN.perSecond() && rates.size() < MOST_TRIES);
        });

        assertThat(errors).isEmpty();
        assertThat(Collections.max(rates)).isGreaterThanOrEqualTo((double) PLAN.perSecond());
    }

    private static double settledAlone() {
        shop.payMadeUpOrders(PLAN.due());
        double rate = shop.settledPerSecond(PLAN.due(), LONGEST);
        System.out.printf("settled by the plugin alone: %.0f a second%n", rate);
        return rate;
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(ints = {10, 4})
    void nobodyElseFeelsThatTheBankIsSlowOrDead(int connections) {
        Report report = report(connections);
        System.out.print(report.text());

        SoftAssertions verdict = new SoftAssertions();
        report.judge(verdict, PLAN.slack());
        verdict.assertAll();
    }

    /** More rounds than planned only when something has disturbed the first. */
    private static Report report(int connections) {
        List<List<Phase>> rounds = new ArrayList<>();
        Report report = new Report(connections, rounds);
        do {
            rounds.add(round(connections));
        } while (rounds.size() < PLAN.rounds() || report.isLate(PLAN.slack()) && rounds.size() < MOST_TRIES);
        return report;
    }

    private static List<Phase> round(int connections) {
        shop.resize(10);
        List<Visitor> shoppers = shop.atTheCheckout(4 * SHOPPERS);
        shop.awaitBank();
        shop.resize(connections);
        shop.loaded("warm-up", WARM_UP, FAST, group(0, shoppers));
        return List.of(
                shop.quiet(Report.QUIET, PLAN.quiet()),
                shop.loaded(Report.FAST, PLAN.fast(), FAST, group(1, shoppers)),
                shop.quiet(Report.QUIET, PLAN.quiet()),
                shop.loaded(Report.DEAD, PLAN.dead(), Fault.of(FaultKind.HOLD), group(2, shoppers)),
                shop.quiet(Report.QUIET, PLAN.quiet()),
                shop.loaded(Report.SLOW, PLAN.slow(), Fault.delay(Duration.ofSeconds(12)), group(3, shoppers)));
    }

    private static List<Visitor> group(int number, List<Visitor> shoppers) {
        return shoppers.subList(number * SHOPPERS, (number + 1) * SHOPPERS);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
