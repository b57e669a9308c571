package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
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
        write(PaymentDecision.started(payment, occasion()), callbackToken);
        Lease lease = ledger.claim(payment.id(), now, now.plus(LEASE))
                .orElseThrow(() -> new StartRefusedException(
                        "start.in-progress", "Payment " + payment.id() + " is already worked on"));
        return create(lease.askedBy(SyncTrigger.START), request);
    }

    private void write(PaymentDecision started, String callbackToken) {
        Payment payment = started.payment();
        Instant firstSync = started.nextSync().orElseThrow();
        if (!ledger.open(payment, callbackToken, firstSync, started.events().get(0))) {
            throw new StartRefusedException(
                    "start.in-progress",
                    "Another attempt to pay order " + payment.bill().orderId() + " is being opened");
        }
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
        } catch (BankException cause) {
            throw notOpened(lease, cause);
        }
    }

    private Started opened(Lease lease, CreatedOrder page) {
        if (!release(lease, PaymentDecision.opened(lease.payment(), page, occasion()))) {
            throw new StartRefusedException(
                    "start.unknown",
                    "Payment " + lease.payment().id() + " was given up while its page was being opened");
        }
        return new Started.Opened(page.redirectUrl());
    }

    private StartRefusedException notOpened(Lease lease, BankException cause) {
        Payment payment = lease.payment();
        LOG.warn(
                "Payment {} of order {} could not be started; the order is unchanged: {}",
                payment.id(),
                payment.bill().orderId(),
                cause.getMessage());
        release(lease, PaymentDecision.notOpened(payment, cause, occasion()));
        ledger.retire(payment.id());
        boolean unknown = cause instanceof OutcomeUnknownException;
        return new StartRefusedException(unknown ? "start.unknown" : "start.refused", cause.getMessage(), cause);
    }

    private boolean release(Lease lease, PaymentDecision decision) {
        return ledger.release(lease, decision.payment(), List.of(), decision.nextSync(), decision.events());
    }

    private Occasion occasion() {
        return Occasion.of(clock.instant(), SyncTrigger.START);
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
