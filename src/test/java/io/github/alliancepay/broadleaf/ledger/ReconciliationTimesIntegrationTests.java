package io.github.alliancepay.broadleaf.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.bank.SessionStatus;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.Difference;
import io.github.alliancepay.broadleaf.reconciliation.DifferenceKind;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithBank;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithRegister;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport;
import io.github.alliancepay.broadleaf.reconciliation.RunProgress;
import io.github.alliancepay.broadleaf.reconciliation.register.RegisterFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * A month of 20,000 payments in PostgreSQL, of which every tenth was refunded, beside what a bank answers and beside its register. The bank
 * answers at once, so the times are the shop's own. Of a thousand payments one differs in each way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("load")
class ReconciliationTimesIntegrationTests {

    private static final int PAYMENTS = Integer.getInteger("payments", 20_000);

    /** It takes some seconds. */
    private static final Duration BOUND = Duration.ofMinutes(1);

    private static final DayRange MONTH = new DayRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    private static final long STEP = Duration.between(MONTH.from(), MONTH.to()).toMillis() / (PAYMENTS + 1);
    private static final DateTimeFormatter REGISTER_TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(BankTime.KYIV);

    private final HikariDataSource pool = TestDatabase.POSTGRESQL.get();
    private final JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(pool));

    @BeforeAll
    void sell() {
        ledger.schema().ensure(Schema.Mode.ALWAYS);
        JdbcTemplate sql = new JdbcTemplate(pool);
        String time = MONTH.from().toEpochMilli() + " + " + STEP + " * CAST(i AS BIGINT)";
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_PAYMENT
                    (PAYMENT_ID, ORDER_ID, COIN_AMOUNT, CURRENCY, MERCHANT_ID, RETURN_TOKEN, CALLBACK_HASH, CREATED_AT, STATE,
                    HPP_ORDER_ID, SYNC_COUNT, SYNC_REQUESTS, SYNC_TRIGGER)
                SELECT 'p' || i, i, 10000 + i, 'UAH', 'm', 'r' || i, 'c' || i, %s, 'COMPLETED', 'h' || i, 1, 1, 'CLOCK'
                FROM generate_series(1, %d) AS numbers(i)"""
                        .formatted(time, PAYMENTS));
        List.of("PURCHASE", "REFUND")
                .forEach(type -> sql.update(
                        """
                INSERT INTO ALLIANCEPAY_OPERATION
                    (PAYMENT_ID, ECOM_OPERATION_ID, SEEN_ORDER, OPERATION_ID, OPERATION_TYPE, OPERATION_STATUS, COIN_AMOUNT, RRN,
                    PROCESSED_AT, FIELDS)
                SELECT 'p' || i, '%1$s-e' || i, 0, '%1$s-o' || i, '%1$s', 'SUCCESS', 10000 + i, '%1$s' || i, %2$s,
                    '{"ecomOperationId":"%1$s-e' || i || '","operationId":"%1$s-o' || i || '","type":"%1$s","status":"SUCCESS",'
                    || '"rrn":"%1$s' || i || '","coinAmount":"' || 10000 + i || '","transactionCurrency":"980","merchantId":"m",'
                    || '"processingDateTime":"' || TO_CHAR(TO_TIMESTAMP((%2$s) / 1000.0) AT TIME ZONE 'Europe/Kiev',
                    'YYYY.MM.DD HH24:MI:SS.MS') || '"}'
                FROM generate_series(%3$d, %4$d, %3$d) AS numbers(i)"""
                                .formatted(type, time, type.equals("REFUND") ? 10 : 1, PAYMENTS)));
        sql.execute("VACUUM ANALYZE");
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void aMonthBesideTheBanksAnswersTakesLessThanAMinute() {
        ReconcileWithBank reconcile =
                new ReconcileWithBank(ledger.reconciliation(), AllianceBanks.only(new EditedBank()));
        assertFound("the bank's answers", () -> reconcile.run(MONTH, new RunProgress()));
    }

    @Test
    void aMonthBesideTheRegisterTakesLessThanAMinute() {
        byte[] register = register().getBytes(UTF_8);
        ReconcileWithRegister reconcile = new ReconcileWithRegister(ledger.reconciliation());
        assertFound("the register", () -> reconcile.run(MONTH, RegisterFile.read(register), ""));
    }

    private static void assertFound(String other, Supplier<ReconciliationReport> run) {
        long start = System.nanoTime();
        ReconciliationReport report = run.get();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%,d payments beside %s: %d ms%n", PAYMENTS, other, time.toMillis());
        assertThat(time).isLessThan(BOUND);
        Map<DifferenceKind, Integer> found = report.comparison().differences().stream()
                .collect(groupingBy(Difference::kind, TreeMap::new, summingInt(difference -> 1)));
        int each = PAYMENTS / 1000;
        assertThat(found)
                .isEqualTo(Map.of(
                        DifferenceKind.AMOUNT, each,
                        DifferenceKind.SHOP_ONLY, each,
                        DifferenceKind.REFUND_UNKNOWN, each,
                        DifferenceKind.STATE, each,
                        DifferenceKind.BANK_ONLY, each));
        assertThat(report.comparison().matched()).isEqualTo(PAYMENTS + PAYMENTS / 10 - 3 * each);
    }

    /** What the other side lists of a payment: the truth, except for five payments of a thousand. */
    private static List<Operation> listed(int number) {
        Map<String, String> purchase = fields("PURCHASE", number, number);
        List<Map<String, String>> listed = new ArrayList<>(List.of(purchase));
        if (number % 10 == 0) {
            listed.add(fields("REFUND", number, number));
        }
        switch (number % 1000) {
            case 1 -> purchase.put("coinAmount", "1");
            case 2 -> listed.clear();
            case 3 -> {
                Map<String, String> refund = fields("REFUND", number, PAYMENTS + number);
                refund.put("originalOperationId", purchase.get("operationId"));
                listed.add(refund);
            }
            case 4 -> purchase.put("status", "FAIL");
            case 5 -> listed.add(fields("PURCHASE", number, PAYMENTS + number));
            default -> {}
        }
        return listed.stream().map(Operation::of).toList();
    }

    private static Map<String, String> fields(String type, int payment, int number) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("type", type);
        fields.put("status", "SUCCESS");
        fields.put("ecomOperationId", type + "-e" + number);
        fields.put("operationId", type + "-o" + number);
        fields.put("rrn", type + number);
        fields.put("coinAmount", String.valueOf(10_000 + payment));
        fields.put("transactionCurrency", "980");
        fields.put("merchantId", "m");
        fields.put("processingDateTime", BankTime.OPERATION.print(time(payment)));
        return fields;
    }

    private static Instant time(int payment) {
        return MONTH.from().plusMillis(STEP * payment);
    }

    private static String register() {
        Stream<String> lines = IntStream.rangeClosed(1, PAYMENTS).boxed().flatMap(payment -> listed(payment).stream()
                .map(operation -> line(payment, operation)));
        return Stream.concat(
                        Stream.of("Номер замовлення;coinAmount;RRN;Статус;Валюта;processingDateTime;Мерчант комент"),
                        lines)
                .collect(Collectors.joining("\n"));
    }

    private static String line(int payment, Operation operation) {
        return String.join(
                ";",
                operation.operationId(),
                operation.field("coinAmount"),
                operation.field("rrn"),
                operation.isSuccessful() ? "Успішна" : "Неуспішна",
                "980",
                REGISTER_TIME.format(time(payment)),
                operation.isRefund() ? "PURCHASE-o" + payment + ",padding" : "");
    }

    /** Answers at once what it lists. */
    private static final class EditedBank implements AllianceBank {

        @Override
        public BankOrder order(String hppOrderId) {
            List<Operation> operations = listed(Integer.parseInt(hppOrderId.substring(1)));
            return new BankOrder(hppOrderId, "e", "m", "p", new Coins(1), "SUCCESS", "", Optional.empty(), operations);
        }

        @Override
        public CreatedOrder createOrder(OrderRequest request) {
            throw new AssertionError("A reconciliation creates no order");
        }

        @Override
        public Operation refund(RefundRequest request) {
            throw new AssertionError("A reconciliation moves no money");
        }

        @Override
        public Operation complete(CompletionRequest request) {
            throw new AssertionError("A reconciliation moves no money");
        }

        @Override
        public SessionStatus authorize() {
            throw new AssertionError("A reconciliation opens no session by itself");
        }
    }
}
