package io.github.alliancepay.broadleaf.ledger;

import static io.github.alliancepay.broadleaf.ledger.SamplePayments.at;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.in;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.page;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.payment;
import static io.github.alliancepay.broadleaf.ledger.SamplePayments.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link PaymentLedger} promises, in every database. */
abstract class PaymentLedgerContract extends LedgerContract implements PaymentLedgerPromises {

    private final PaymentLedger payments = ledger.payments();

    PaymentLedgerContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @Override
    public PaymentLedger payments() {
        return payments;
    }

    @Override
    public List<Attention> needsAttention(Instant now) {
        return ledger.search().needsAttention(now);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void aKindOfANewerVersionIsShownByItsName() {
        opened("p1");
        payments.record("p1", new Occasion(NOON, SyncTrigger.CLOCK, "iryna").event(Kind.ACCEPTED, "new"));
        sql().update("UPDATE ALLIANCEPAY_EVENT SET KIND = 'CHARGEBACK' WHERE ACTOR = 'iryna'");
        assertThat(payments.events("p1")).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.OTHER);
            assertThat(event.arguments()).containsExactly("CHARGEBACK", "new");
        });
    }

    @Test
    void aRefusedAttemptLeavesTheShopsTransactionUsable() {
        opened("p1");
        inTheShopsTransaction(() -> {
            payments.record("p1", event("before"));
            assertThat(open(payment("p2", ORDER))).isFalse();
            payments.record("p1", event("after"));
        });
        assertThat(history()).containsExactly("started", "before", "after");
    }

    @Test
    void whatIsWrittenStaysWhenTheShopsTransactionRollsBack() {
        assertThatThrownBy(() -> inTheShopsTransaction(() -> {
                    Payment payment = opened("p1");
                    Lease lease = claimed("p1");
                    payments.requestSync("p1", SyncTrigger.ADMIN, NOON);
                    release(lease, in(PaymentState.OPEN, at(payment, page("hpp-1"))), Optional.empty());
                    payments.record("p1", event("recorded"));
                    payments.retire("p1");
                    throw new IllegalStateException("the shop changed its mind");
                }))
                .hasMessage("the shop changed its mind");
        assertThat(payments.find("p1")).map(Payment::state).contains(PaymentState.OPEN);
        assertThat(history()).containsExactly("started", "recorded");
        assertThat(payments.due(NOON, 10)).containsExactly("p1");
        assertThat(open(payment("p2", ORDER))).isTrue();
    }

    @Test
    void othersSeeWhatIsWrittenWhileTheShopsTransactionIsOpen() {
        inTheShopsTransaction(() -> {
            opened("p1");
            assertThat(elsewhere(() -> payments.requestSync("callback-p1", Optional.empty(), NOON)))
                    .isTrue();
            assertThat(elsewhere(() -> payments.claim("p1", NOON, minute(3)))).isPresent();
        });
    }

    /** A transaction of the shop may see the database as it was when it began. */
    @Test
    void theShopsTransactionDoesNotHideWhatOthersWrite() {
        opened("p1");
        inTheShopsSnapshot(() -> {
            assertThat(payments.events("p1")).hasSize(1);
            elsewhere(() -> {
                payments.record("p1", event("a worker was here"));
                return true;
            });
            assertThat(payments.events("p1")).hasSize(2);
        });
    }

    @Test
    void aPaymentThatCannotBeWrittenIsNoOpenAttempt() {
        Payment unfit = payment("p1".repeat(50), ORDER);
        assertThatThrownBy(() -> open(unfit)).isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void theTokenOfTheCallbackIsNotInTheDatabase() {
        opened("p1");
        Map<String, Object> row = sql().queryForMap("SELECT * FROM ALLIANCEPAY_PAYMENT");
        assertThat(row.values()).doesNotContain("callback-p1");
    }

    @Test
    void aPaymentThatFailsIsPutOffForLongerEachTimeAndThenNeedsAttention() {
        Payment payment = opened("p1");
        payments.postpone("p1", minute(1), "not leased");
        fail("p1", minute(1), "first");
        assertThat(payments.due(minute(1), 10)).isEmpty();
        assertThat(payments.due(minute(2), 10)).containsExactly("p1");
        fail("p1", minute(2), "second; with a semicolon");
        assertThat(payments.due(minute(3), 10)).isEmpty();
        assertThat(payments.due(minute(4), 10)).containsExactly("p1");
        assertThat(ledger.search().needsAttention(minute(20))).isEmpty();
        assertThat(ledger.search().needsAttention(minute(21))).singleElement().satisfies(attention -> assertThat(
                        attention.causes())
                .containsExactly(new Cause(Reason.SYNC_FAILING, minute(21), "second, with a semicolon")));
        release(payments.claim("p1", minute(22), minute(25)).orElseThrow(), payment, Optional.of(minute(30)));
        assertThat(ledger.search().needsAttention(minute(99))).isEmpty();
        fail("p1", minute(30), "third");
        assertThat(payments.due(minute(31), 10)).containsExactly("p1");
    }

    @Test
    void fiftyUnreadablePaymentsDoNotStopTheQueueAndAreVisible() {
        IntStream.range(0, 50).forEach(number -> {
            opened("bad" + number, number);
            payments.requestSync("callback-bad" + number, Optional.empty(), NOON);
        });
        sql().update("UPDATE ALLIANCEPAY_PAYMENT SET STATE = 'CHARGEBACK'");
        opened("good", 1000);
        payments.requestSync("callback-good", Optional.empty(), minute(1));

        List<String> first = payments.due(minute(1), 50);
        assertThat(first.stream().flatMap(id -> payments.claim(id, minute(1), minute(4)).stream()))
                .hasSize(first.contains("good") ? 1 : 0);

        assertThat(payments.due(minute(1), 50)).containsExactly("good");
        assertThat(ledger.search().needsAttention(minute(30))).isEmpty();
        assertThat(ledger.search().unreadable(minute(30))).hasSize(50).containsKey("bad7");
        assertThat(ledger.search().unreadable(minute(30)).get("bad7")).contains("CHARGEBACK");
        assertThat(ledger.search().find(PaymentQuery.of("")).payments())
                .extracting(Payment::id)
                .doesNotContain("bad7");
    }

    @Test
    void aReportedReasonStaysUntilThePaymentIsAccepted() {
        opened("p1");
        payments.raise("p1", new Cause(Reason.START_FAILING, minute(1), "503"));
        payments.raise("p1", new Cause(Reason.START_FAILING, minute(9), "504"));
        assertThat(ledger.search().needsAttention(minute(1))).singleElement().satisfies(attention -> assertThat(
                        attention.causes())
                .containsExactly(new Cause(Reason.START_FAILING, minute(1), "504")));
        payments.accept("p1", event("well"));
        assertThat(ledger.search().needsAttention(minute(99))).isEmpty();
    }

    /** Whoever accepted it has seen the first money, and not the second. */
    @Test
    void furtherMoneyNeedsAPersonThoughThePaymentWasAccepted() {
        opened("p1");
        Lease lease = claimed("p1");
        Payment paid = in(PaymentState.COMPLETED, lease.payment());
        List<Operation> once = List.of(purchase("o1", "SUCCESS"));
        payments.write(lease, minute(3), paid, once, List.of());
        payments.accept("p1", event("well"));
        payments.write(lease, minute(3), paid, once, List.of());
        assertThat(ledger.search().needsAttention(minute(99))).isEmpty();

        payments.write(lease, minute(3), paid, List.of(purchase("o2", "SUCCESS")), List.of());

        assertThat(ledger.search().needsAttention(minute(99)))
                .singleElement()
                .satisfies(attention -> assertThat(attention.reasons()).containsExactly(Reason.LATE_MONEY));
    }

    /** Else a payment with many troubles could not be written any more. */
    @Test
    void allReasonsAtOnceHavePlaceWithTheirLongestWords() {
        opened("p1");
        List<Cause> all = Stream.of(Reason.values())
                .map(reason -> new Cause(reason, minute(1), "\u0000\t" + "ґ".repeat(1000)))
                .toList();

        all.forEach(cause -> payments.raise("p1", cause));

        assertThat(ledger.search().needsAttention(minute(1)))
                .singleElement()
                .satisfies(attention -> assertThat(attention.causes()).isEqualTo(all));
    }

    @Test
    void aRequestIsOneUpdate() {
        opened("p1");
        assertThat(statementsOf(() -> payments.requestSync("callback-p1", Optional.of("hpp-1"), NOON)))
                .singleElement()
                .asString()
                .startsWith("UPDATE");
        assertThat(statementsOf(() -> payments.requestSync("p1", SyncTrigger.RETURN, NOON)))
                .singleElement()
                .asString()
                .startsWith("UPDATE");
        assertThat(statementsOf(() -> payments.requestSync("callback-p1", Optional.of("hpp-1"), NOON)))
                .hasSize(2);
        assertThat(statementsOf(() -> payments.requestSync("foreign", Optional.empty(), NOON)))
                .hasSize(2);
    }

    @Test
    void readingIsOneStatement() {
        opened("p1");
        assertThat(statementsOf(() -> payments.find("p1"))).hasSize(1);
        assertThat(statementsOf(() -> payments.findByReturnToken("return-p1"))).hasSize(1);
        assertThat(statementsOf(() -> payments.ofOrder(ORDER))).hasSize(1);
        assertThat(statementsOf(() -> payments.due(minute(9), 50))).hasSize(1);
        assertThat(statementsOf(() -> payments.operations("p1"))).hasSize(1);
        assertThat(statementsOf(() -> payments.events("p1"))).hasSize(1);
    }

    @Test
    void anAttemptIsTwoStatementsAndSoIsARefusedOne() {
        assertThat(statementsOf(() -> opened("p1"))).hasSize(2);
        assertThat(statementsOf(() -> open(payment("p2", ORDER)))).hasSize(2);
        assertThat(statementsOf(() -> payments.retire("p1"))).hasSize(1);
        assertThat(statementsOf(() -> payments.record("p1", event("x")))).hasSize(1);
    }

    @Test
    void aClaimIsTwoStatementsAndAFailedOneIsOne() {
        opened("p1");
        assertThat(statementsOf(() -> claimed("p1"))).hasSize(2);
        assertThat(statementsOf(() -> payments.claim("p1", NOON, minute(3)))).hasSize(1);
    }

    @Test
    void aSynchronisationWithoutNewsWritesOnlyThePayment() {
        Payment payment = opened("p1");
        Lease lease = claimed("p1");
        assertThat(statementsOf(() -> payments.renew(lease, minute(4)))).hasSize(1);
        found(lease, purchase("o1", "PENDING"), purchase("o2", "PENDING"));
        List<Operation> unchanged = List.of(purchase("o1", "PENDING"), purchase("o2", "PENDING"));
        assertThat(statementsOf(() -> payments.write(lease, minute(3), payment, unchanged, List.of())))
                .hasSize(3);
        assertThat(statementsOf(() -> release(lease, payment, Optional.empty())))
                .hasSize(2);
        assertThat(statementsOf(() -> release(lease, payment, Optional.empty())))
                .hasSize(1);
    }

    @Test
    void aSynchronisationWithNewsIsSevenStatementsForAnyAmountOfNews() {
        Payment payment = opened("p1");
        Lease lease = claimed("p1");
        found(lease, purchase("o1", "PENDING"), purchase("o2", "PENDING"));
        List<Operation> news = List.of(
                purchase("o1", "SUCCESS"), purchase("o2", "FAIL"), purchase("o3", "PENDING"), purchase("o4", "FAIL"));
        List<PaymentEvent> events = List.of(event("a"), event("b"), event("c"));
        assertThat(statementsOf(() -> payments.release(lease, payment, news, Optional.empty(), events)))
                .hasSize(7);
    }
}
