package io.github.alliancepay.sandbox.callback;

import java.time.Instant;

/**
 * One attempt to deliver a callback.
 *
 * @param attempt 1 for the first attempt, 2 to 6 for the repeats, 0 for a callback sent by hand
 * @param status the merchant's HTTP status; 0 when there was no answer
 * @param note why there was no answer; empty otherwise
 */
public record Delivery(Callback callback, int attempt, Instant at, int status, String note) {
    /** Whether the merchant accepted it. */
    public boolean accepted() {
        return status == 200;
    }
}
