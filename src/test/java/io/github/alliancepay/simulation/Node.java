package io.github.alliancepay.simulation;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.CompletionProcess;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.hold.TrackCompletions;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncQueue.Workers;
import io.github.alliancepay.broadleaf.payment.SyncRules;
import io.github.alliancepay.broadleaf.payment.TerminalResolver;
import io.github.alliancepay.broadleaf.refund.BookRefunds;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundProcess;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.refund.TrackRefunds;
import io.github.alliancepay.simulation.SimulatedBank.Account;
import io.github.alliancepay.testing.TestAddresses;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.MDC;

/** One process of the shop: the plugin's own parts, with a clock of its own. When it dies, its memory is lost. */
final class Node {

    /**
     * A question to the bank.
     *
     * @param asker the payment whose synchronisation asks; empty when it is none. A wrong hint leads it to the order of another
     */
    record Inquiry(String hppOrderId, String asker) {}

    /** What a process heard about an order. */
    record Heard(Node node, String hppOrderId) {}

    /** A question that is not answered. */
    record Question(Inquiry inquiry, CompletableFuture<BankOrder> answer, BankOrder then, long refunded) {}

    final List<Runnable> tasks = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    final PaymentLedger payments;
    final SyncQueue queue;
    final PaymentSync sync;
    final StartPayment start;
    final Reviews reviews;
    final SendRefund refunds;
    final RefundBalances balances;
    final Holds holds;
    final CompleteHold complete;

    private final World world;
    private final Duration skew;
    private final Map<String, Long> refundedWhenAsked = new HashMap<>();
    private String claimed = "";
    private boolean dead;

    Node(World world, Duration skew) {
        this.world = world;
        this.skew = skew;
        Clock clock = new SkewedClock();
        payments = disturbed(PaymentLedger.class, world.ledger().payments());
        RefundLedger refundLedger = disturbed(RefundLedger.class, world.ledger().refunds());
        CompletionLedger completions =
                disturbed(CompletionLedger.class, world.ledger().completions());
        AllianceBanks banks = AllianceBanks.only(new BankLine(world, this));
        SimulatedShop.Access shop = world.shop().from(this);
        TestAddresses addresses = new TestAddresses();
        RefundProcess process = new RefundProcess(banks, payments, refundLedger, addresses, clock);
        BookRefunds booking = new BookRefunds(payments, refundLedger, shop, Inventory.NONE, clock);
        TrackRefunds refundTracker = new TrackRefunds(refundLedger, process, booking, clock);
        CompletionProcess completion = new CompletionProcess(banks, payments, completions, addresses, clock);
        List<RefundTracker> trackers = world.flaw() == Flaw.REFUNDS_ARE_NOT_TRACKED
                ? List.of()
                : List.of(refundTracker, new TrackCompletions(completions, completion));
        balances = new RefundBalances(banks, payments, refundLedger, order -> List.of(), refundTracker);
        refunds = new SendRefund(payments, refundLedger, balances, process, clock);
        holds = new Holds(banks, payments, refundLedger, completions, clock);
        complete = new CompleteHold(payments, completions, holds, completion, clock);
        sync = new PaymentSync(banks, payments, shop, trackers, clock, SyncRules.of(false));
        queue = new SyncQueue(sync, payments, new Workers(tasks::add, 10), clock);
        PageOpening pages = new PageOpening(banks, payments, sync, Runnable::run, clock);
        TerminalResolver terminals = (bill, option) -> Optional.of(
                world.isHeld(bill.orderId())
                        ? PaymentRoute.hold(SimulatedBank.MERCHANT, Instant.MAX)
                        : PaymentRoute.purchase(SimulatedBank.MERCHANT));
        OrderRequests requests =
                new OrderRequests(addresses, terminals, new PageTerms(Duration.ofHours(2), HoldTerms.USUAL), List.of());
        start = new StartPayment(payments, pages, requests, clock, () -> true);
        reviews = new Reviews(sync, payments, disturbed(PaymentSearch.class, null), clock);
    }

    Duration skew() {
        return skew;
    }

    Instant now() {
        return world.now().plus(skew);
    }

    boolean isDead() {
        return dead;
    }

    void die() {
        dead = true;
        tasks.clear();
        questions.clear();
        world.shop().unlock(this);
    }

    /** @throws Crash when the process has ended */
    void requireAlive() {
        if (dead) {
            throw new Crash();
        }
    }

    /** A synchronisation asks right after it has claimed its payment, and again when an answer had to wait. */
    Inquiry asks(String hppOrderId) {
        String finishing = Optional.ofNullable(MDC.get("alliancepay.payment")).orElse("");
        Inquiry inquiry = new Inquiry(hppOrderId, claimed.isEmpty() ? finishing : claimed);
        claimed = "";
        return inquiry;
    }

    /** The bank's answer to a synchronisation listed so much that went back, or may. */
    void heard(Inquiry inquiry, long refunded) {
        if (isAboutAsker(inquiry)) {
            world.heard().put(new Heard(this, inquiry.hppOrderId()), refunded);
        }
    }

    /** The same of an answer that a worker uses later. */
    void heardLate(Inquiry inquiry, long refunded) {
        if (isAboutAsker(inquiry)) {
            refundedWhenAsked.put(inquiry.hppOrderId(), refunded);
            world.heard().remove(new Heard(this, inquiry.hppOrderId()));
        }
    }

    private boolean isAboutAsker(Inquiry inquiry) {
        Account account = world.bank().account(inquiry.hppOrderId());
        return inquiry.asker().equals(account.request.merchantRequestId());
    }

    /** The same of the answer that came just now. */
    void keepHeard(Inquiry inquiry) {
        Optional.ofNullable(world.heard().get(new Heard(this, inquiry.hppOrderId())))
                .ifPresent(refunded -> heardLate(inquiry, refunded));
    }

    /** Whether the synchronisation heard that nothing had gone back. What failed since has not gone back either. */
    boolean sawMoney(Payment payment) {
        String order = payment.hppOrderId().orElse("");
        Long refunded = world.heard().getOrDefault(new Heard(this, order), refundedWhenAsked.get(order));
        return Long.valueOf(0).equals(refunded) || world.bank().account(order).refunded() == 0;
    }

    /** Each call of the ledger may be the last thing that the process does, or be preceded or followed by anything else. */
    private <T> T disturbed(Class<T> port, T ledger) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    world.point(this);
                    world.mayFail();
                    try {
                        Object result = method.invoke(ledger, arguments);
                        world.point(this);
                        world.mayFail();
                        noteClaim(result);
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private void noteClaim(Object result) {
        if (result instanceof Optional<?> found && found.orElse(null) instanceof Lease lease) {
            claimed = lease.payment().id();
        }
    }

    private final class SkewedClock extends Clock {

        @Override
        public Instant instant() {
            return now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
