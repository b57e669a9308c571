package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.time.Instant;
import java.util.Optional;

/** A payment whose order is submitted; the host has it under the number 11. */
final class SubmittedPayment {

    private SubmittedPayment() {}

    static Payment of(Bill bill) {
        return new Payment(
                "p1",
                bill,
                PaymentRoute.purchase("merchant"),
                "return",
                "",
                "uk",
                Instant.EPOCH,
                new Payment.Progress(
                        PaymentState.COMPLETED,
                        Optional.empty(),
                        "",
                        new Outcome("A-1", Optional.of(11L), Optional.empty()),
                        Optional.empty(),
                        Optional.empty()));
    }
}
