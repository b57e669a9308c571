package io.github.alliancepay.sandbox.order;

import java.time.Clock;
import java.util.Random;
import java.util.UUID;

/**
 * The bank's ids (protocol section 14.4). They depend on the seed and on the time of the start. So they are always the same in a test with
 * a clock that stands still, and never the same after a restart, when a database may remember the last run. Thread-safe.
 */
public final class Identifiers {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final int TAIL = 11;

    private final Clock clock;
    private final Random random;

    /** Ids with the time of a clock. */
    public Identifiers(long seed, Clock clock) {
        this.clock = clock;
        this.random = new Random(seed * 31 + clock.millis());
    }

    /** {@code hppOrderId} or {@code operationId}: 13 digits of the time and 11 characters. */
    public synchronized String stamped() {
        StringBuilder id = new StringBuilder().append(clock.millis());
        random.ints(TAIL, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }

    /** Any other id. */
    public synchronized String uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    /** A network reference of 12 digits. */
    public String rrn() {
        return digits(12);
    }

    /** An approval code of 6 digits. */
    public String approvalCode() {
        return digits(6);
    }

    private synchronized String digits(int length) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        random.ints(length - 1, 0, 10).forEach(digits::append);
        return digits.toString();
    }
}
