package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;

/**
 * One synchronisation, as it was asked for.
 *
 * @param occasion when, and who asked
 * @param goal what it is for
 * @param syncs how often the schedule has led to one before
 */
record SyncRequest(Occasion occasion, Goal goal, int syncs) {

    /** The same request at a later time. */
    SyncRequest at(Instant now) {
        return new SyncRequest(new Occasion(now, occasion.trigger(), occasion.actor()), goal, syncs);
    }

    Instant now() {
        return occasion.at();
    }

    /** What a synchronisation is for. */
    enum Goal {
        /** The payment follows what the bank says. */
        UPDATE,
        /** A person wants the order submitted with the money that came, and a review judged again for that. */
        SUBMIT
    }
}
