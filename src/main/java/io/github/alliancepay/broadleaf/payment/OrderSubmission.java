package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.List;

/** The host's order, as a payment needs it. Safe for use by many threads; opens the host's context by itself. */
public interface OrderSubmission {

    /**
     * Submits the order with the payment recorded, once, however often it is called (host section 2.7).
     *
     * @param captures the successful purchases that make up the payment
     */
    Completion complete(Payment payment, List<Operation> captures);

    /**
     * Takes a payment whose money went back off an order that is not submitted, which must not be had for it any more. However often
     * it is called, it is done once; a submitted order keeps its payment.
     *
     * @return {@link ReviewReason#MONEY_RETURNED} when the order is rid of it
     */
    Completion withdraw(Payment payment);

    /** What came of it. */
    sealed interface Completion {

        /** The order is submitted and has this payment. */
        record Completed(String orderNumber, long orderPaymentId) implements Completion {}

        /** The money does not fit the order, which is untouched. */
        record Mismatch(ReviewReason reason) implements Completion {}

        /** The host could not now; the money stays recorded as paid and it is tried again. */
        record Later(String why) implements Completion {}
    }
}
