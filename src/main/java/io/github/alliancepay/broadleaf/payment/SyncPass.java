package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.OrderSubmission.Result;
import io.github.alliancepay.broadleaf.payment.PaymentDecision.Step;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.SyncRequest.Goal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one synchronisation: claim the payment, ask the bank, decide, write, let the shop act, decide again, and release. It contains
 * no rule; all rules are in {@link PaymentDecision}. Safe for use by many threads.
 */
final class SyncPass {

    /** Longer than the slowest call to the bank (30 s) and the host's checkout together, so that only one works on a payment. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** An answer that waited longer for its turn may no longer be true, so nothing is submitted by it. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(SyncPass.class);

    private final BankInquiry bank;
    private final RefundWatch refunds;
    private final PaymentLedger ledger;
    private final OrderSubmission shop;
    private final SyncRules rules;
    private final Clock clock;

    SyncPass(
            BankInquiry bank,
            RefundWatch refunds,
            PaymentLedger ledger,
            OrderSubmission shop,
            SyncRules rules,
            Clock clock) {
        this.bank = bank;
        this.refunds = refunds;
        this.ledger = ledger;
        this.shop = shop;
        this.rules = rules;
        this.clock = clock;
    }

    /** Waits for the bank. Empty when there is no such payment, or when somebody else works on it. */
    Optional<SyncResult> run(String paymentId, SyncTrigger trigger, String actor, Goal goal) {
        return claim(paymentId, trigger)
                .map(lease -> LoggedPayment.during(
                        paymentId, () -> finish(lease, request(lease, actor, goal), asked(lease))));
    }

    /**
     * Synchronises a payment that is due, without holding a thread while the bank is waited for.
     *
     * @param workers run what is done with the bank's reply. One of them waits for the bank itself when the reply had to wait so long for
     *     a worker that it may be out of date; to ask again and queue again could go on for ever
     * @return completes when it is done, at once when somebody else works on the payment, or has done so since it was read as due
     */
    CompletableFuture<Void> start(String paymentId, Executor workers) {
        Instant now = clock.instant();
        return ledger.claimDue(paymentId, now, now.plus(LEASE))
                .map(lease -> start(lease, request(lease, PaymentEvent.SYSTEM, Goal.UPDATE), workers))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> start(Lease lease, SyncRequest request, Executor workers) {
        CompletableFuture<BankReply> reply =
                ask(lease, bank::query, () -> CompletableFuture.completedFuture(new BankReply.NotAsked()));
        return reply.thenApply(this::heard)
                .handleAsync(SyncPass::orThrow, workers)
                .thenAccept(heard -> LoggedPayment.during(
                        lease.payment().id(),
                        () -> finish(lease, request, isFresh(heard) ? heard.reply() : asked(lease))));
    }

    private Heard heard(BankReply reply) {
        return new Heard(reply, clock.instant());
    }

    /** Without an answer nothing is submitted, so it does not age. */
    private boolean isFresh(Heard heard) {
        return heard.reply().answer().isEmpty()
                || !clock.instant().isAfter(heard.at().plus(FRESH));
    }

    private BankReply asked(Lease lease) {
        return ask(lease, bank::about, BankReply.NotAsked::new);
    }

    /** A failure is thrown on a worker, so that what follows it runs there too. */
    private static <T> T orThrow(T reply, Throwable failure) {
        if (failure != null) {
            throw new CompletionException(failure instanceof CompletionException ? failure.getCause() : failure);
        }
        return reply;
    }

    private Optional<Lease> claim(String paymentId, SyncTrigger trigger) {
        Instant now = clock.instant();
        return ledger.claim(paymentId, now, now.plus(LEASE)).map(claimed -> claimed.askedBy(trigger));
    }

    private SyncRequest request(Lease lease, String actor, Goal goal) {
        return new SyncRequest(new Occasion(clock.instant(), lease.trigger(), actor), goal, lease.syncs());
    }

    private SyncResult finish(Lease lease, SyncRequest request, BankReply reply) {
        Instant now = clock.instant();
        SyncFacts facts = new SyncFacts(
                lease.payment(), request.at(now), reply, refunds.after(lease.payment(), reply, now), rules);
        PaymentDecision decision = PaymentDecision.of(facts);
        Payment after = decision.step() == Step.NOTHING
                ? release(lease, decision, operations(reply))
                : act(lease, facts, decision);
        return new SyncResult(after, reply.answer(), reply.trouble());
    }

    private static <T> T ask(Lease lease, BiFunction<Payment, String, T> bank, Supplier<T> nothing) {
        Payment payment = lease.payment();
        return PaymentDecision.question(payment, lease.hint())
                .map(hppOrderId -> bank.apply(payment, hppOrderId))
                .orElseGet(nothing);
    }

    /** Writes what is known before the shop is called. */
    private Payment act(Lease lease, SyncFacts facts, PaymentDecision decision) {
        if (!keep(lease, facts, decision)) {
            return current(lease);
        }
        Result result = result(decision, facts.bank().received());
        PaymentDecision last = PaymentDecision.of(facts.after(decision.payment(), clock.instant()), result);
        logCause(result, last);
        return release(lease, last, List.of());
    }

    private boolean keep(Lease lease, SyncFacts facts, PaymentDecision decision) {
        log(decision);
        List<Operation> listed = operations(facts.bank());
        boolean known = decision.payment().equals(lease.payment()) && listed.isEmpty();
        Instant until = clock.instant().plus(LEASE);
        return known
                ? ledger.renew(lease, until)
                : ledger.write(lease, until, decision.payment(), listed, decision.events());
    }

    private Result result(PaymentDecision decision, List<Operation> received) {
        Payment payment = decision.payment();
        try {
            return decision.step() == Step.SUBMIT ? shop.submit(payment, received) : shop.withdraw(payment);
        } catch (RuntimeException failure) {
            return Result.Later.after(failure);
        }
    }

    private Payment release(Lease lease, PaymentDecision decision, List<Operation> listed) {
        log(decision);
        return ledger.release(lease, decision.payment(), listed, decision.nextSync(), decision.events())
                ? decision.payment()
                : current(lease);
    }

    /** Another took the lease meanwhile, so its result stands. */
    private Payment current(Lease lease) {
        Payment claimed = lease.payment();
        LOG.info("Payment {}: another thread or node took over its synchronisation; its result stands", claimed.id());
        return ledger.find(claimed.id()).orElse(claimed);
    }

    private static List<Operation> operations(BankReply reply) {
        return reply.answer().map(BankOrder::operations).orElse(List.of());
    }

    private static void logCause(Result result, PaymentDecision decision) {
        if (result instanceof Result.Later later && !decision.events().isEmpty()) {
            later.cause()
                    .ifPresent(cause -> LOG.error(
                            "Payment {}: the shop failed", decision.payment().id(), cause));
        }
    }

    private static void log(PaymentDecision decision) {
        Payment payment = decision.payment();
        decision.events().forEach(event -> log(payment, event));
    }

    /** What lasts is told once, so it is logged once. */
    private static void log(Payment payment, PaymentEvent event) {
        String detail = String.join(" ", event.arguments());
        switch (event.kind()) {
            case REVIEW_NEEDED -> LOG.error(
                    "Payment {} of order {} needs a human decision: {}. The money is at the bank and the order is untouched.",
                    payment.id(),
                    payment.bill().orderId(),
                    detail);
            case BANK_SILENT -> LOG.warn(
                    "Payment {}: the bank could not be asked and nothing was changed; it is asked until it answers: {}",
                    payment.id(),
                    detail);
            case SUBMISSION_POSTPONED -> LOG.error(
                    "Payment {}: order {} has its money, taken or held, and could not be submitted; it is tried again until it is: {}",
                    payment.id(),
                    payment.bill().orderId(),
                    detail);
            default -> LOG.debug("Payment {}: {} {}", payment.id(), event.kind(), detail);
        }
    }

    /** @param at when it came (UTC) */
    private record Heard(BankReply reply, Instant at) {}
}
