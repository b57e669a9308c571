package io.github.alliancepay.sandbox.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** {@code date} and {@code preAuthExpDate} of requests: exactly two digits of a second's fraction and an offset (protocol section 14.1). */
public final class RequestDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSxxx").withResolverStyle(ResolverStyle.STRICT);

    private RequestDate() {}

    /** Reads a date; throws {@link java.time.DateTimeException} when it has another form. */
    public static Instant parse(String text) {
        return OffsetDateTime.parse(text, FORMAT).toInstant();
    }
}
