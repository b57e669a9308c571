package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.MovingClock;
import io.github.alliancepay.testing.TestAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The use cases of refunds over the real ledger in an empty H2 database, a bank in memory and the host's books; for one thread. */
final class RefundingShop {

    static final String IRYNA = "iryna";

    final TestBank bank = new TestBank();
    final TestAddresses addresses = new TestAddresses();
    final MovingClock clock = MovingClock.standingAt(Samples.NOON);
    final List<String> books = new ArrayList<>();
    final PaymentLedger payments;
    final RefundLedger ledger;
    final PaymentSearch search;
    final RefundBalances balances;
    final SendRefund sendRefund;
    final AssignRefundLines assignRefundLines;
    final TrackRefunds tracker;

    private final RefundProcess process;
    private List<RefundableLine> order = List.of(Samples.item(1, 3, 10_000), Samples.shipping(4_500));
    final Stock stock = new Stock();
    private boolean booksAreOpen = true;
    private boolean paymentIsGone;
    private Set<String> failing = Set.of();

    RefundingShop() {
        JdbcLedger jdbc = JdbcLedger.over(new DataSourceTransactionManager(LedgerDatabase.empty()));
        payments = jdbc.payments();
        ledger = jdbc.refunds();
        search = jdbc.search();
        process = new RefundProcess(AllianceBanks.only(bank), payments, ledger, addresses, clock);
        tracker =
                new TrackRefunds(ledger, process, new BookRefunds(payments, ledger, this::record, stock, clock), clock);
        balances = new RefundBalances(AllianceBanks.only(bank), payments, ledger, id -> order, tracker);
        sendRefund = sendRefund(ledger);
        assignRefundLines = new AssignRefundLines(payments, ledger, balances, clock);
    }

    /** Refunds over a ledger to which something happens. */
    SendRefund sendRefund(RefundLedger disturbed) {
        return new SendRefund(payments, disturbed, balances, process, clock);
    }

    private Optional<Long> record(Payment payment, Refund refund) {
        if (failing.contains(refund.orderAmount().toString())) {
            throw new IllegalStateException("the host refuses the row");
        }
        if (paymentIsGone) {
            return Optional.of(Refund.PAYMENT_GONE);
        }
        if (!booksAreOpen) {
            return Optional.empty();
        }
        books.add(refund.orderAmount().toString());
        return Optional.of((long) books.size());
    }

    /** The shop's stock, which may be out of order. */
    static final class Stock implements Inventory {

        final List<String> units = new ArrayList<>();
        boolean isBroken;

        @Override
        public boolean counts(long orderId) {
            return true;
        }

        @Override
        public List<String> putBack(Payment payment, Refund refund) {
            if (isBroken) {
                throw new IllegalStateException("the stock is closed");
            }
            List<String> lines = refund.lines().stream()
                    .map(line -> line.line() + " × " + line.quantity())
                    .toList();
            units.addAll(lines);
            return lines;
        }
    }

    /** Somebody deletes the payment in the host. */
    void deletePayment() {
        paymentIsGone = true;
    }

    void closeBooks() {
        booksAreOpen = false;
    }

    /** From now on the host fails to write refunds of these amounts, and no others. */
    void booksFailFor(String... amounts) {
        failing = Set.of(amounts);
    }

    void openBooks() {
        booksAreOpen = true;
    }

    /** Three articles for 100.00, and the post for 45.00; paid and submitted. */
    Payment paid() {
        return paid(PaymentState.COMPLETED, Samples.purchase("o1", 14_500));
    }

    Payment paid(PaymentState state, Operation... purchases) {
        return paid(Samples.payment(state, Currency.UAH, 14_500), purchases);
    }

    /** Keeps a payment as the bank and the ledger know it after its money came. */
    Payment paid(Payment payment, Operation... purchases) {
        bank.receive(purchases);
        Occasion start = Occasion.of(clock.instant(), SyncTrigger.START);
        payments.open(payment, "callback-" + payment.id(), clock.instant(), start.event(Kind.STARTED));
        Lease lease = payments.claim(
                        payment.id(), clock.instant(), clock.instant().plusSeconds(60))
                .orElseThrow();
        payments.release(lease, payment, List.of(purchases), Optional.empty(), List.of());
        payments.retire(payment.id());
        return payment;
    }

    void order(RefundableLine... lines) {
        order = List.of(lines);
    }

    /** An admin sends a refund of an amount. */
    Refund refund(long coins) {
        return sendRefund.send(approved(coins));
    }

    /** A refund of an amount that was approved by its balance as the ledger knows it. */
    ApprovedRefund approved(long coins) {
        return ApprovedRefund.of("p1", Samples.plan(coins), RefundOrigin.of(IRYNA, "Does not fit"));
    }

    Refund stored(Refund refund) {
        return ledger.find(refund.id()).orElseThrow();
    }

    Refund onlyRefund() {
        List<Refund> all = ledger.ofPayment("p1");
        if (all.size() != 1) {
            throw new AssertionError("There is one refund, not " + all);
        }
        return all.get(0);
    }

    /** The clock asks the bank about the payment after some time. */
    Optional<Instant> follow(Payment payment, Duration after) {
        clock.pass(after);
        return tracker.follow(payment, bank.answer(), clock.instant());
    }

    /** Why a person should look now. */
    List<Cause> attention() {
        return search.needsAttention(clock.instant()).stream()
                .flatMap(attention -> attention.causes().stream())
                .toList();
    }

    /** The history of the payment after its start. */
    List<Kind> history() {
        return events().stream().map(PaymentEvent::kind).toList();
    }

    List<PaymentEvent> events() {
        return payments.events("p1").stream()
                .filter(event -> event.kind() != Kind.STARTED)
                .toList();
    }
}
