package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The host's order, as a payment needs it. Safe for use by many threads. It opens the host's context by itself. */
public interface OrderSubmission {

    /**
     * Submits the order with the payment recorded. It is done once, however often it is called (host section 2.7).
     *
     * @param received the successful purchases that make up the payment; or its hold, followed by what was taken of it, if anything was
     */
    Result submit(Payment payment, List<Operation> received);

    /**
     * Detaches a refunded payment from an unsubmitted order, which must not be submitted with it. It is done once, however often it is
     * called; a submitted order keeps its payment.
     *
     * @return {@link ReviewReason#MONEY_RETURNED} when the order no longer has the payment
     */
    Result withdraw(Payment payment);

    /** What the shop answered. */
    sealed interface Result {

        /** The order is submitted and has this payment. */
        record Submitted(String orderNumber, long orderPaymentId) implements Result {}

        /** The money does not fit the order, which is untouched. */
        record Mismatch(ReviewReason reason) implements Result {}

        /**
         * The host could not do it now. The payment stays paid, and it is tried again.
         *
         * @param why the same text each time for the same reason, so that the history tells it once
         * @param cause for the log
         */
        record Later(String why, Optional<Throwable> cause) implements Result {

            /** Causes may name each other. */
            private static final int DEEPEST = 50;

            public Later(String why) {
                this(why, Optional.empty());
            }

            /** The host failed. It wraps what happened, and only the innermost failure says what that was. */
            public static Later after(Throwable failure) {
                Throwable innermost = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(DEEPEST)
                        .reduce(failure, (outer, inner) -> inner);
                return new Later(innermost.getClass().getSimpleName(), Optional.of(failure));
            }
        }
    }
}
