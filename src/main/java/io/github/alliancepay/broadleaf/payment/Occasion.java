package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import java.time.Instant;
import java.util.List;

/**
 * When a payment was worked on, what led to it, and who asked. Makes the lines of its history.
 *
 * @param at UTC
 * @param actor a login of the back office, or {@link PaymentEvent#SYSTEM}
 */
public record Occasion(Instant at, SyncTrigger trigger, String actor) {

    /** The plugin itself works on it. */
    public static Occasion of(Instant at, SyncTrigger trigger) {
        return new Occasion(at, trigger, PaymentEvent.SYSTEM);
    }

    /** A line without arguments. */
    public PaymentEvent event(Kind kind) {
        return event(kind, List.of());
    }

    /** A line about a sum of the order's currency. */
    public PaymentEvent event(Kind kind, Coins amount) {
        return event(kind, List.of(Long.toString(amount.value())));
    }

    /** A line with a code, a technical reason or a person's note. */
    public PaymentEvent event(Kind kind, String text) {
        return event(kind, List.of(text));
    }

    /** A line about a refund that the bank lists with another amount, in coins of UAH. */
    public PaymentEvent amountDiffers(Coins asked, Coins listed) {
        return event(Kind.REFUND_AMOUNT_DIFFERS, List.of(Long.toString(asked.value()), Long.toString(listed.value())));
    }

    PaymentEvent stateChanged(PaymentState from, PaymentState to) {
        return event(Kind.STATE_CHANGED, List.of(from.name(), to.name()));
    }

    PaymentEvent reviewNeeded(ReviewReason reason) {
        return event(Kind.REVIEW_NEEDED, reason.name());
    }

    private PaymentEvent event(Kind kind, List<String> arguments) {
        return new PaymentEvent(at, trigger, actor, kind, arguments);
    }
}
