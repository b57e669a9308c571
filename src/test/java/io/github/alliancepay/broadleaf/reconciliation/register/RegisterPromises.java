package io.github.alliancepay.broadleaf.reconciliation.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.reconciliation.Coverage;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.Register;

/** What is true of every register that was read, whatever the file was. */
final class RegisterPromises {

    private RegisterPromises() {}

    /** @param lines the most that the file can have, its headings included */
    static void hold(Register register, long lines) {
        assertThat(register.movements().size() + (long) register.unreadable()).isLessThan(lines);
        assertThat(register.faults()).hasSize(Math.min(register.unreadable(), Coverage.MOST_FAULTS));
        register.faults().forEach(fault -> assertThat(fault.line()).isPositive());
        register.movements().forEach(RegisterPromises::holds);
    }

    private static void holds(Movement movement) {
        assertThat(movement.origin().line()).isPositive();
        assertThat(movement.amount().orElseThrow()).isLessThanOrEqualTo(Movement.LARGEST);
        assertThat(movement.numbers().operationId() + movement.numbers().rrn()).matches("[A-Za-z0-9_-]{1,128}");
        assertThat(movement.origin().note()).hasSizeLessThanOrEqualTo(1000);
    }
}
