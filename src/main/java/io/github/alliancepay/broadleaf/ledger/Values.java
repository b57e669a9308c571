package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.refund.BankTrace;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The named values of a statement, each with its SQL type. Without the type, a driver asks the database for the type of a null. */
final class Values {

    /** The length of a column of words. */
    static final int WORDS = 255;

    private static final String NO_CHARACTER = "\0";
    private static final String REPLACEMENT = "\uFFFD";

    private final MapSqlParameterSource source = new MapSqlParameterSource();

    static Values of(String name, String text) {
        return new Values().text(name, text);
    }

    /** PostgreSQL refuses texts with a NUL character. None of our own texts contains it. */
    Values text(String name, String value) {
        source.addValue(name, value.replace(NO_CHARACTER, REPLACEMENT), Types.VARCHAR);
        return this;
    }

    Values text(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> text(name, text), () -> source.addValue(name, null, Types.VARCHAR));
        return this;
    }

    /** A text that is only shown or searched. It is cut when it is too long. */
    Values shown(String name, String value, int longest) {
        int end = Math.min(value.length(), longest);
        boolean splitsPair = end < value.length() && end > 0 && Character.isHighSurrogate(value.charAt(end - 1));
        return text(name, value.substring(0, splitsPair ? end - 1 : end));
    }

    Values name(String name, Enum<?> value) {
        return text(name, value.name());
    }

    Values number(String name, long value) {
        source.addValue(name, value, Types.BIGINT);
        return this;
    }

    Values number(String name, Optional<Long> value) {
        source.addValue(name, value.orElse(null), Types.BIGINT);
        return this;
    }

    /** A list for an {@code IN}. Never empty; at most a thousand values, which is Oracle's limit. */
    Values numbers(String name, Collection<Long> values) {
        source.addValue(name, values, Types.BIGINT);
        return this;
    }

    /** A list for an {@code IN}. Never empty; at most a thousand values, which is Oracle's limit. */
    Values texts(String name, Collection<String> values) {
        source.addValue(name, values, Types.VARCHAR);
        return this;
    }

    Values time(String name, Instant value) {
        return number(name, value.toEpochMilli());
    }

    Values time(String name, Optional<Instant> value) {
        return number(name, value.map(Instant::toEpochMilli));
    }

    /** What is known at the bank of a refund or a completion. */
    Values trace(BankTrace trace) {
        return text("ecomOperationId", trace.ecomOperationId())
                .shown("failure", trace.failure(), WORDS)
                .time("sentAt", trace.sentAt())
                .time("absentSince", trace.absentSince());
    }

    SqlParameterSource source() {
        return source;
    }
}
