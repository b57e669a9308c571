package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.MovementState;
import io.github.alliancepay.broadleaf.reconciliation.MovementType;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger.AskedPayment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reconciliation reads of the ledger. */
abstract class ReconciliationContract extends LedgerContract {

    private static final DayRange DAY = DayRange.of(LocalDate.of(2026, 11, 24));

    ReconciliationContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void successesAreFoundOnTheDayOnWhichTheBankProcessedThem() {
        payment("p1", DAY.from().minusSeconds(5), operation("o1", "SUCCESS", DAY.from()));
        payment(
                "p2",
                DAY.from().minusSeconds(5),
                operation("o2", "SUCCESS", DAY.from().minusMillis(1)));
        payment("p3", DAY.from(), operation("o3", "SUCCESS", DAY.to()));
        payment("p4", DAY.from(), operation("o4", "FAIL", NOON));
        payment("p5", DAY.from(), operation("o5", "SUCCESS", DAY.to().minusMillis(1)));

        assertThat(ledger.reconciliation().processed(DAY))
                .extracting(movement -> movement.numbers().operationId())
                .containsExactlyInAnyOrder("o1", "o5");
    }

    /** They have no time of their own. */
    @Test
    void operationsOf010AreFoundOnTheDayOfTheirPayment() {
        payment("p1", NOON, operation("o1", "SUCCESS", NOON));
        sql().update("UPDATE ALLIANCEPAY_OPERATION SET PROCESSED_AT = NULL");

        assertThat(ledger.reconciliation().processed(DAY)).hasSize(1);
    }

    @Test
    void movementsAreFoundByTheNumbersOfARegister() {
        payment("p1", NOON, operation("o1", "SUCCESS", NOON));
        payment("p2", NOON, operation("o2", "FAIL", NOON));

        List<Movement> found = ledger.reconciliation().withNumbers(List.of("o2", "o9"), List.of("rrn-o1"));

        assertThat(found)
                .extracting(movement -> movement.numbers().operationId(), Movement::state)
                .containsExactlyInAnyOrder(tuple("o2", MovementState.FAILED), tuple("o1", MovementState.SUCCESS));
        assertThat(ledger.reconciliation().withNumbers(List.of(), List.of())).isEmpty();
    }

    @Test
    void paymentsAreAskedAboutWhenSomethingHappenedToThem() {
        payment("started", NOON, operation("o1", "SUCCESS", DAY.to().plusSeconds(60)));
        payment("paid-later", DAY.from().minusSeconds(60), operation("o2", "SUCCESS", NOON));
        payment(
                "earlier",
                DAY.from().minusSeconds(60),
                operation("o3", "SUCCESS", DAY.from().minusSeconds(30)));

        assertThat(ledger.reconciliation().touched(DAY))
                .extracting(asked -> asked.link().paymentId())
                .containsExactlyInAnyOrder("started", "paid-later");
        assertThat(ledger.reconciliation().touched(DAY))
                .extracting(AskedPayment::hppOrderId)
                .allMatch(Optional::isPresent);
    }

    @Test
    void aRefundIsInTheStateInWhichTheShopHasIt() {
        payment("p1", NOON, refund("r1", NOON));
        sql().update(
                        "INSERT INTO ALLIANCEPAY_REFUND (REFUND_ID, PAYMENT_ID, ORDER_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE,"
                                + " ECOM_OPERATION_ID, CREATED_AT) VALUES ('f1', 'p1', 1, 27662, 27662, 'PENDING', 'e-r1', 1)");
        sql().update(
                        "INSERT INTO ALLIANCEPAY_REFUND (REFUND_ID, PAYMENT_ID, ORDER_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE,"
                                + " CREATED_AT) VALUES ('f2', 'p1', 1, 100, 100, 'UNKNOWN', 1)");

        List<Movement> found = ledger.reconciliation().ofPayments(List.of("p1"));

        assertThat(found)
                .extracting(Movement::state)
                .containsOnly(MovementState.OPEN)
                .hasSize(2);
        assertThat(found).extracting(movement -> movement.numbers().requestId()).contains("f2");
    }

    @Test
    void aHoldIsNoPurchaseAndItsRefundIsARelease() {
        payment("p1", NOON, Operation.of(fields("PREAUTH", "h1", "SUCCESS", NOON)));
        sql().update(
                        "INSERT INTO ALLIANCEPAY_REFUND (REFUND_ID, PAYMENT_ID, ORDER_ID, OPERATION_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT,"
                                + " STATE, CREATED_AT) VALUES ('f1', 'p1', 1, 'h1', 27662, 27662, 'UNKNOWN', 1)");

        assertThat(ledger.reconciliation().processed(DAY))
                .extracting(Movement::type)
                .containsExactly(MovementType.HOLD);
        assertThat(ledger.reconciliation().ofPayments(List.of("p1")))
                .extracting(Movement::type, Movement::state)
                .containsExactlyInAnyOrder(
                        tuple(MovementType.HOLD, MovementState.SUCCESS),
                        tuple(MovementType.RELEASE, MovementState.OPEN));
    }

    @Test
    void aCompletionIsKnownBeforeTheBankListsIt() {
        payment(
                "p1",
                DAY.from().minusSeconds(60),
                Operation.of(fields("PREAUTH", "h1", "SUCCESS", DAY.from().minusSeconds(50))));
        sql().update(
                        "INSERT INTO ALLIANCEPAY_COMPLETION (COMPLETION_ID, PAYMENT_ID, ORDER_ID, OPERATION_ID, COIN_AMOUNT,"
                                + " ORDER_COIN_AMOUNT, STATE, CREATED_AT) VALUES ('c1', 'p1', 1, 'h1', 100, 100, 'UNKNOWN', ?)",
                        NOON.toEpochMilli());

        assertThat(ledger.reconciliation().touched(DAY)).hasSize(1);
        assertThat(ledger.reconciliation().ofPayments(List.of("p1")))
                .filteredOn(movement -> movement.numbers().requestId().equals("c1"))
                .singleElement()
                .satisfies(completion -> {
                    assertThat(completion.type()).isEqualTo(MovementType.PURCHASE);
                    assertThat(completion.state()).isEqualTo(MovementState.OPEN);
                    assertThat(completion.numbers().originals()).containsExactly("h1");
                });
    }

    private void payment(String id, Instant createdAt, Operation operation) {
        Payment payment = SamplePayments.at(
                SamplePayments.payment(id, id.hashCode(), createdAt), SamplePayments.page("hpp-" + id));
        ledger.payments()
                .open(
                        payment,
                        "token-" + id,
                        createdAt,
                        new PaymentEvent(createdAt, SyncTrigger.START, "", Kind.STARTED, List.of("27662")));
        Lease lease = ledger.payments()
                .claim(id, createdAt, createdAt.plusSeconds(60))
                .orElseThrow();
        ledger.payments().release(lease, payment, List.of(operation), Optional.empty(), List.of());
    }

    private static Operation operation(String number, String status, Instant processed) {
        return Operation.of(fields("PURCHASE", number, status, processed));
    }

    private static Operation refund(String number, Instant processed) {
        return Operation.of(fields("REFUND", number, "SUCCESS", processed));
    }

    private static Map<String, String> fields(String type, String number, String status, Instant processed) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("type", type);
        fields.put("status", status);
        fields.put("operationId", number);
        fields.put("ecomOperationId", "e-" + number);
        fields.put("rrn", "rrn-" + number);
        fields.put("coinAmount", "27662");
        fields.put("processingDateTime", BankTime.OPERATION.print(processed));
        return fields;
    }
}
