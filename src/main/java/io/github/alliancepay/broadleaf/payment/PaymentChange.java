package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A payment while it changes, with the lines of history that tell of it. A change to the value it has already is not told.
 *
 * @param payment as it is so far
 */
record PaymentChange(Payment payment, Occasion occasion, List<PaymentEvent> events) {

    PaymentChange {
        events = List.copyOf(events);
    }

    static PaymentChange of(Payment payment, Occasion occasion) {
        return new PaymentChange(payment, occasion, List.of());
    }

    PaymentState state() {
        return payment.state();
    }

    /** A change without a line of history. */
    PaymentChange with(UnaryOperator<Payment> change) {
        return new PaymentChange(change.apply(payment), occasion, events);
    }

    PaymentChange become(PaymentState next) {
        return next == state()
                ? this
                : tell(occasion.stateChanged(state(), next)).with(changing -> changing.become(next));
    }

    PaymentChange review(ReviewReason reason) {
        boolean known = payment.outcome().review().equals(Optional.of(reason));
        PaymentChange told = known ? this : tell(occasion.reviewNeeded(reason));
        return told.become(PaymentState.REVIEW).with(changing -> changing.with(Outcome.review(reason)));
    }

    /**
     * Something keeps the payment from going on. It is told when it begins, and not again while it lasts.
     *
     * @param reason distinguishes it from other troubles
     * @param detail technical words
     */
    PaymentChange trouble(Kind kind, String reason, String detail) {
        Trouble trouble = new Trouble(reason, occasion.at());
        boolean known = payment.trouble().filter(trouble::isSame).isPresent();
        return known
                ? this
                : tell(occasion.event(kind, detail)).with(changing -> changing.troubledBy(Optional.of(trouble)));
    }

    PaymentChange untroubled() {
        return with(changing -> changing.troubledBy(Optional.empty()));
    }

    PaymentChange tell(PaymentEvent event) {
        List<PaymentEvent> all = new ArrayList<>(events);
        all.add(event);
        return new PaymentChange(payment, occasion, all);
    }
}
