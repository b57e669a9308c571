package io.github.alliancepay.broadleaf.reconciliation;

import java.util.Optional;

/**
 * Where a movement was read.
 *
 * @param payment the shop's payment, where one is known
 * @param line the line of the register, from 1 on; 0 when it is not from a register
 * @param note what the merchant wrote into a register: comment and purpose (protocol section 24.1)
 */
public record MovementOrigin(Optional<PaymentLink> payment, int line, String note) {

    static MovementOrigin of(PaymentLink payment) {
        return new MovementOrigin(Optional.of(payment), 0, "");
    }

    /** A line of a register. */
    public static MovementOrigin line(int line, String note) {
        return new MovementOrigin(Optional.empty(), line, note);
    }
}
