package io.github.alliancepay.sandbox.callback;

import java.time.Instant;

/**
 * One attempt to deliver a callback.
 *
 * @param attempt 1 for the first attempt, 2 to 6 for the repeats, 0 for a callback sent by hand
 * @param status the merchant's HTTP status; 0 when there was no answer
 * @param note why there was no answer; empty otherwise
 * @param reply the beginning of the merchant's answer
 */
public record Delivery(Callback callback, int attempt, Instant at, int status, String note, String reply) {
    /** The note of a callback that was not sent, because its address is on another machine. */
    public static final String ELSEWHERE =
            "not sent: the address is not on this machine; the setting FOREIGN_CALLBACKS allows it";

    static Delivery failed(Callback callback, int attempt, Instant at, String note) {
        return new Delivery(callback, attempt, at, 0, note, "");
    }

    Delivery answered(int newStatus, String newReply) {
        return new Delivery(callback, attempt, at, newStatus, "", newReply);
    }

    /** The same delivery for the log, without most of a body that is very long. */
    Delivery shortened() {
        return new Delivery(callback.shortened(), attempt, at, status, note, reply);
    }

    /** Whether the merchant accepted it. */
    public boolean accepted() {
        return status == 200;
    }
}
