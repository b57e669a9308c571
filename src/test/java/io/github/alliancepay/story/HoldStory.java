package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.demo.DemoOrder.Transaction;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A story of a shop that holds money when an order is placed, and takes it later. */
@TestPropertySource(properties = "alliancepay.payment.type=PREAUTH")
@Tag("alone")
abstract class HoldStory extends RefundStory {

    @Autowired
    CompleteHold completeHold;

    @Autowired
    Holds holds;

    /** An order that is submitted with its money held, at a bank that sends no callbacks. */
    Payment held() {
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.AUTHORIZED);
        return now(payment);
    }

    static Coins percent(Payment payment, long percent) {
        return new Coins(payment.bill().amount().value() * percent / 100);
    }

    List<Completion> completions(Payment payment) {
        return ledger.completions().ofPayment(payment.id());
    }

    static List<Operation> completionsAtBank(Payment payment) {
        return operationsAtBank(payment, OperationKind.COMPLETION);
    }

    static Operation holdAtBank(Payment payment) {
        return operationsAtBank(payment, OperationKind.PREAUTH).get(0);
    }

    private static List<Operation> operationsAtBank(Payment payment, OperationKind kind) {
        return bank().order(payment.hppOrderId().orElseThrow()).operations().stream()
                .filter(operation -> operation.kind() == kind)
                .toList();
    }

    /** The host has these transactions under the order's one payment, each once. */
    void assertTransactions(Payment payment, String... types) {
        assertThat(transactions(payment)).extracting(Transaction::type).containsExactlyInAnyOrder(types);
        assertThat(transactions(payment)).allMatch(Transaction::successful);
    }

    void assertAmount(Payment payment, String type, Coins amount) {
        assertThat(transactions(payment))
                .filteredOn(transaction -> transaction.type().equals(type))
                .singleElement()
                .satisfies(transaction ->
                        assertThat(transaction.amount()).isEqualByComparingTo(new BigDecimal(amount.toString())));
    }

    private List<Transaction> transactions(Payment payment) {
        return shop.read(orderOf(payment)).activePayments().get(0).transactions();
    }
}
