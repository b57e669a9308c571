package io.github.alliancepay.broadleaf.payment;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.StatementCounter;
import io.github.alliancepay.testing.TestAddresses;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** How many SQL statements of ours each use case costs; the host's own are not counted. */
class StatementsPerUseCaseTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String MERCHANT = "00000000-0000-4000-8000-0000000000aa";
    private static final Bill BILL = new Bill(1, new Coins(27662), Currency.UAH, "fingerprint");
    private static final Shopper SHOPPER = new Shopper(new Payer("7", Map.of()), "olena@example.com", "uk");

    private final AllianceBank bank = mock(AllianceBank.class);
    private final OrderSubmission shop = mock(OrderSubmission.class);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private StatementCounter statements;
    private PaymentLedger ledger;
    private PaymentSync paymentSync;
    private StartPayment start;
    private final TestAddresses addresses = new TestAddresses();

    @BeforeEach
    void anEmptyLedger() {
        statements = new StatementCounter(LedgerDatabase.empty());
        JdbcLedger jdbc = JdbcLedger.over(new DataSourceTransactionManager(statements.counted()));
        ledger = jdbc.payments();
        paymentSync = new PaymentSync(AllianceBanks.only(bank), ledger, shop, List.of(), clock, SyncRules.of(false));
        start = new StartPayment(
                ledger,
                new PageOpening(AllianceBanks.only(bank), ledger, paymentSync, Runnable::run, clock),
                new OrderRequests(
                        addresses,
                        (bill, option) -> Optional.of(PaymentRoute.purchase(MERCHANT)),
                        new PageTerms(Duration.ofHours(2)),
                        List.of()),
                clock,
                () -> true);
        when(bank.createOrder(any())).thenReturn(page());
        when(shop.submit(any(), any())).thenReturn(new OrderSubmission.Result.Submitted("2026", 9));
    }

    @Test
    void startingAPaymentTakesNineStatements() {
        assertThat(statements.during(() -> start.start(BILL, SHOPPER))).hasSize(9);
    }

    @Test
    void aCallbackTakesOneStatement() {
        start();
        assertThat(statements.during(() -> ledger.requestSync(addresses.lastToken(), Optional.empty(), NOW)))
                .singleElement()
                .asString()
                .startsWith("UPDATE");
    }

    @Test
    void aSynchronisationThatChangesNothingTakesFourStatements() {
        String payment = start();
        bankSays(payment, List.of());
        paymentSync.sync(payment, SyncTrigger.CLOCK);

        assertThat(statements.during(() -> paymentSync.sync(payment, SyncTrigger.CLOCK)))
                .hasSize(4);
    }

    @Test
    void completingAnOrderTakesFifteenStatements() {
        String payment = start();
        bankSays(payment, List.of(purchase()));

        assertThat(statements.during(() -> paymentSync.sync(payment, SyncTrigger.CALLBACK)))
                .hasSize(15);
        assertThat(ledger.find(payment).orElseThrow().state()).isEqualTo(PaymentState.COMPLETED);
    }

    /** One transaction keeps what the bank answered. The claim before it, and the result after the shop has submitted the order, are these. */
    @Test
    void settlingTakesEightStatementsAndTwoCommitsBesideTheBanksAnswer() {
        String payment = start();
        bankSays(payment, List.of(purchase()));

        Map<Boolean, List<List<String>>> transactions =
                statements.transactionsDuring(() -> paymentSync.sync(payment, SyncTrigger.CALLBACK)).stream()
                        .collect(partitioningBy(StatementsPerUseCaseTests::keepsAnAnswer));

        assertThat(transactions.get(true)).hasSize(1);
        assertThat(transactions.get(false)).hasSize(2);
        assertThat(transactions.get(false).stream().flatMap(List::stream)).hasSize(8);
    }

    private static boolean keepsAnAnswer(List<String> transaction) {
        return transaction.stream().anyMatch(statement -> statement.startsWith("INSERT INTO ALLIANCEPAY_OPERATION"));
    }

    @Test
    void tryingAgainToSubmitAnOrderTakesEightStatements() {
        String payment = start();
        bankSays(payment, List.of(purchase()));
        when(shop.submit(any(), any())).thenReturn(new OrderSubmission.Result.Later("OutOfStock"));
        paymentSync.sync(payment, SyncTrigger.CLOCK);

        assertThat(statements.during(() -> paymentSync.sync(payment, SyncTrigger.CLOCK)))
                .hasSize(8);
    }

    @Test
    void showingThePageOfASettledPaymentTakesOneStatement() {
        String token = ledger.find(start()).orElseThrow().returnToken();
        assertThat(statements.during(() -> ledger.findByReturnToken(token))).hasSize(1);
    }

    private String start() {
        start.start(BILL, SHOPPER);
        return ledger.ofOrder(BILL.orderId()).get(0).id();
    }

    private static CreatedOrder page() {
        return new CreatedOrder("hpp", "ecom", URI.create("https://pay.alb.ua/?hpp_id=hpp"), "", NOW.plusSeconds(7200));
    }

    private void bankSays(String payment, List<Operation> operations) {
        when(bank.order("hpp"))
                .thenReturn(new BankOrder(
                        "hpp", "ecom", MERCHANT, payment, BILL.amount(), "PENDING", "", Optional.empty(), operations));
    }

    private static Operation purchase() {
        return Operation.of(Map.of(
                "type", "PURCHASE",
                "status", "SUCCESS",
                "coinAmount", "27662",
                "transactionCurrency", "980",
                "merchantId", MERCHANT,
                "rrn", "626400000001",
                "operationId", "op",
                "ecomOperationId", "ecom-op"));
    }
}
