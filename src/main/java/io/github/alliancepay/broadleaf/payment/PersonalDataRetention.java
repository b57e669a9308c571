package io.github.alliancepay.broadleaf.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the personal data of decided payments when they are old enough, in small batches. Any number of nodes may do it at once. Safe
 * for use by many threads.
 */
public final class PersonalDataRetention {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataRetention.class);

    private static final int BATCH = 100;

    /** The most batches at once; what is left is erased the next time. */
    private static final int MOST_BATCHES = 50;

    private final PersonalData data;
    private final Duration age;
    private final Clock clock;

    /** @param age how old a payment is when its personal data are erased; zero keeps them for ever */
    public PersonalDataRetention(PersonalData data, Duration age, Clock clock) {
        this.data = data;
        this.age = age;
        this.clock = clock;
    }

    /** Erases what is old enough now, of 5000 payments at most. */
    public void eraseOld() {
        int erased = age.isZero() ? 0 : eraseOlderThan(clock.instant().minus(age));
        if (erased > 0) {
            LOG.info("Erased the personal data of {} payments older than {} days", erased, age.toDays());
        }
    }

    private int eraseOlderThan(Instant before) {
        int all = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            int erased = data.eraseOlderThan(before, BATCH, clock.instant());
            all += erased;
            if (erased < BATCH) {
                break;
            }
        }
        return all;
    }
}
