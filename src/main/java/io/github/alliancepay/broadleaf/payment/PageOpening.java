package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the bank's page for an attempt that is written down, on threads of the plugin. The newest earlier attempts of the order are asked
 * about first, since their money may have come without a word. Safe for use by many threads; holds no connection while the bank is waited
 * for.
 */
public final class PageOpening {

    /** Longer than the slowest creation: a session, the call, and its one repetition, 30 s each. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** Older attempts stay watched by the schedule; to ask about each would cost the bank a call for every press of the button. */
    private static final int ASKED = 3;

    /** How old the bank's word about an attempt may be. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** After so long a wait for a thread, the attempt's lease is looked at before the bank is called. */
    private static final Duration PROMPT = Duration.ofSeconds(30);

    /** Far more than a shop has: a resolver of its own may name any. */
    private static final int TERMINALS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(PageOpening.class);

    private final AllianceBanks banks;
    private final PaymentLedger ledger;
    private final PaymentSync paymentSync;
    private final Executor threads;
    private final Clock clock;
    private final Map<String, Instant> failingSince = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Payment>> underWay = new ConcurrentHashMap<>();

    /** @param threads bounded; a task that is refused is a start that is refused */
    public PageOpening(
            AllianceBanks banks, PaymentLedger ledger, PaymentSync paymentSync, Executor threads, Clock clock) {
        this.banks = banks;
        this.ledger = ledger;
        this.paymentSync = paymentSync;
        this.threads = threads;
        this.clock = clock;
    }

    /** Whether some node may still be asking the bank for the page of an attempt. */
    public static boolean mayBeUnderWay(Payment attempt, Instant now) {
        return attempt.state() == PaymentState.CREATED
                && !now.isAfter(attempt.createdAt().plus(LEASE));
    }

    /** Makes the opening of an attempt known on this node before its row is there: whoever finds the row finds the opening. */
    CompletableFuture<Payment> announce(Payment attempt) {
        CompletableFuture<Payment> opening = new CompletableFuture<>();
        underWay.put(attempt.id(), opening);
        opening.whenComplete((payment, failure) -> underWay.remove(attempt.id()));
        return opening;
    }

    /**
     * Asks the bank for the page of a new attempt.
     *
     * @param opening as it was announced
     * @param lease of the new attempt
     * @param earlier the other attempts to pay the order
     * @throws StartRefusedException when too many pages are being opened already; the attempt is given up
     */
    CompletableFuture<Payment> open(
            CompletableFuture<Payment> opening, Lease lease, OrderRequest request, List<Payment> earlier) {
        try {
            Instant submitted = clock.instant();
            threads.execute(() -> complete(opening, () -> {
                requireLease(lease, submitted);
                return opened(lease, request, earlier);
            }));
        } catch (RejectedExecutionException crowded) {
            StartRefusedException refused = notOpened(
                    lease,
                    new NotDoneException("Too many payment pages are being opened at once; nothing was sent", crowded));
            opening.completeExceptionally(refused);
            throw refused;
        }
        return opening;
    }

    /** The opening of an attempt on this node that is not over; empty when it is over or another node's. */
    Optional<CompletableFuture<Payment>> underWay(Payment attempt) {
        return Optional.ofNullable(underWay.get(attempt.id()));
    }

    /** Asks the bank about an attempt whose page is about to be shown once more: its money may have come. */
    CompletableFuture<Payment> refresh(Payment attempt) {
        CompletableFuture<Payment> refreshed = new CompletableFuture<>();
        try {
            threads.execute(() -> complete(refreshed, () -> refreshed(attempt)));
        } catch (RejectedExecutionException crowded) {
            refreshed.complete(attempt);
        }
        return refreshed;
    }

    private static void complete(CompletableFuture<Payment> result, Supplier<Payment> work) {
        try {
            result.complete(work.get());
        } catch (StartRefusedException refused) {
            result.completeExceptionally(refused);
        } catch (RuntimeException | Error failure) {
            LOG.error("A payment page could not be opened; the order is unchanged", failure);
            result.completeExceptionally(failure);
        }
    }

    private Payment refreshed(Payment attempt) {
        boolean stale = attempt.lastAskedAt()
                .map(asked -> asked.plus(FRESH).isBefore(clock.instant()))
                .orElse(true);
        return stale ? paymentSync.sync(attempt.id(), SyncTrigger.START).orElse(attempt) : attempt;
    }

    /** An attempt that had to wait for its turn may have been given up meanwhile, and then the bank must not hear of it. */
    private void requireLease(Lease lease, Instant submitted) {
        Instant now = clock.instant();
        boolean waited = now.isAfter(submitted.plus(PROMPT));
        if (waited && !ledger.renew(lease, now.plus(LEASE))) {
            throw new StartRefusedException(
                    "start.refused",
                    "Payment " + lease.payment().id() + " waited too long for its turn; nothing was sent to the bank");
        }
    }

    private Payment opened(Lease lease, OrderRequest request, List<Payment> earlier) {
        Stream<Payment> asked = earlier.stream()
                .filter(attempt -> attempt.state() == PaymentState.OPEN)
                .sorted(Comparator.comparing(Payment::createdAt).reversed())
                .limit(ASKED)
                .map(this::refreshed);
        return Stream.concat(earlier.stream(), asked)
                .filter(attempt -> attempt.state().hasMoney())
                .findFirst()
                .map(paid -> giveWay(lease, paid))
                .orElseGet(() -> create(lease, request));
    }

    /** The order is paid by an earlier attempt, so the bank never learns of this one. */
    private Payment giveWay(Lease lease, Payment paid) {
        write(lease, PaymentDecision.notNeeded(lease.payment(), started()));
        return paid;
    }

    private Payment create(Lease lease, OrderRequest request) {
        try {
            CreatedOrder page = banks.of(lease.payment().merchantId()).createOrder(request);
            failingSince.remove(lease.payment().merchantId());
            return opened(lease, page);
        } catch (BankException cause) {
            throw notOpened(lease, cause);
        }
    }

    private Payment opened(Lease lease, CreatedOrder page) {
        PaymentDecision opened = PaymentDecision.opened(lease.payment(), page, started());
        if (!write(lease, opened)) {
            throw new StartRefusedException(
                    "start.unknown",
                    "Payment " + lease.payment().id() + " was given up while its page was being opened");
        }
        return opened.payment();
    }

    private StartRefusedException notOpened(Lease lease, BankException cause) {
        Payment payment = lease.payment();
        LOG.warn(
                "Payment {} of order {} could not be started; the order is unchanged: {}",
                payment.id(),
                payment.bill().orderId(),
                cause.getMessage());
        write(lease, PaymentDecision.notOpened(payment, cause, started()));
        ledger.retire(payment.id());
        report(payment, cause);
        boolean unknown = cause instanceof OutcomeUnknownException;
        return new StartRefusedException(unknown ? "start.unknown" : "start.refused", cause.getMessage(), cause);
    }

    /** One refused attempt is the shopper's affair. When a terminal could open no page for a while, a person should look, once. */
    private void report(Payment payment, BankException cause) {
        Instant now = clock.instant();
        if (failingSince.size() >= TERMINALS) {
            failingSince.clear();
        }
        Instant since = failingSince.computeIfAbsent(payment.merchantId(), terminal -> now);
        boolean lasting = Duration.between(since, now).compareTo(SyncPause.PATIENCE) >= 0;
        if (lasting && failingSince.replace(payment.merchantId(), since, Instant.MAX)) {
            ledger.raise(payment.id(), new Cause(Reason.START_FAILING, now, cause.getMessage()));
        }
    }

    private boolean write(Lease lease, PaymentDecision decision) {
        return ledger.release(lease, decision.payment(), List.of(), decision.nextSync(), decision.events());
    }

    private Occasion started() {
        return Occasion.of(clock.instant(), SyncTrigger.START);
    }
}
