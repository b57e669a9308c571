package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Payments that a shopper looks at: each is answered from the ledger at once, and becomes due when the bank's word about it is old. Safe for
 * use by many threads.
 */
public final class PaymentWatch {

    /** How old the bank's word may be before a waiting page asks for a new one. */
    private static final Duration FRESH = Duration.ofSeconds(4);

    /** How long ago the bank was asked in vain before it is asked again for a waiting page. */
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private static final Set<PaymentState> UNDECIDED =
            EnumSet.of(PaymentState.CREATED, PaymentState.OPEN, PaymentState.AUTHORIZED, PaymentState.PAID);

    private final PaymentLedger ledger;
    private final SyncQueue queue;
    private final Clock clock;

    public PaymentWatch(PaymentLedger ledger, SyncQueue queue, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
    }

    /** @throws UnknownTokenException when the token is none of a payment */
    Payment find(String token) {
        return ledger.findByReturnToken(token).orElseThrow(UnknownTokenException::new);
    }

    /**
     * The payment as the ledger has it. A worker is told to ask the bank when its word is old.
     *
     * @throws UnknownTokenException when the token is none of a payment
     */
    Payment see(String token) {
        return seen(find(token));
    }

    private Payment seen(Payment payment) {
        if (isWorthAsking(payment)) {
            queue.request(payment.id(), SyncTrigger.RETURN);
        }
        return payment;
    }

    /**
     * The same for a page that asks again and again. While the bank is asked already, the next question will be early enough, so nothing is
     * written: a slow bank has many waiting pages.
     *
     * @throws UnknownTokenException when the token is none of a payment
     */
    Payment seeAgain(String token) {
        Payment payment = find(token);
        return queue.isUnderWay(payment.id()) ? payment : seen(payment);
    }

    /** The time a browser says, in milliseconds since 1970; it decides the words and nothing else. */
    Instant since(String millis) {
        return millis.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : clock.instant();
    }

    private boolean isWorthAsking(Payment payment) {
        return UNDECIDED.contains(payment.state())
                && !payment.isSubmitted()
                && isOver(payment.lastAskedAt(), FRESH)
                && (payment.trouble().isEmpty() || isOver(ledger.lastTriedAt(payment.id()), PAUSE));
    }

    private boolean isOver(Optional<Instant> last, Duration pause) {
        return last.map(time -> time.plus(pause).isBefore(clock.instant())).orElse(true);
    }
}
