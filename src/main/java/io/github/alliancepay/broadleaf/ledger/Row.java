package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.refund.BankTrace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;

/** A row of a query. */
record Row(ResultSet columns) {

    /** Makes a value of a row. */
    interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    /** @throws UnreadableRowException when a row holds something that this version does not know */
    static <T> RowMapper<T> as(Reading<T> reading) {
        return (columns, number) -> {
            try {
                return reading.of(new Row(columns));
            } catch (RuntimeException unknown) {
                throw new UnreadableRowException(unknown);
            }
        };
    }

    /** A text. Oracle stores an empty text as NULL, so both read as empty. */
    String text(String column) throws SQLException {
        return optionalText(column).orElse("");
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(columns.getString(column)).filter(text -> !text.isEmpty());
    }

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    Optional<Long> optionalNumber(String column) throws SQLException {
        long value = columns.getLong(column);
        return columns.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(number(column));
    }

    Optional<Instant> optionalTime(String column) throws SQLException {
        return optionalNumber(column).map(Instant::ofEpochMilli);
    }

    <E extends Enum<E>> E name(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    /** Like {@link #name}, for a column that decides nothing: a name that only a newer version knows reads as the other. */
    <E extends Enum<E>> E nameOr(String column, E other) throws SQLException {
        String name = text(column);
        return Stream.of(other.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(other);
    }

    <E extends Enum<E>> Optional<E> optionalName(String column, Class<E> type) throws SQLException {
        return optionalText(column).map(name -> Enum.valueOf(type, name));
    }

    /** What is known at the bank of a refund or a completion. */
    BankTrace trace() throws SQLException {
        return new BankTrace(
                text("ECOM_OPERATION_ID"), text("FAILURE"), optionalTime("SENT_AT"), optionalTime("ABSENT_SINCE"));
    }
}
