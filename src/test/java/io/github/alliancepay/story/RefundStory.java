package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundCalculator;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundSelection;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.demo.DemoOrder.Transaction;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.setting.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;

/** A story about an admin who refunds an order: two mugs, honey, and postage, all paid. */
abstract class RefundStory extends Story {

    static final String IRYNA = "iryna";

    @Autowired
    RefundBalances balances;

    @Autowired
    SendRefund sendRefund;

    @Autowired
    AssignRefundLines assignRefundLines;

    Payment completed() {
        return completed(paidWithoutCallbacks());
    }

    Payment completed(Payment paid) {
        passAMinute();
        assertPaidOnce(orderOf(paid));
        return now(paid);
    }

    static void refundsAreDecidedAtOnce() {
        bank().set(Setting.REFUND_DELAY, Duration.ZERO);
    }

    RefundBalance balance(Payment payment) {
        return balances.current(payment.id());
    }

    /** What all lines cost together. */
    static Coins sum(RefundBalance balance) {
        return balance.lines().stream().map(line -> line.line().amount()).reduce(Coins.ZERO, Coins::plus);
    }

    Line mugs(Payment payment) {
        return line(payment, line -> line.line().quantity() == 2);
    }

    Line honey(Payment payment) {
        return line(
                payment,
                line -> line.line().kind() == LineKind.ITEM && line.line().quantity() == 1);
    }

    Line post(Payment payment) {
        return line(payment, line -> line.line().kind() == LineKind.SHIPPING);
    }

    private Line line(Payment payment, Predicate<Line> wanted) {
        return balance(payment).lines().stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Chooses units of a line, sees the sums and confirms them. */
    Refund makeRefund(Payment payment, Line line, int units) {
        return sendRefund.confirm(payment.id(), form(payment, line, units), IRYNA);
    }

    /** Chooses a sum of a line, sees the sums and confirms them. */
    Refund makeRefund(Payment payment, Line line, String sum) {
        return sendRefund.confirm(payment.id(), form(payment, plan(payment, line, amount(sum))), IRYNA);
    }

    String form(Payment payment, Line line, int units) {
        return form(payment, plan(payment, line, SelectedLine.of(units)));
    }

    String form(Payment payment, RefundPlan plan) {
        return sendRefund.draft(ApprovedRefund.of(payment.id(), plan, RefundOrigin.of(IRYNA, "Does not fit")));
    }

    RefundPlan plan(Payment payment, Line line, SelectedLine selected) {
        return new RefundCalculator(balance(payment))
                .plan(new RefundSelection(Map.of(line.line().key(), selected)));
    }

    static SelectedLine amount(String sum) {
        return new SelectedLine(0, Optional.of(Coins.of(new BigDecimal(sum))));
    }

    static void assertRefused(RefundRefusal refusal, ThrowingCallable attempt) {
        RefundRefusedException refused = catchThrowableOfType(attempt, RefundRefusedException.class);
        assertThat(refused).as("a refusal with %s", refusal).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
    }

    static Order atBank(Payment payment) {
        return bank().order(payment.hppOrderId().orElseThrow());
    }

    static List<Operation> refundsAtBank(Payment payment) {
        return atBank(payment).operations().stream()
                .filter(operation -> operation.kind().isRefund())
                .toList();
    }

    static Operation purchase(Payment payment) {
        return atBank(payment).payment().orElseThrow();
    }

    /** Somebody makes a refund in the bank's cabinet. */
    static void cabinetRefund(Payment payment, long coins) {
        bank().cabinetRefund(purchase(payment).operationId().orElseThrow(), coins);
    }

    Refund onlyRefund(Payment payment) {
        List<Refund> all = ledger.refunds().ofPayment(payment.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    RefundState stateOfOnlyRefund(Payment payment) {
        return onlyRefund(payment).state();
    }

    /** Once what is due is done, the order has not changed and has these sums as REFUND transactions beside its capture. */
    void assertBooked(Payment payment, String... sums) {
        syncEverythingDue();
        DemoOrder order = shop.read(orderOf(payment));
        assertThat(order.isSubmitted()).isTrue();
        assertThat(order.total()).isEqualByComparingTo(payment.bill().amount().toDecimal());
        assertThat(order.activePayments()).hasSize(1);
        assertThat(order.activePayments().get(0).transactions().stream()
                        .filter(transaction -> transaction.type().equals("REFUND"))
                        .filter(Transaction::successful)
                        .map(transaction -> transaction.amount().setScale(2).toPlainString()))
                .containsExactlyInAnyOrder(sums);
    }

    /** Nothing was refunded and no refund is in progress. */
    void assertNothingReturned(Payment payment) {
        assertThat(refundsAtBank(payment)).isEmpty();
        assertThat(ledger.refunds().ofPayment(payment.id())).isEmpty();
        assertBooked(payment);
    }
}
