package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a shopper to the bank's page. One attempt per order is open at a time: starting again within its life gives the same page
 * when the order is still the same, else a new attempt while the old one stays watched. An order whose money has come is never
 * started again. Safe for use by many threads and nodes; the ledger is written before the bank is called.
 */
public final class StartPayment {

    /** Longer than the slowest creation: a session, the call, and its one repetition, 30 s each. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final int STRIPES = 256;
    private static final int TOKEN_BYTES = 32;
    private static final Logger LOG = LoggerFactory.getLogger(StartPayment.class);

    private final AllianceBank bank;
    private final PaymentLedger ledger;
    private final PaymentSync paymentSync;
    private final ShopAddresses addresses;
    private final PageTerms terms;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Makes the second press of a button wait for the first one's answer instead of failing on the open attempt. */
    private final List<Lock> stripes = IntStream.range(0, STRIPES)
            .<Lock>mapToObj(stripe -> new ReentrantLock())
            .toList();

    public StartPayment(
            AllianceBank bank,
            PaymentLedger ledger,
            PaymentSync paymentSync,
            ShopAddresses addresses,
            PageTerms terms,
            Clock clock) {
        this.bank = bank;
        this.ledger = ledger;
        this.paymentSync = paymentSync;
        this.addresses = addresses;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Starts or resumes the payment of an order.
     *
     * @throws StartRefusedException when no page could be had; the order is unchanged and no money was taken
     */
    public Started start(Bill bill, Shopper shopper) {
        Lock stripe = stripes.get(Math.floorMod(Long.hashCode(bill.orderId()), STRIPES));
        stripe.lock();
        try {
            return resumed(bill).orElseGet(() -> begin(bill, shopper));
        } finally {
            stripe.unlock();
        }
    }

    /** An earlier attempt that answers the wish: its money has come, or its page still fits. Others make room. */
    private Optional<Started> resumed(Bill bill) {
        List<Payment> attempts =
                ledger.ofOrder(bill.orderId()).stream().map(this::refreshed).toList();
        Optional<Started> paid = attempts.stream()
                .filter(attempt -> attempt.state().hasMoney())
                .findFirst()
                .map(Started.Paid::new);
        return paid.or(() -> {
            Optional<Payment> fitting =
                    attempts.stream().filter(attempt -> fits(attempt, bill)).reduce((first, last) -> last);
            attempts.stream()
                    .filter(attempt -> fitting.filter(attempt::equals).isEmpty())
                    .filter(this::makesRoom)
                    .forEach(attempt -> ledger.retire(attempt.id()));
            return fitting.map(
                    attempt -> new Started.Opened(attempt.page().orElseThrow().redirectUrl()));
        });
    }

    /** Asks the bank before a page is shown again: its money may have come without a trigger. */
    private Payment refreshed(Payment attempt) {
        return attempt.state() == PaymentState.OPEN
                ? paymentSync.sync(attempt.id(), SyncTrigger.START).orElse(attempt)
                : attempt;
    }

    private boolean fits(Payment attempt, Bill bill) {
        return attempt.bill().equals(bill)
                && attempt.isPayableAt(clock.instant())
                && attempt.page()
                        .map(CreatedOrder::redirectUrl)
                        .filter(URI::isAbsolute)
                        .isPresent();
    }

    /** An attempt that has not reached the bank may be on its way there on another node, and then it keeps its place. */
    private boolean makesRoom(Payment attempt) {
        return switch (attempt.state()) {
            case OPEN -> true;
            case CREATED -> clock.instant().isAfter(attempt.createdAt().plus(LEASE));
            default -> false;
        };
    }

    private Started begin(Bill bill, Shopper shopper) {
        Instant now = clock.instant();
        Payment payment = Payment.create(UUID.randomUUID().toString(), bill, terms.merchantId(), token(), shopper, now);
        String callbackToken = token();
        OrderRequest request = request(payment, callbackToken, shopper);
        if (!ledger.open(
                payment, callbackToken, SyncSchedule.first(now), started(now).event(Kind.STARTED, bill.amount()))) {
            throw new StartRefusedException(
                    "start.in-progress", "Another attempt to pay order " + bill.orderId() + " is being opened");
        }
        Lease lease = ledger.claim(payment.id(), now, now.plus(LEASE))
                .orElseThrow(() -> new StartRefusedException(
                        "start.in-progress", "Payment " + payment.id() + " is already worked on"));
        return create(lease.askedBy(SyncTrigger.START), request);
    }

    private OrderRequest request(Payment payment, String callbackToken, Shopper shopper) {
        return new OrderRequest(
                payment.id(),
                payment.bill().amount(),
                payment.bill().currency(),
                shopper.language(),
                Optional.of(terms.lifetime()),
                addresses.of(payment.returnToken(), callbackToken),
                shopper.payer());
    }

    private Started create(Lease lease, OrderRequest request) {
        try {
            return opened(lease, bank.createOrder(request));
        } catch (OutcomeUnknownException unknown) {
            throw refuse(lease, lease.payment(), Kind.START_UNKNOWN, unknown);
        } catch (BankException refusal) {
            throw refuse(lease, lease.payment().become(PaymentState.ABANDONED), Kind.START_REFUSED, refusal);
        }
    }

    private Started opened(Lease lease, CreatedOrder page) {
        Payment open = lease.payment().at(page).become(PaymentState.OPEN);
        Instant now = clock.instant();
        boolean written = ledger.release(
                lease,
                open,
                List.of(),
                SyncSchedule.next(open, 0, now),
                List.of(started(now).stateChanged(PaymentState.CREATED, PaymentState.OPEN)));
        if (!written) {
            throw new StartRefusedException(
                    "start.unknown", "Payment " + open.id() + " was given up while its page was being opened");
        }
        return new Started.Opened(page.redirectUrl());
    }

    private StartRefusedException refuse(Lease lease, Payment after, Kind kind, BankException cause) {
        String key = kind == Kind.START_UNKNOWN ? "start.unknown" : "start.refused";
        LOG.warn(
                "Payment {} of order {} could not be started; the order is unchanged: {}",
                after.id(),
                after.bill().orderId(),
                cause.getMessage());
        Instant now = clock.instant();
        ledger.release(
                lease,
                after,
                List.of(),
                SyncSchedule.next(after, 1, now),
                List.of(started(now).event(kind, cause.getMessage())));
        ledger.retire(after.id());
        return new StartRefusedException(key, cause.getMessage(), cause);
    }

    private static Occasion started(Instant now) {
        return Occasion.of(now, SyncTrigger.START);
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Where the shopper goes. */
    public sealed interface Started {

        /** To the bank's page. */
        record Opened(URI address) implements Started {}

        /** To the page of the payment whose money has already come. */
        record Paid(Payment payment) implements Started {}
    }
}
