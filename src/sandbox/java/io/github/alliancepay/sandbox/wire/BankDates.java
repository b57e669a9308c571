package io.github.alliancepay.sandbox.wire;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The forms in which the bank writes dates (protocol section 14.1). */
public final class BankDates {
    /** The older name of Europe/Kyiv, which every update of Java 17 knows. */
    public static final ZoneId KYIV = ZoneId.of("Europe/Kiev");

    private static final DateTimeFormatter ORDER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSxxx").withZone(KYIV);
    private static final DateTimeFormatter OPERATION =
            DateTimeFormatter.ofPattern("yyyy.MM.dd HH:mm:ss.SSS").withZone(KYIV);
    private static final DateTimeFormatter SESSION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSxxx").withZone(KYIV);
    private static final DateTimeFormatter SESSION_UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.'0'SSS xx").withZone(ZoneOffset.UTC);

    private BankDates() {}

    /** {@code createDate} and {@code expiredOrderDate}: Kyiv's offset, the fraction cut to two digits. */
    public static String order(Instant time) {
        return ORDER.format(time);
    }

    /** {@code creationDateTime} and similar fields: Kyiv's time without an offset. */
    public static String operation(Instant time) {
        return OPERATION.format(time);
    }

    /** {@code tokenExpiration}. */
    public static String session(Instant time) {
        return SESSION.format(time);
    }

    /** {@code tokenExpirationDateTime}: the fraction has four digits, a zero and the milliseconds. */
    public static String sessionUtc(Instant time) {
        return SESSION_UTC.format(time);
    }
}
