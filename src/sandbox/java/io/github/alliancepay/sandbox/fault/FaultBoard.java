package io.github.alliancepay.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The faults that are set. Thread-safe: a fault that occurs once hits exactly one call. */
public final class FaultBoard {
    private final List<Fault> faults = new ArrayList<>();
    private CountDownLatch held = new CountDownLatch(1);

    /** Sets a fault. */
    public synchronized void set(Fault fault) {
        faults.add(fault);
    }

    /** Clears all faults and sends the held answers. */
    public synchronized void clear() {
        faults.clear();
        held.countDown();
        held = new CountDownLatch(1);
    }

    /** The faults that are still waiting. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(faults);
    }

    /** The faults of this call. Those that occur once are removed. */
    public synchronized List<Fault> strike(Endpoint call) {
        List<Fault> striking =
                faults.stream().filter(fault -> fault.waitsFor(call)).toList();
        striking.stream().filter(fault -> !fault.sticky()).forEach(faults::remove);
        return striking;
    }

    /** Opens when the faults of this moment are cleared. */
    public synchronized CountDownLatch release() {
        return held;
    }
}
