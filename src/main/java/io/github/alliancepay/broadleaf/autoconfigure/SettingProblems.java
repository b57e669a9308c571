package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with settings, so that all of it is told at once. Not for several threads. */
final class SettingProblems {

    private final List<InvalidSettingException> found = new ArrayList<>();

    /** What the reading gives; empty when it complains, which is kept. */
    <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidSettingException problem) {
            found.add(problem);
            return Optional.empty();
        }
    }

    /** Keeps a complaint when something does not hold. */
    void require(boolean holds, Supplier<InvalidSettingException> complaint) {
        if (!holds) {
            found.add(complaint.get());
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws InvalidSettingException when something was wrong; it names everything */
    void complain() {
        if (!isEmpty()) {
            throw InvalidSettingException.of(found);
        }
    }
}
