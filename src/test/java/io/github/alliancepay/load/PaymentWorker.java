package io.github.alliancepay.load;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.bank.client.PageOptions;
import io.github.alliancepay.broadleaf.bank.client.PaymentMethod;
import io.github.alliancepay.broadleaf.bank.client.StatusPage;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.bank.client.Timing;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.CompletionProcess;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.hold.TrackCompletions;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.Schema;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncQueue.Workers;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.BookRefunds;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundProcess;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.refund.TrackRefunds;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.testing.TestAddresses;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The plugin's own parts over a real database and HTTP, with a shop of a few tables: little enough to start in a second, so that it can be
 * killed often. Orders with an even number are held and completed; of the others a part is refunded. Safe for use by many threads.
 */
final class PaymentWorker implements AutoCloseable {

    static final Coins PRICE = new Coins(10_000);

    private static final Coins PART = new Coins(3_000);
    private static final String CLERK = "iryna";
    private static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "", "uk");

    /** When a bank that decided about a refund would call back. */
    private static final Duration DECIDED = Duration.ofMillis(300);

    final JdbcLedger ledger;
    final TableShop shop;

    private final HikariDataSource pool = new HikariDataSource();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Clock clock;
    private final PaymentSync sync;
    private final SyncQueue queue;
    private final Reviews reviews;
    private final StartPayment start;
    private final SendRefund refunds;
    private final CompleteHold holds;

    PaymentWorker(String database, SandboxCredentials access, Clock clock) {
        pool.setJdbcUrl(database);
        this.clock = clock;
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(pool);
        ledger = JdbcLedger.over(transactions);
        shop = new TableShop(transactions);
        AllianceBanks banks =
                AllianceBanks.only(new HttpAllianceBank(terminal(access), ledger.sessions(), clock, Timing.DEFAULT));
        TestAddresses addresses = new TestAddresses();
        RefundProcess process = new RefundProcess(banks, ledger.payments(), ledger.refunds(), addresses, clock);
        BookRefunds booking = new BookRefunds(ledger.payments(), ledger.refunds(), shop, Inventory.NONE, clock);
        TrackRefunds tracker = new TrackRefunds(ledger.refunds(), process, booking, clock);
        CompletionProcess completion =
                new CompletionProcess(banks, ledger.payments(), ledger.completions(), addresses, clock);
        RefundBalances balances =
                new RefundBalances(banks, ledger.payments(), ledger.refunds(), order -> List.of(), tracker);
        refunds = new SendRefund(ledger.payments(), ledger.refunds(), balances, process, clock);
        Holds held = new Holds(banks, ledger.payments(), ledger.refunds(), ledger.completions(), clock);
        holds = new CompleteHold(ledger.payments(), ledger.completions(), held, completion, clock);
        List<RefundTracker> trackers = List.of(tracker, new TrackCompletions(ledger.completions(), completion));
        sync = new PaymentSync(banks, ledger.payments(), shop, trackers, clock, SyncRules.of(true));
        queue = new SyncQueue(sync, ledger.payments(), new Workers(threads, 20), clock);
        reviews = new Reviews(sync, ledger.payments(), ledger.search(), clock);
        PageOpening pages = new PageOpening(banks, ledger.payments(), sync, threads, clock);
        OrderRequests requests = new OrderRequests(
                addresses,
                (bill, option) -> Optional.of(route(bill, access.merchantId())),
                new PageTerms(Duration.ofHours(2)),
                List.of());
        start = new StartPayment(ledger.payments(), pages, requests, clock, () -> true);
    }

    private static Terminal terminal(SandboxCredentials access) {
        return new Terminal(
                URI.create(access.baseUrl()),
                new Credentials(access.merchantId(), access.serviceCode(), MerchantKey.parse(access.privateJwk())),
                new PageOptions(EnumSet.of(PaymentMethod.CARD), StatusPage.STATUS_PAGE, false, Set.of("alb.ua")),
                true);
    }

    private PaymentRoute route(Bill bill, String merchantId) {
        return isHeld(bill.orderId())
                ? PaymentRoute.hold(merchantId, clock.instant().plus(HoldTerms.USUAL.duration()))
                : PaymentRoute.purchase(merchantId);
    }

    static boolean isHeld(long order) {
        return order % 2 == 0;
    }

    void createTables() {
        ledger.schema().ensure(Schema.Mode.ALWAYS);
        shop.createTables();
    }

    /** Does for an order what comes next. */
    void goOn(long order) {
        List<Payment> attempts = ledger.payments().ofOrder(order);
        Optional<Payment> last = attempts.stream().reduce((first, second) -> second);
        last.filter(attempt -> attempt.state() != PaymentState.ABANDONED)
                .ifPresentOrElse(this::follow, () -> start(order));
    }

    private void follow(Payment payment) {
        if (!payment.isSubmitted()) {
            sync.sync(payment.id(), SyncTrigger.RETURN);
        } else if (payment.state() == PaymentState.AUTHORIZED) {
            holds.complete(payment.id(), Optional.empty(), RefundOrigin.HOST);
        } else if (!isHeld(payment.bill().orderId())
                && ledger.refunds().ofPayment(payment.id()).isEmpty()) {
            refunds.send(approved(payment.id(), CLERK, PART));
            callBack(payment);
        }
    }

    /** The bank's call about every second refund is lost. */
    private void callBack(Payment payment) {
        if (payment.bill().orderId() % 4 == 1) {
            ledger.payments()
                    .requestSync(
                            payment.id(), SyncTrigger.CALLBACK, clock.instant().plus(DECIDED));
        }
    }

    /** Whoever approves the refund of a payment in any process approves the same one. */
    private static ApprovedRefund approved(String payment, String clerk, Coins amount) {
        UUID id = UUID.nameUUIDFromBytes((payment + clerk).getBytes(StandardCharsets.UTF_8));
        return new ApprovedRefund(
                id.toString(), payment, new RefundPlan(amount, amount, List.of()), RefundOrigin.of(clerk, ""));
    }

    /** Waits until the page is open, here or in another process. */
    void start(long order) {
        start.start(new Bill(order, PRICE, Currency.UAH, "cart-" + order), SHOPPER)
                .opened()
                .join();
    }

    /** The bank calls. */
    void call(String token, String hppOrderId) {
        ledger.payments().requestSync(token, Optional.of(hppOrderId), clock.instant());
        queue.wake();
    }

    /** The shopper comes back from the bank's page. */
    void comeBack(String payment) {
        queue.request(payment, SyncTrigger.RETURN);
    }

    /** The page on which the shopper waits asks. */
    void ask(String payment) {
        ledger.payments()
                .find(payment)
                .filter(found -> !found.isSubmitted())
                .ifPresent(open -> queue.request(payment, SyncTrigger.RETURN));
    }

    /** The clock of this process. */
    void tick() {
        queue.dispatch();
    }

    /** A clerk presses the button that asks the bank. */
    void update(String payment) {
        sync.sync(payment, SyncTrigger.ADMIN, CLERK);
    }

    /** A clerk presses the button that submits the order. */
    void submit(String payment) {
        reviews.retry(payment, CLERK);
    }

    /** A service of the shop asks what became of the payment. */
    void report(String payment) {
        sync.report(payment);
        queue.request(payment, SyncTrigger.HOST);
    }

    /** A clerk sees the sums of a refund of all. */
    void draft(String payment, String clerk) {
        refunds.draft(approved(payment, clerk, PRICE));
    }

    /** A clerk confirms that refund. */
    void confirm(String payment, String clerk) {
        refunds.confirm(payment, approved(payment, clerk, PRICE).id(), clerk);
    }

    /** Synchronises everything that is due, one after the other. */
    void syncWhatIsDue() {
        List<String> due = ledger.payments().due(clock.instant(), 100);
        while (!due.isEmpty()) {
            due.forEach(payment -> sync.sync(payment, SyncTrigger.CLOCK));
            due = ledger.payments().due(clock.instant(), 100);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pool.close();
    }
}
