package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Starts or resumes the payment of an order. The attempt is written down and the caller goes on at once: the bank is asked for a page by
 * {@link PageOpening}, on threads of the plugin, so that no thread or connection of the shop waits for the bank. One attempt per order is
 * open at a time: starting again within its life gives the same page when the order is still the same, else a new attempt, while the old
 * one stays watched. An order whose money has come is never started again. Safe for use by many threads and nodes.
 */
public final class StartPayment {

    /** More attempts in a period than a shopper makes; every further one would cost the bank and the ledger. */
    private static final int MOST = 20;

    private static final Duration PERIOD = Duration.ofHours(1);

    private final PaymentLedger ledger;
    private final PageOpening pages;
    private final OrderRequests requests;
    private final Clock clock;
    private final BooleanSupplier offered;

    /** @param offered whether the shop offers this way to pay now; without it no new attempt is made */
    public StartPayment(
            PaymentLedger ledger, PageOpening pages, OrderRequests requests, Clock clock, BooleanSupplier offered) {
        this.ledger = ledger;
        this.pages = pages;
        this.requests = requests;
        this.clock = clock;
        this.offered = offered;
    }

    /**
     * Starts or resumes the payment of an order, without waiting for the bank.
     *
     * @throws StartRefusedException when no attempt was made; the order is unchanged and no money was taken
     */
    public Started start(Bill bill, Shopper shopper) {
        return start(bill, shopper, OrderDetails.of(bill));
    }

    /**
     * Does the same, and tells the bank more about the order.
     *
     * @throws StartRefusedException when no attempt was made; the order is unchanged and no money was taken
     */
    public Started start(Bill bill, Shopper shopper, OrderDetails order) {
        return start(bill, shopper, order, PaymentOption.CARD);
    }

    /**
     * Does the same in the way that the shopper chose.
     *
     * @throws StartRefusedException when no attempt was made; the order is unchanged and no money was taken
     */
    public Started start(Bill bill, Shopper shopper, OrderDetails order, PaymentOption option) {
        List<Payment> attempts = ledger.ofOrder(bill.orderId());
        Intent intent = new Intent(bill, option);
        return attempts.stream()
                .filter(attempt -> attempt.state().hasMoney())
                .findFirst()
                .map(Started::asItIs)
                .or(() -> resumed(attempts, intent))
                .orElseGet(() -> begin(intent, shopper, order, attempts));
    }

    /**
     * The terminal by which a start would take a payment now: that of the attempt that it would resume, else that of a new one.
     *
     * @return its merchant id; empty when no terminal takes such payments, or when the shop does not offer them now
     */
    public Optional<String> terminal(Bill bill, PaymentOption option) {
        return last(ledger.ofOrder(bill.orderId()), new Intent(bill, option))
                .filter(attempt -> hasPage(attempt) || pages.underWay(attempt).isPresent())
                .map(Payment::merchantId)
                .or(() -> offered.getAsBoolean() ? requests.terminal(bill, option) : Optional.empty());
    }

    private Optional<Started> resumed(List<Payment> attempts, Intent intent) {
        return last(attempts, intent).flatMap(this::resumed);
    }

    private static Optional<Payment> last(List<Payment> attempts, Intent intent) {
        return attempts.stream().filter(intent::isOf).reduce((first, last) -> last);
    }

    private Optional<Started> resumed(Payment attempt) {
        return hasPage(attempt)
                ? Optional.of(new Started(attempt, pages.refresh(attempt)))
                : pages.underWay(attempt).map(opening -> new Started(attempt, opening));
    }

    private boolean hasPage(Payment attempt) {
        return attempt.isPayableAt(clock.instant()) && attempt.bankPage().isPresent();
    }

    private Started begin(Intent intent, Shopper shopper, OrderDetails order, List<Payment> attempts) {
        Instant now = clock.instant();
        requireOffered();
        requireFew(attempts, now);
        Bill bill = intent.bill();
        PaymentRoute route = requests.route(bill, intent.option(), now);
        attempts.stream().filter(this::makesRoom).forEach(attempt -> ledger.retire(attempt.id()));
        Payment payment = Payment.create(UUID.randomUUID().toString(), bill, route, SecretToken.create(), shopper, now);
        String callbackToken = SecretToken.create();
        OrderRequest request = requests.of(payment, callbackToken, shopper, order);
        CompletableFuture<Payment> opening = pages.announce(payment);
        try {
            if (take(payment, callbackToken)) {
                // Read again: an attempt that had the order's place until now may have brought the money since.
                List<Payment> earlier = others(payment);
                return new Started(payment, pages.open(opening, claim(payment), request, earlier));
            }
        } catch (RuntimeException | Error failure) {
            opening.completeExceptionally(failure);
            throw failure;
        }
        opening.cancel(false);
        return openedElsewhere(intent).orElseThrow(() -> busy(payment));
    }

    private List<Payment> others(Payment payment) {
        return ledger.ofOrder(payment.bill().orderId()).stream()
                .filter(attempt -> !attempt.id().equals(payment.id()))
                .toList();
    }

    private boolean take(Payment payment, String callbackToken) {
        PaymentDecision started = PaymentDecision.started(payment, Occasion.of(payment.createdAt(), SyncTrigger.START));
        Instant firstSync = started.nextSync().orElseThrow();
        return ledger.open(payment, callbackToken, firstSync, started.events().get(0));
    }

    private Lease claim(Payment payment) {
        Instant now = payment.createdAt();
        return ledger.claim(payment.id(), now, now.plus(PageOpening.LEASE))
                .orElseThrow(() -> busy(payment))
                .askedBy(SyncTrigger.START);
    }

    /** The attempt that took the order's one open place in the same moment: its page is open, or will be. */
    private Optional<Started> openedElsewhere(Intent intent) {
        return resumed(ledger.ofOrder(intent.bill().orderId()), intent).or(() -> openedSince(intent));
    }

    /** An attempt that was not under way here any more when it was looked for has its page since the row was read. */
    private Optional<Started> openedSince(Intent intent) {
        List<Payment> attempts = ledger.ofOrder(intent.bill().orderId());
        return resumed(attempts, intent).or(() -> attempts.stream()
                .filter(intent::isOf)
                .filter(this::mayBeOnItsWay)
                .reduce((first, last) -> last)
                .map(attempt -> new Started(attempt, CompletableFuture.failedFuture(busy(attempt)))));
    }

    private void requireOffered() {
        if (!offered.getAsBoolean()) {
            throw new StartRefusedException("start.off", "Payments are switched off by alliancepay.checkout.enabled");
        }
    }

    private static void requireFew(List<Payment> attempts, Instant now) {
        Instant since = now.minus(PERIOD);
        long recent = attempts.stream()
                .filter(attempt -> attempt.createdAt().isAfter(since))
                .count();
        if (recent >= MOST) {
            throw new StartRefusedException(
                    "start.too-many", "There were " + recent + " attempts to pay the order within an hour");
        }
    }

    /** An attempt that has not reached the bank may be on its way there on another node, and then it keeps its place. */
    private boolean makesRoom(Payment attempt) {
        return attempt.state() == PaymentState.OPEN
                || attempt.state() == PaymentState.CREATED && !mayBeOnItsWay(attempt);
    }

    private boolean mayBeOnItsWay(Payment attempt) {
        return PageOpening.mayBeUnderWay(attempt, clock.instant());
    }

    private static StartRefusedException busy(Payment payment) {
        return new StartRefusedException(
                "start.in-progress",
                "Another attempt to pay order " + payment.bill().orderId() + " is being opened");
    }

    /** What is paid, and in which way. */
    private record Intent(Bill bill, PaymentOption option) {

        boolean isOf(Payment attempt) {
            return attempt.bill().equals(bill)
                    && PaymentOption.of(attempt.route().type()) == option;
        }
    }

    /**
     * An attempt under way.
     *
     * @param payment as it was when the shopper pressed the button
     * @param opened the payment once its page is open or its money is found; fails with {@link StartRefusedException} when no page could
     *     be had. Completed on a thread of the plugin: whoever waits for it on a thread of the shop holds what that thread holds.
     */
    public record Started(Payment payment, CompletableFuture<Payment> opened) {

        private static Started asItIs(Payment payment) {
            return new Started(payment, CompletableFuture.completedFuture(payment));
        }
    }
}
