package io.github.alliancepay.broadleaf.payment;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refunds that say what a test tells them to. */
final class FakeRefunds implements RefundTracker {

    private Returned returned = Returned.NOTHING;
    private Optional<Duration> pause = Optional.empty();
    private boolean failing;
    private int followed;

    void say(Returned now) {
        returned = now;
    }

    void wantToBeAskedAboutIn(Duration duration) {
        pause = Optional.of(duration);
    }

    void fail() {
        failing = true;
    }

    /** How many answers of the bank they were told. */
    int followed() {
        return followed;
    }

    @Override
    public Optional<Instant> follow(Payment payment, BankOrder answer, Instant now) {
        followed++;
        if (failing) {
            throw new IllegalStateException("The refunds cannot be read");
        }
        return pursue(payment, now);
    }

    @Override
    public Optional<Instant> pursue(Payment payment, Instant now) {
        return pause.map(now::plus);
    }

    @Override
    public Returned returned(Payment payment, List<Operation> captures) {
        return returned;
    }
}
