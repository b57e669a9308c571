package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.List;

/** The host's order, as a payment needs it. Safe for use by many threads; opens the host's context by itself. */
public interface Shop {

    /**
     * Submits the order with the payment recorded, once, however often it is called (host reference section 2.7).
     *
     * @param captures the successful purchases that make up the payment
     */
    Completion complete(Payment payment, List<Operation> captures);

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
