package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Attention;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;

/** What {@link RefundLedger} promises, in every database. */
abstract class RefundLedgerContract extends LedgerContract implements RefundLedgerPromises {

    private final RefundLedger refunds = ledger.refunds();

    RefundLedgerContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @Override
    public RefundLedger refunds() {
        return refunds;
    }

    @Override
    public PaymentLedger payments() {
        return ledger.payments();
    }

    @BeforeEach
    void aPaidOrder() {
        createTables();
        pay("p1", ORDER);
    }

    @Test
    void aRefusedRequestLeavesTheShopsTransactionUsable() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        inTheShopsTransaction(() -> {
            assertThat(refunds.add(refund("r2", RefundState.REQUESTED))).isFalse();
            assertThat(refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED))
                    .isTrue();
        });
        assertThat(refunds.find("r1")).map(Refund::state).contains(RefundState.SENT);
    }

    @Test
    void whatIsWrittenStaysWhenTheShopsTransactionRollsBack() {
        assertThatThrownBy(() -> inTheShopsTransaction(() -> {
                    refunds.add(refund("r1", RefundState.REQUESTED));
                    refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED);
                    throw new IllegalStateException("the shop changed its mind");
                }))
                .hasMessage("the shop changed its mind");
        assertThat(refunds.inFlight(ORDER)).map(Refund::state).contains(RefundState.SENT);
    }

    @Test
    void aRefundOfAnUnknownPaymentIsAnErrorAndNoRefundInFlight() {
        Refund orphan = new Refund(
                "r1",
                "nobody",
                9,
                "op",
                new RefundPlan(Coins.ZERO, Coins.ZERO, List.of()),
                RefundState.REQUESTED,
                RefundOrigin.of("admin", ""),
                BankTrace.NONE,
                NOON);
        assertThatThrownBy(() -> refunds.add(orphan)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aDraftIsConfirmedWhenNoOtherRefundIsInFlight() {
        refunds.add(refund("r1", RefundState.DRAFTED));
        refunds.add(refund("r2", RefundState.SENT));
        inTheShopsTransaction(() -> {
            assertThat(refunds.move(refund("r1", RefundState.REQUESTED), RefundState.DRAFTED))
                    .isFalse();
            assertThat(refunds.move(refund("r2", RefundState.FAILED), RefundState.SENT))
                    .isTrue();
        });
        assertThat(refunds.move(refund("r1", RefundState.REQUESTED, minute(3)), RefundState.DRAFTED))
                .isTrue();
        assertThat(refunds.inFlight(ORDER)).contains(refund("r1", RefundState.REQUESTED, minute(3)));
    }

    @Test
    void theRefundsOfManyOrdersAreReadInOneStatementWithoutTheirLines() {
        pay("p2", 1202);
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        assertThat(statementsOf(() -> refunds.ofOrders(List.of(ORDER, 1202L, 1203L))))
                .hasSize(1);
        assertThat(refunds.ofOrders(List.of(ORDER, 1202L, 1203L))).containsOnlyKeys(ORDER);
        assertThat(refunds.ofOrders(List.of(ORDER)).get(ORDER))
                .singleElement()
                .satisfies(refund -> assertThat(refund.lines()).isEmpty());
        assertThat(refunds.ofOrders(List.of())).isEmpty();
    }

    @Test
    void statements() {
        Refund refund = refund("r1", RefundState.REQUESTED);
        assertThat(statementsOf(() -> refunds.add(refund))).hasSize(8);
        assertThat(statementsOf(() -> refunds.add(refund("r2", RefundState.REQUESTED))))
                .hasSize(2);
        assertThat(statementsOf(() -> refunds.find("r1"))).hasSize(2);
        assertThat(statementsOf(() -> refunds.ofPayment("p1"))).hasSize(2);
        assertThat(statementsOf(() -> refunds.move(refund("r1", RefundState.SENT), RefundState.REQUESTED)))
                .hasSize(6);
    }

    @Test
    void theFormerShopIsDeletedOnlyInADatabaseForDevelopment() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        Lease lease = ledger.payments().claim("p1", minute(2), minute(3)).orElseThrow();
        ledger.payments()
                .write(
                        lease,
                        minute(3),
                        lease.payment(),
                        List.of(SamplePayments.purchase("key", "SUCCESS")),
                        List.of());

        ledger.schema().forgetFormerShop();

        boolean kept = !isForDevelopment();
        assertThat(refunds.find("r1").isPresent()).isEqualTo(kept);
        assertThat(ledger.payments().find("p1").isPresent()).isEqualTo(kept);
        assertThat(sql().queryForObject("SELECT COUNT(*) FROM ALLIANCEPAY_OPERATION", Integer.class))
                .isEqualTo(kept ? 1 : 0);
    }

    private boolean isForDevelopment() {
        String product = sql().execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        return Set.of("H2", "HSQL Database Engine").contains(product);
    }

    @Test
    void aRefundThatIsSentAgainHasANewTokenAndTheDatabaseHasNeither() {
        refunds.add(refund("r1", RefundState.REQUESTED));
        refunds.send(refund("r1", RefundState.SENT), RefundState.REQUESTED, "first");
        refunds.move(refund("r1", RefundState.UNKNOWN), RefundState.SENT);
        assertThat(refunds.send(refund("r1", RefundState.SENT), RefundState.REQUESTED, "lost"))
                .isFalse();
        refunds.send(refund("r1", RefundState.SENT), RefundState.UNKNOWN, "second");

        assertThat(List.of("first", "lost", "second"))
                .filteredOn(token -> ledger.payments().requestSync(token, Optional.empty(), NOON))
                .containsExactly("second");
        assertThat(sql().queryForMap("SELECT * FROM ALLIANCEPAY_REFUND").values())
                .doesNotContain("first", "second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE ALLIANCEPAY_REFUND SET STATE = 'CHARGEBACK'|CHARGEBACK",
                "UPDATE ALLIANCEPAY_REFUND SET ORDER_COIN_AMOUNT = -1|negative",
                "UPDATE ALLIANCEPAY_REFUND_LINE SET QUANTITY = -1 WHERE LINE_NUMBER = 1|line"
            })
    void aRefundThatCannotBeReadIsNamedAndKeepsItsPaymentFromNothing(String damage, String fault) {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        sql().update(damage);

        assertThat(refunds.ofPayment("p1")).singleElement().satisfies(refund -> {
            assertThat(refund.state()).isEqualTo(RefundState.UNREADABLE);
            assertThat(refund.amount())
                    .isEqualTo(refund("r1", RefundState.SUCCEEDED).amount());
            assertThat(refund.failure()).contains(fault);
        });
        Lease lease = ledger.payments().claim("p1", minute(1), minute(4)).orElseThrow();
        assertThat(ledger.payments().release(lease, lease.payment(), List.of(), Optional.empty(), List.of()))
                .isTrue();
        assertThat(ledger.search().needsAttention(NOON))
                .flatExtracting(Attention::causes)
                .anySatisfy(cause -> {
                    assertThat(cause.reason()).isEqualTo(Reason.UNREADABLE);
                    assertThat(cause.text()).startsWith("r1: ").contains(fault);
                });
    }

    @Test
    void aRefundWithALineThatCannotBeReadIsNotTakenForOneWithoutIt() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        sql().update("UPDATE ALLIANCEPAY_REFUND_LINE SET QUANTITY = -1 WHERE LINE_NUMBER = 1");

        assertThat(refunds.find("r1")).map(Refund::state).contains(RefundState.UNREADABLE);
    }

    @Test
    void aPaymentWhoseRefundCannotBeReadIsPutOffAsAnyOther() {
        refunds.add(refund("r1", RefundState.SUCCEEDED));
        sql().update("UPDATE ALLIANCEPAY_REFUND SET STATE = 'CHARGEBACK'");
        assertThat(ledger.payments().claim("p1", minute(1), minute(4))).isPresent();

        ledger.payments().postpone("p1", minute(1), "its refunds cannot be read");

        assertThat(ledger.payments().due(minute(1), 10)).isEmpty();
        assertThat(ledger.payments().due(minute(2), 10)).containsExactly("p1");
    }

    @Test
    void aLongReasonIsCutAndNotRefused() {
        Refund refund = refund("r1", RefundState.REQUESTED, NOON, "ї".repeat(999) + "😀 and on");
        assertThat(refunds.add(refund)).isTrue();
        assertThat(refunds.find("r1")).map(Refund::reason).contains("ї".repeat(999));
    }
}
