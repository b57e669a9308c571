package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import io.github.alliancepay.broadleaf.ledger.Schema.Mode;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentStatus;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.testing.Crowd;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A ledger that 0.1.0 has filled becomes one of this version, in every database. */
abstract class UpgradeContract extends LedgerContract {

    private static final long NOON_MILLIS = NOON.toEpochMilli();
    private static final Duration YEARS = Duration.ofDays(1000);

    /** History as 0.1.0 wrote it: every kind, and the characters that JSON treats in a special way. */
    private static final Map<String, PaymentEvent> HISTORY = Map.ofEntries(
            line("started:276.62", Kind.STARTED, "27662"),
            line(
                    "start.unknown:no answer: \"timeout\" in C:\\temp",
                    Kind.START_UNKNOWN,
                    "no answer: \"timeout\" in C:\\temp"),
            line("start.refused:b_terminal", Kind.START_REFUSED, "b_terminal"),
            line("state:OPEN:PAID", Kind.STATE_CHANGED, "OPEN", "PAID"),
            line("review:AMOUNT_DIFFERS", Kind.REVIEW_NEEDED, "AMOUNT_DIFFERS"),
            line("bank-silent:503\tService\nUnavailable", Kind.BANK_SILENT, "503 Service Unavailable"),
            line("hint-refused:b_hpp_order_not_found", Kind.HINT_REFUSED, "b_hpp_order_not_found"),
            line("completion-later:TimeoutException", Kind.SUBMISSION_POSTPONED, "TimeoutException"),
            line("review-retried", Kind.SUBMISSION_REQUESTED),
            line("review-accepted:Їжак € 😀: гаразд", Kind.ACCEPTED, "Їжак € 😀: гаразд"),
            line("refund-sent:0.05", Kind.REFUND_SENT, "005"),
            line("refund-resent:1.00", Kind.REFUND_RESENT, "100"),
            line("refund-pending", Kind.REFUND_PENDING),
            line("refund-unknown", Kind.REFUND_UNKNOWN),
            line("refund-succeeded:1234567.89", Kind.REFUND_SUCCEEDED, "123456789"),
            line("refund-failed:116.A1", Kind.REFUND_FAILED, "116.A1"),
            line("refund-external:2.50", Kind.REFUND_EXTERNAL, "250"),
            line("refund-assigned:2.50", Kind.REFUND_ASSIGNED, "250"),
            line("started:" + "9".repeat(490), Kind.STARTED, "9".repeat(480)));

    private static final String FIELDS = "{\"approvalCode\":\"654321\",\"cardNumberMask\":\"555555******4444\","
            + "\"coinAmount\":\"27662\",\"ecomOperationId\":\"one\",\"rrn\":\"-1\",\"status\":\"SUCCESS\","
            + "\"type\":\"PURCHASE\"}";

    private final Dialect dialect;

    UpgradeContract(Supplier<HikariDataSource> database, Dialect dialect) {
        super(database);
        this.dialect = dialect;
    }

    private static Map.Entry<String, PaymentEvent> line(String what, Kind kind, String... arguments) {
        return Map.entry(what, new PaymentEvent(NOON, SyncTrigger.CALLBACK, "iryna", kind, List.of(arguments)));
    }

    /** Brings the tables to the newest version. */
    void upgrade() {
        ledger.schema().ensure(Mode.ALWAYS);
    }

    @BeforeEach
    void aFullLedgerOfVersionOne() {
        run(dialect.scriptsAfter(0).get(0));
        List.of(PaymentState.values()).forEach(state -> payment(state.name(), state, ""));
        HISTORY.keySet().forEach(what -> history("OPEN", what));
        List.of(RefundState.values()).forEach(state -> refund(state.name(), "COMPLETED", state));
        sql().update(
                        "INSERT INTO ALLIANCEPAY_SESSION (SERVICE_HASH, JWE, AUTHORIZED_AT) VALUES (?, ?, ?)",
                        io.github.alliancepay.broadleaf.payment.Fingerprint.of("service-code"),
                        "sealed",
                        NOON_MILLIS);
    }

    @Test
    void paymentsInEveryStateAreReadBack() {
        upgrade();
        for (PaymentState state : PaymentState.values()) {
            assertThat(ledger.payments().find(state.name())).contains(expected(state));
            assertThat(ledger.payments().operations(state.name())).containsExactly(purchase("one"));
        }
        assertThat(ledger.search().find(PaymentQuery.of("olena@exa")).payments())
                .hasSize(PaymentState.values().length);
    }

    @Test
    void theQueueGoesOnWhereItWasAndRequestsComeFirst() {
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_LOOK_AT = NULL");
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_LOOK_AT = ? WHERE PAYMENT_ID = 'EXPIRED'", NOON_MILLIS);
        sql().update(
                        "UPDATE ALLIANCEPAY_PAYMENT SET NEXT_LOOK_AT = ?, LOOKS = 3, RINGS = 4, RUNG_BY = 'RETURN'"
                                + " WHERE PAYMENT_ID = 'OPEN'",
                        NOON_MILLIS + 1);
        upgrade();
        assertThat(ledger.payments().due(minute(1), 10)).containsExactly("OPEN", "EXPIRED");
        Lease lease = ledger.payments().claim("OPEN", minute(1), minute(4)).orElseThrow();
        assertThat(lease.trigger()).isEqualTo(SyncTrigger.RETURN);
        assertThat(List.of((long) lease.syncs(), lease.requests())).containsExactly(3L, 4L);
    }

    @Test
    void whatHasItsMoneyIsLookedAtOnceMoreUntilItIsNinetyDaysOld() {
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_LOOK_AT = NULL");
        List.of(0, 1, 8, 31, 89, 90).forEach(this::completedDaysAgo);
        upgrade();
        assertThat(nextSync("0 days")).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(nextSync("1 days")).isEqualTo(NOON.plus(Duration.ofDays(6)));
        assertThat(nextSync("8 days")).isEqualTo(NOON.plus(Duration.ofDays(22)));
        assertThat(nextSync("31 days")).isEqualTo(NOON.plus(Duration.ofDays(59)));
        assertThat(nextSync("89 days")).isEqualTo(NOON.plus(Duration.ofDays(1)));
        List<String> watched = ledger.payments().due(NOON.plus(YEARS), 100);
        assertThat(watched).contains("COMPLETED", "REVIEW", "RETURNED").doesNotContain("90 days", "DECLINED");
    }

    private void completedDaysAgo(int days) {
        payment(
                days + " days",
                PaymentState.COMPLETED,
                ", CREATED_AT = " + NOON.minus(Duration.ofDays(days)).toEpochMilli());
    }

    private Instant nextSync(String payment) {
        return Instant.ofEpochMilli(sql().queryForObject(
                        "SELECT NEXT_SYNC_AT FROM ALLIANCEPAY_PAYMENT WHERE PAYMENT_ID = ?", Long.class, payment));
    }

    @Test
    void historyOfEveryKindIsReadBack() {
        upgrade();
        assertThat(ledger.payments().events("OPEN")).containsExactlyInAnyOrderElementsOf(HISTORY.values());
    }

    @Test
    void refundsInEveryStateAreReadBackWithTheirLines() {
        upgrade();
        for (RefundState state : RefundState.values()) {
            assertThat(ledger.refunds().find(state.name())).contains(expected(state));
        }
        assertThat(ledger.refunds().soldLines("COMPLETED")).isEmpty();
    }

    @Test
    void theBanksSessionIsReadBack() {
        upgrade();
        assertThat(ledger.sessions().latest("service-code")).contains(new SealedSession("sealed", NOON));
    }

    @Test
    void whatNeededAttentionStillDoes() {
        payment("kept", PaymentState.REVIEW, "");
        payment("returned", PaymentState.REVIEW, "");
        refund("r1", "returned", RefundState.SUCCEEDED);
        payment("twice", PaymentState.COMPLETED, "");
        operation("twice", "two");
        payment("accepted", PaymentState.PAID, ", ACCEPTED_AT = 1");
        upgrade();
        assertThat(ledger.search().needsAttention(NOON.plus(YEARS)))
                .extracting(attention -> attention.payment().id(), Attention::reasons)
                .containsExactlyInAnyOrder(
                        tuple("REVIEW", Set.of(Reason.REVIEW)),
                        tuple("kept", Set.of(Reason.REVIEW)),
                        tuple("PAID", Set.of(Reason.NOT_SUBMITTED)),
                        tuple("twice", Set.of(Reason.LATE_MONEY)),
                        tuple("COMPLETED", Set.of(Reason.REFUND_UNKNOWN, Reason.REFUND_OVERDUE)));
        assertThat(ledger.search().needsAttention(NOON))
                .filteredOn(attention -> attention.payment().id().equals("COMPLETED"))
                .flatExtracting(Attention::causes)
                .hasSize(1);
    }

    @Test
    void whatWasPaidIsFoundByStatusAndByTheNumbersOfItsOperations() {
        payment("partly", PaymentState.COMPLETED, "");
        refund("r1", "partly", RefundState.SUCCEEDED);
        sql().update("UPDATE ALLIANCEPAY_REFUND SET ORDER_COIN_AMOUNT = 1 WHERE REFUND_ID = 'r1'");
        payment("test", PaymentState.COMPLETED, "");
        sql().update("UPDATE ALLIANCEPAY_OPERATION SET RRN = '-1', FIELDS = ? WHERE PAYMENT_ID = 'test'", FIELDS);
        upgrade();
        PaymentSearch search = ledger.search();
        assertThat(search.find(PaymentQuery.of("654321")).payments())
                .extracting(Payment::id)
                .containsExactly("test");
        assertThat(search.find(PaymentQuery.of("**** 4444")).payments())
                .extracting(Payment::id)
                .containsExactly("test");
        assertThat(found(search, PaymentStatus.REFUNDED_IN_PART)).containsExactly("partly");
        assertThat(found(search, PaymentStatus.REFUNDED)).containsExactly("COMPLETED");
        assertThat(found(search, PaymentStatus.REVIEW)).containsExactly("REVIEW");
        assertThat(sql().queryForList("SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE IS_TEST = 1", String.class))
                .containsExactly("test");
        assertThat(sql().queryForList("SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE REFUNDING = 1", String.class))
                .containsExactly("COMPLETED");
    }

    private static List<String> found(PaymentSearch search, PaymentStatus status) {
        return search.find(PaymentQuery.of("", Filter.of(status), 50)).payments().stream()
                .map(Payment::id)
                .toList();
    }

    @Test
    void theUpgradedLedgerTakesNewPayments() {
        upgrade();
        assertThat(ledger.payments()
                        .open(SamplePayments.payment("new", 77), "token", minute(1), HISTORY.get("review-retried")))
                .isTrue();
        assertThat(ledger.payments().claim("new", NOON, minute(3))).isPresent();
    }

    /** Its nodes may still run. It says each of these before it calls the bank, so that it moves no money, and the new nodes do its work. */
    @Test
    void aNodeOfTheOldVersionBeginsNothingOnTheNewTables() {
        List<String> beginnings = List.of(
                "INSERT INTO ALLIANCEPAY_PAYMENT (PAYMENT_ID, ORDER_ID, COIN_AMOUNT, CURRENCY, MERCHANT_ID, RETURN_TOKEN,"
                        + " CALLBACK_HASH, CREATED_AT, STATE, NEXT_LOOK_AT, LOOKS, RINGS, RUNG_BY)"
                        + " VALUES ('late', 1202, 1, 'UAH', 'm', 'r', 'c', 1, 'CREATED', 1, 0, 0, 'CLOCK')",
                "UPDATE ALLIANCEPAY_PAYMENT SET LEASE_TOKEN = 't', LEASE_UNTIL = 1, NEXT_LOOK_AT = 1"
                        + " WHERE PAYMENT_ID = 'OPEN'",
                "UPDATE ALLIANCEPAY_PAYMENT SET RINGS = RINGS + 1, RUNG_BY = 'CLOCK', NEXT_LOOK_AT = 1"
                        + " WHERE PAYMENT_ID = 'COMPLETED'");
        beginnings.forEach(sql()::execute);
        upgrade();
        assertThat(beginnings).allSatisfy(statement -> assertThatThrownBy(() -> sql().execute(statement))
                .isInstanceOf(BadSqlGrammarException.class));
        assertThat(ledger.payments().claim("OPEN", NOON, minute(3))).isPresent();
    }

    /** The statements up to some point were run, and then the node died. */
    @ParameterizedTest
    @ValueSource(ints = {10, 40, 60, 80, 99})
    void anUpgradeThatStoppedAnywhereIsFinishedAtTheNextStart(int percent) {
        List<String> statements = new SchemaScript(dialect.scriptsAfter(1).get(0)).statements();
        statements.subList(0, statements.size() * percent / 100).forEach(sql()::execute);
        upgrade();
        paymentsInEveryStateAreReadBack();
        historyOfEveryKindIsReadBack();
        refundsInEveryStateAreReadBackWithTheirLines();
    }

    private void run(String script) {
        new ResourceDatabasePopulator(new ClassPathResource(script)).execute(sql().getDataSource());
    }

    private void payment(String id, PaymentState state, String more) {
        sql().update(
                        "INSERT INTO ALLIANCEPAY_PAYMENT (PAYMENT_ID, ORDER_ID, COIN_AMOUNT, CURRENCY, FINGERPRINT, MERCHANT_ID,"
                                + " RETURN_TOKEN, CALLBACK_HASH, EMAIL, SHOPPER_LANGUAGE, CREATED_AT, STATE, HPP_ORDER_ID, ECOM_ORDER_ID,"
                                + " REDIRECT_URL, STATUS_URL, EXPIRES_AT, DECLINE_CODES, ORDER_NUMBER, ORDER_PAYMENT_ID, REVIEW_REASON,"
                                + " LAST_ASKED_AT, LOOKS, RINGS, RUNG_BY) VALUES (?, 1201, 27662, 'UAH', 'fingerprint', 'merchant', ?, ?,"
                                + " 'Olena@example.com', 'uk', ?, ?, ?, 'ecom', 'https://pay.example/', 'https://pay.example/status', ?,"
                                + " '116.A1', '2026-77', 55, 'AMOUNT_DIFFERS', ?, 0, 0, 'CLOCK')",
                        id,
                        "return-" + id,
                        "hash-" + id,
                        NOON_MILLIS,
                        state.name(),
                        "hpp-" + id,
                        NOON_MILLIS + 1,
                        NOON_MILLIS + 2);
        if (!more.isEmpty()) {
            sql().update("UPDATE ALLIANCEPAY_PAYMENT SET LOOKS = 0" + more + " WHERE PAYMENT_ID = ?", id);
        }
        operation(id, "one");
    }

    private static Payment expected(PaymentState state) {
        String id = state.name();
        return new Payment(
                id,
                new Bill(1201, new Coins(27_662), Currency.UAH, "fingerprint"),
                PaymentRoute.purchase("merchant"),
                "return-" + id,
                "Olena@example.com",
                "uk",
                NOON,
                new Payment.Progress(
                        state,
                        Optional.of(new CreatedOrder(
                                "hpp-" + id,
                                "ecom",
                                URI.create("https://pay.example/"),
                                "https://pay.example/status",
                                NOON.plusMillis(1))),
                        "116.A1",
                        new Outcome("2026-77", Optional.of(55L), Optional.of(ReviewReason.AMOUNT_DIFFERS)),
                        Optional.of(NOON.plusMillis(2)),
                        Optional.empty()));
    }

    private void operation(String paymentId, String key) {
        String fields = purchase(key).fields().entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        sql().update(
                        "INSERT INTO ALLIANCEPAY_OPERATION (PAYMENT_ID, ECOM_OPERATION_ID, SEEN_ORDER, OPERATION_TYPE,"
                                + " OPERATION_STATUS, COIN_AMOUNT, RRN, FIELDS) VALUES (?, ?, 0, 'PURCHASE', 'SUCCESS', 27662, ?, ?)",
                        paymentId,
                        key,
                        "123456789012",
                        fields);
    }

    private static Operation purchase(String key) {
        return SamplePayments.purchase(key, "SUCCESS");
    }

    private void history(String paymentId, String what) {
        sql().update(
                        "INSERT INTO ALLIANCEPAY_EVENT (PAYMENT_ID, HAPPENED_AT, DOORBELL, WHO, WHAT)"
                                + " VALUES (?, ?, 'CALLBACK', 'iryna', ?)",
                        paymentId,
                        NOON_MILLIS,
                        what);
    }

    private void refund(String id, String paymentId, RefundState state) {
        sql().update(
                        "INSERT INTO ALLIANCEPAY_REFUND (REFUND_ID, PAYMENT_ID, ORDER_ID, IN_FLIGHT_ORDER_ID, OPERATION_ID,"
                                + " COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE, REQUESTED_BY, REASON, BANK_COMMENT, ECOM_OPERATION_ID,"
                                + " HOST_TRANSACTION_ID, SENT_AT, ABSENT_SINCE, CREATED_AT)"
                                + " VALUES (?, ?, 1201, ?, 'operation', 27662, 27662, ?, 'iryna', 'size', '41', 'e1', 7, ?, ?, ?)",
                        id,
                        paymentId,
                        state == RefundState.UNKNOWN ? 1201 : null,
                        state.name(),
                        NOON_MILLIS,
                        NOON_MILLIS + 1,
                        NOON_MILLIS);
        sql().update("INSERT INTO ALLIANCEPAY_REFUND_LINE VALUES (?, 0, 'item:12', 2, 27662)", id);
    }

    private static Refund expected(RefundState state) {
        Coins amount = new Coins(27_662);
        return new Refund(
                state.name(),
                "COMPLETED",
                1201,
                "operation",
                new RefundPlan(amount, amount, List.of(new RefundLine("item:12", 2, amount))),
                state,
                new RefundOrigin("iryna", "size", "41"),
                new BankTrace("e1", "", Optional.of(NOON), Optional.of(NOON.plusMillis(1))),
                NOON,
                Optional.of(7L));
    }

    /** Databases whose own script is run by the plugin itself. */
    abstract static class ByThePlugin extends UpgradeContract {

        ByThePlugin(TestDatabase database, Dialect dialect) {
            super(database::empty, dialect);
        }

        @Test
        void sixteenNodesUpgradeAtOnce() {
            Crowd.of16(number -> {
                JdbcLedger.over(transactions).schema().ensure(Mode.ALWAYS);
                return number;
            });
            paymentsInEveryStateAreReadBack();
            historyOfEveryKindIsReadBack();
        }

        @Test
        void withoutPermissionTheErrorNamesTheScriptThatIsMissing() {
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.NEVER))
                    .isInstanceOfSatisfying(SchemaMissingException.class, error -> assertThat(error.scripts())
                            .singleElement()
                            .asString()
                            .contains("/V2__"))
                    .hasMessageContaining("alliancepay.schema.initialize=always");
        }

        @Test
        void tablesOfANewerVersionAreRefused() {
            upgrade();
            sql().update("INSERT INTO ALLIANCEPAY_SCHEMA (VERSION) VALUES (3)");
            assertThatThrownBy(() -> ledger.schema().ensure(Mode.ALWAYS))
                    .isInstanceOf(SchemaMissingException.class)
                    .hasMessageContaining("version 3")
                    .hasMessageContaining("newer");
        }
    }
}
