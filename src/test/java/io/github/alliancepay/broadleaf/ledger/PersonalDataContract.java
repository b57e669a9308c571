package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link PersonalData} promises, in every database. */
abstract class PersonalDataContract extends LedgerContract {

    private static final Instant YEARS_LATER = minute(1_000_000);

    private static final Map<String, String> MONEY = Map.of(
            "ecomOperationId", "o1",
            "operationId", "op1",
            "type", "PURCHASE",
            "status", "SUCCESS",
            "coinAmount", "27662",
            "merchantId", "merchant",
            "actionCode", "0");

    private static final Map<String, String> PERSON = Map.of(
            "rrn", "123456789012",
            "cardNumberMask", "411111••••1111",
            "approvalCode", "A1B2C3",
            "purpose", "для Олени",
            "recipientAccount", "UA213223130000026007233566001",
            "receiptUrl", "https://bank.example/receipt/1");

    private final PersonalData personalData = ledger.personalData();

    PersonalDataContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void theHistoryOfMoneyStaysAndThePersonGoes() {
        store("p1", PaymentState.COMPLETED);
        refund("p1", RefundState.SUCCEEDED);
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 10, YEARS_LATER)).isEqualTo(1);
        Payment erased = ledger.payments().find("p1").orElseThrow();
        assertThat(erased.email()).isEmpty();
        assertThat(erased.bill()).isEqualTo(SamplePayments.payment("p1", 1).bill());
        assertThat(operations("p1")).containsExactly(Operation.of(MONEY));
        assertThat(ledger.refunds().ofPayment("p1")).hasSize(1);
        assertThat(ledger.payments().events("p1")).isNotEmpty();
        assertThat(everythingStored()).doesNotContain("olena", "123456789012", "411111", "Олени", "UA2132", "receipt");
    }

    @Test
    void whatWasErasedIsNotFoundByItAnyMore() {
        store("p1", PaymentState.COMPLETED);
        personalData.erasePayment("p1", NOON);
        assertThat(ledger.search().find(PaymentQuery.of("olena")).payments()).isEmpty();
        assertThat(ledger.search().find(PaymentQuery.of("123456789012")).payments())
                .isEmpty();
        assertThat(ledger.search().find(PaymentQuery.of("hpp-p1")).payments()).hasSize(1);
    }

    @Test
    void onlyPaymentsOfLongAgoAreErased() {
        store("p1", PaymentState.COMPLETED);
        assertThat(personalData.eraseOlderThan(NOON, 10, YEARS_LATER)).isZero();
        assertThat(personalData.eraseOlderThan(NOON.plusMillis(1), 10, YEARS_LATER))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(PaymentState.class)
    void onlyDecidedPaymentsAreErased(PaymentState state) {
        store("p1", state);
        boolean isDecided =
                switch (state) {
                    case COMPLETED, DECLINED, EXPIRED, ABANDONED, RETURNED, RELEASED, LAPSED -> true;
                    case CREATED, OPEN, AUTHORIZED, PAID, REVIEW -> false;
                };
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 10, YEARS_LATER)).isEqualTo(isDecided ? 1 : 0);
    }

    @Test
    void anAcceptedReviewIsDecided() {
        store("p1", PaymentState.REVIEW);
        ledger.payments().accept("p1", new Occasion(NOON, SyncTrigger.ADMIN, "iryna").event(Kind.ACCEPTED, "well"));
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 10, YEARS_LATER)).isEqualTo(1);
    }

    @Test
    void aPaymentThatIsWatchedOrHasARefundUnderWayIsNotErased() {
        store("p1", PaymentState.COMPLETED);
        store("p2", PaymentState.COMPLETED);
        refund("p1", RefundState.PENDING);
        ledger.payments().requestSync("p2", SyncTrigger.ADMIN, NOON);
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 10, YEARS_LATER)).isZero();
    }

    @Test
    void paymentsAreErasedInBatchesAndOnce() {
        for (int number = 0; number < 5; number++) {
            store("p" + number, number % 2 == 0 ? PaymentState.COMPLETED : PaymentState.EXPIRED);
        }
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 3, YEARS_LATER)).isEqualTo(3);
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 3, YEARS_LATER)).isEqualTo(2);
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 3, YEARS_LATER)).isZero();
    }

    @Test
    void aPaymentThatCannotBeReadKeepsNoOtherFromBeingErased() {
        store("p1", PaymentState.COMPLETED);
        store("p2", PaymentState.COMPLETED);
        sql().update("UPDATE ALLIANCEPAY_OPERATION SET FIELDS = 'no JSON' WHERE PAYMENT_ID = 'p1'");
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 10, YEARS_LATER)).isEqualTo(1);
        assertThat(ledger.payments().find("p1").orElseThrow().email()).isNotEmpty();
        assertThat(ledger.payments().find("p2").orElseThrow().email()).isEmpty();
    }

    /** Those come first, again and again. */
    @Test
    void soManyThatCannotBeReadThatTheyFillABatchKeepNoOtherEither() {
        List.of("p1", "p2", "p3", "p4", "p5", "p6").forEach(id -> store(id, PaymentState.COMPLETED));
        sql().update("UPDATE ALLIANCEPAY_OPERATION SET FIELDS = 'no JSON' WHERE PAYMENT_ID < 'p4'");

        assertThat(personalData.eraseOlderThan(YEARS_LATER, 2, YEARS_LATER)).isEqualTo(2);
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 2, YEARS_LATER)).isEqualTo(1);
        assertThat(personalData.eraseOlderThan(YEARS_LATER, 2, YEARS_LATER)).isZero();
    }

    @Test
    void onePaymentIsErasedOnRequestWhateverItsState() {
        store("p1", PaymentState.OPEN);
        assertThat(personalData.erasePayment("p1", NOON)).isTrue();
        assertThat(personalData.erasePayment("nobody", NOON)).isFalse();
        assertThat(ledger.payments().find("p1").orElseThrow().email()).isEmpty();
    }

    @Test
    void thePaymentsOfOneAddressAreErasedOnRequest() {
        store("p1", PaymentState.COMPLETED);
        store("p2", PaymentState.OPEN);
        assertThat(personalData.eraseEmail("olena@example.co", 10, NOON)).isZero();
        assertThat(personalData.eraseEmail(" Olena@Example.com", 1, NOON)).isEqualTo(1);
        assertThat(personalData.eraseEmail("olena@example.com", 10, NOON)).isEqualTo(1);
        assertThat(everythingStored()).doesNotContain("olena");
    }

    @Test
    void whatTheBankTellsLaterIsKeptWithoutPersonalData() {
        store("p1", PaymentState.COMPLETED);
        personalData.erasePayment("p1", NOON);
        Operation again = purchase("o1");
        Operation later = purchase("o2");
        Lease lease = ledger.payments().claim("p1", minute(9), minute(12)).orElseThrow();
        assertThat(ledger.payments().write(lease, minute(3), lease.payment(), List.of(again, later), List.of()))
                .isTrue();
        assertThat(operations("p1"))
                .hasSize(2)
                .noneMatch(operation -> operation.fields().containsKey("rrn"));
        assertThat(statementsOf(() ->
                        ledger.payments().write(lease, minute(3), lease.payment(), List.of(again, later), List.of())))
                .noneMatch(sql -> sql.contains("UPDATE ALLIANCEPAY_OPERATION"));
    }

    @Test
    void aTestTerminalIsStillKnownAsOne() {
        store("p1", PaymentState.COMPLETED, Operation.of(with(MONEY, Map.of("rrn", "-1", "cardNumberMask", "4111"))));
        personalData.erasePayment("p1", NOON);
        assertThat(operations("p1")).singleElement().matches(Operation::isTest);
        assertThat(ledger.search().testPayments(List.of("p1"))).containsExactly("p1");
    }

    private static Map<String, String> with(Map<String, String> fields, Map<String, String> more) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.putAll(more);
        return all;
    }

    private static Operation purchase(String key) {
        return Operation.of(with(with(MONEY, PERSON), Map.of("ecomOperationId", key)));
    }

    private List<Operation> operations(String id) {
        return ledger.payments().operations(id);
    }

    private String everythingStored() {
        return List.of("ALLIANCEPAY_PAYMENT", "ALLIANCEPAY_OPERATION", "ALLIANCEPAY_EVENT").stream()
                .map(table -> sql().query("SELECT * FROM " + table, (row, number) -> text(row))
                        .toString())
                .toList()
                .toString();
    }

    private static String text(java.sql.ResultSet row) throws java.sql.SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            text.append(row.getString(column)).append(' ');
        }
        return text.toString();
    }

    private void store(String id, PaymentState state) {
        store(id, state, purchase("o1"));
    }

    private void store(String id, PaymentState state, Operation operation) {
        Payment created = SamplePayments.payment(id, 1);
        ledger.payments()
                .open(
                        created,
                        "callback-" + id,
                        NOON,
                        Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
        Lease lease = ledger.payments().claim(id, NOON, minute(3)).orElseThrow();
        Payment stored =
                SamplePayments.with(created, state, Optional.of(SamplePayments.page("hpp-" + id)), created.outcome());
        ledger.payments().release(lease, stored, List.of(operation), Optional.empty(), List.of());
        ledger.payments().retire(id);
    }

    private void refund(String paymentId, RefundState state) {
        Coins amount = new Coins(1);
        ledger.refunds()
                .add(new Refund(
                        "r-" + paymentId,
                        paymentId,
                        1,
                        "op1",
                        new RefundPlan(amount, amount, List.of()),
                        state,
                        RefundOrigin.of("iryna", ""),
                        BankTrace.NONE,
                        NOON));
    }
}
