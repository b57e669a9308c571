package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.MovingClock;
import io.github.alliancepay.testing.StatementCounter;
import io.github.alliancepay.testing.TestAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The parts of this package over a real ledger in memory, between a bank, a shop and refunds that do as a test tells them. */
final class Stage {

    static final Bill BILL = new Bill(7, Payments.AMOUNT, Currency.UAH, "f");
    static final Bill ANOTHER = new Bill(8, Payments.AMOUNT, Currency.UAH, "f");
    static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");
    static final PageTerms TERMS = new PageTerms(Duration.ofHours(2));

    static final TerminalResolver TERMINALS = (bill, option) -> Optional.of(
            new PaymentRoute(FakeBank.MERCHANT, option == PaymentOption.ACCOUNT ? PayType.A2A : PayType.PURCHASE));

    boolean offered = true;

    final MovingClock clock = MovingClock.standingAt(Payments.START);
    final FakeBank bank = new FakeBank(clock);
    final FakeShop shop = new FakeShop();
    final FakeRefunds refunds = new FakeRefunds();
    final StatementCounter statements = new StatementCounter(LedgerDatabase.empty());
    final JdbcLedger jdbc = JdbcLedger.over(new DataSourceTransactionManager(statements.counted()));
    final PaymentLedger ledger = jdbc.payments();
    final PaymentSync sync =
            new PaymentSync(AllianceBanks.only(bank), ledger, shop, List.of(refunds), clock, SyncRules.of(false));
    final PageOpening pages = new PageOpening(AllianceBanks.only(bank), ledger, sync, Runnable::run, clock);
    final StartPayment start = startWith();
    final Reviews reviews = new Reviews(sync, ledger, jdbc.search(), clock);

    /** The start of payments with customizers of the shop. */
    StartPayment startWith(CreateOrderCustomizer... customizers) {
        return startBy(TERMINALS, customizers);
    }

    StartPayment startBy(TerminalResolver terminals, CreateOrderCustomizer... customizers) {
        OrderRequests requests = new OrderRequests(new TestAddresses(), terminals, TERMS, List.of(customizers));
        return new StartPayment(ledger, pages, requests, clock, () -> offered);
    }

    /** A payment whose page the shopper is on. */
    Payment opened() {
        return opened(BILL);
    }

    Payment opened(Bill bill) {
        start.start(bill, SHOPPER);
        return last(bill);
    }

    /** The same, paid as the bank says, and looked at a minute later. */
    Payment paid() {
        Payment payment = opened();
        bank.lists(Payments.purchase("SUCCESS"));
        return syncedByTheClock(payment);
    }

    Payment syncedByTheClock(Payment payment) {
        clock.pass(Duration.ofMinutes(1));
        return sync.sync(payment.id(), SyncTrigger.CLOCK).orElseThrow();
    }

    /** A person presses "Update". */
    SyncResult updated(Payment payment) {
        clock.pass(Duration.ofMinutes(1));
        return sync.sync(payment.id(), SyncTrigger.ADMIN, "iryna").orElseThrow();
    }

    /** The last attempt to pay the usual bill. */
    Payment last() {
        return last(BILL);
    }

    private Payment last(Bill bill) {
        List<Payment> attempts = ledger.ofOrder(bill.orderId());
        return attempts.get(attempts.size() - 1);
    }

    Payment now(Payment payment) {
        return ledger.find(payment.id()).orElseThrow();
    }

    /** Kinds with their arguments, oldest first. */
    List<String> history(Payment payment) {
        return ledger.events(payment.id()).stream()
                .map(event -> Stream.concat(Stream.of(event.kind().name()), event.arguments().stream())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** Whether the clock would look at the payment then, and not a second earlier. */
    boolean isDueIn(Payment payment, Duration pause) {
        Instant then = clock.instant().plus(pause);
        return ledger.due(then, 50).contains(payment.id())
                && !ledger.due(then.minusSeconds(1), 50).contains(payment.id());
    }
}
