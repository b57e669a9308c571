package io.github.alliancepay.broadleaf.bank;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which the bank writes an instant (protocol section 14.1). Each constant prints its own way. {@link #read} understands all
 * of them, with 0 to 9 digits of a second and an offset written {@code +03:00}, {@code +0300} or {@code Z}.
 */
public enum BankTime {
    /** The dates of requests and orders. The fraction is cut to hundredths. */
    ORDER("yyyy-MM-dd HH:mm:ss.SSxxx", Zones.KYIV),
    /** The dates of operations, in Kyiv time without an offset. */
    OPERATION("yyyy.MM.dd HH:mm:ss.SSS", Zones.KYIV),
    /** The end of a session in UTC. The fraction has four digits: a zero and the milliseconds. */
    SESSION("yyyy-MM-dd HH:mm:ss.'0'SSS xx", ZoneOffset.UTC),
    /** The same end in Kyiv time. */
    SESSION_LOCAL("yyyy-MM-dd HH:mm:ss.SSSxxx", Zones.KYIV);

    /** The zone of the bank's dates that have no offset. */
    public static final ZoneId KYIV = Zones.KYIV;

    private static final Pattern FORM =
            Pattern.compile("(?<date>\\d{4}[-.]\\d{2}[-.]\\d{2})[ T](?<minute>\\d{2}:\\d{2})"
                    + "(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{0,9}))?)?(?<gap> ?)(?<offset>Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern EPOCH_OF_ID = Pattern.compile("(\\d{13})[A-Za-z0-9_-]*");

    private final DateTimeFormatter format;

    BankTime(String pattern, ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern(pattern).withZone(zone);
    }

    /** Whether a zone is Kyiv, by either of its names. */
    public static boolean isKyiv(ZoneId zone) {
        return zone.equals(KYIV) || zone.getId().equals("Europe/Kyiv");
    }

    public String print(Instant instant) {
        return format.format(instant);
    }

    /**
     * Reads any of the bank's forms. A time without an offset is Kyiv time. When the clocks go back in autumn, one hour comes twice; then
     * the earlier instant is meant.
     *
     * @return empty when the text is none of the forms
     */
    public static Optional<Instant> read(String text) {
        return read(text, "");
    }

    /**
     * Reads the date of an operation. In the hour that comes twice in autumn, the operation's id decides: it begins with the epoch
     * milliseconds of its creation (protocol section 14.4).
     *
     * @param operationId decides nothing when it is empty or has an unknown shape
     */
    public static Optional<Instant> read(String text, String operationId) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = local(form);
            String offset = form.group("offset");
            return Optional.of(offset == null ? inKyiv(local, operationId) : local.toInstant(ZoneOffset.of(offset)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static LocalDateTime local(Matcher form) {
        String second = form.group("second") == null ? "00" : form.group("second");
        return LocalDateTime.parse(form.group("date").replace('.', '-') + "T" + form.group("minute") + ":" + second)
                .withNano(nanos(form));
    }

    private static int nanos(Matcher form) {
        String fraction = form.group("fraction") == null ? "" : form.group("fraction");
        // Only the session's form has a space before the offset, and only there four digits are padded milliseconds.
        boolean padded = fraction.length() == 4 && !form.group("gap").isEmpty();
        String digits = padded ? fraction.substring(1) : fraction;
        return Integer.parseInt((digits + "000000000").substring(0, 9));
    }

    private static Instant inKyiv(LocalDateTime local, String operationId) {
        // Java resolves the hour that spring skips by moving it forward.
        Instant earlier = local.atZone(KYIV).withEarlierOffsetAtOverlap().toInstant();
        Instant later = local.atZone(KYIV).withLaterOffsetAtOverlap().toInstant();
        return epochOf(operationId)
                .filter(created -> isNearer(created, later, earlier))
                .map(created -> later)
                .orElse(earlier);
    }

    private static boolean isNearer(Instant created, Instant later, Instant earlier) {
        long toLater = Math.abs(later.toEpochMilli() - created.toEpochMilli());
        return toLater < Math.abs(earlier.toEpochMilli() - created.toEpochMilli());
    }

    private static Optional<Instant> epochOf(String operationId) {
        Matcher id = EPOCH_OF_ID.matcher(operationId);
        return id.matches() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(id.group(1)))) : Optional.empty();
    }

    /** The constants of an enum are made before its own fields. */
    private static final class Zones {
        /** The older name of Europe/Kyiv, which time zone tables before 2022b know too. */
        static final ZoneId KYIV = ZoneId.of("Europe/Kiev");
    }
}
