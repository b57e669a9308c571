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
import io.github.alliancepay.testing.FreePort;
import io.github.alliancepay.testing.Log;
import io.github.alliancepay.testing.PostgresServer;
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
    private static final int MOST_TRIES = 3;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration BANKS_ANSWER = Duration.ofMillis(300);
    private static final SandboxBank BANK = SandboxBank.start(SandboxOptions.defaults());
    private static final int PORT = FreePort.find();

    private static final String ADDRESS = "http://localhost:" + PORT;

    private static String database;
    private static ShopInside inside;
    private static LoadedShop shop;
    private static Round round;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ShopProcess.settings(PORT, BANK.credentials()).forEach((name, value) -> registry.add(name, () -> value));
        registry.add("spring.datasource.url", () -> database);
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
            inside = new ShopInside(pool, start, queue, bank);
            shop = new LoadedShop(ADDRESS, BANK.control(), database, inside);
            round = new Round(shop, inside, new Stranger(ADDRESS));
        }
    }

    @AfterAll
    static void theyLeave() {
        shop.close();
        inside.close();
        BANK.close();
    }

    /** With Broadleaf's checkout of each order, which is the host's work. */
    @Test
    @Order(1)
    void ordersAreSubmittedAsFastAsTheHostCan() {
        shop.openPages(PLAN.orders() + CrowdControl.SHOPPERS + 11);
        shop.payOrders(PLAN.orders());

        double rate = shop.settledPerSecond(PLAN.orders(), LONGEST, BANKS_ANSWER);

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
        double rate = shop.settledPerSecond(PLAN.due(), LONGEST, BANKS_ANSWER);
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
            rounds.add(round.play(connections, PLAN));
        } while (rounds.size() < PLAN.rounds() || report.isLate(PLAN.slack()) && rounds.size() < MOST_TRIES);
        return report;
    }
}
