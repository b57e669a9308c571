package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reasons to look at a payment as one text: "REASON time text;" for each. */
final class AttentionColumn {

    private static final String END = ";";

    private AttentionColumn() {}

    static Optional<String> text(List<Cause> causes) {
        String text = causes.stream().map(AttentionColumn::text).collect(Collectors.joining());
        return Optional.of(text).filter(written -> !written.isEmpty());
    }

    private static String text(Cause cause) {
        String words = cause.text().replace(END, ",");
        return cause.reason() + " " + cause.since().toEpochMilli() + (words.isEmpty() ? "" : " " + words) + END;
    }

    /** When the first of the reasons is one to look. */
    static Optional<Instant> earliest(List<Cause> causes) {
        return causes.stream().map(Cause::since).min(Instant::compareTo);
    }

    /** Reasons that only a newer version knows are left out. */
    static List<Cause> causes(String text) {
        return Stream.of(text.split(END)).flatMap(AttentionColumn::cause).toList();
    }

    private static Stream<Cause> cause(String text) {
        String[] parts = text.split(" ", 3);
        return parts.length < 2
                ? Stream.empty()
                : reason(parts[0]).map(reason -> new Cause(reason, time(parts[1]), parts.length < 3 ? "" : parts[2]));
    }

    private static Stream<Reason> reason(String name) {
        return Stream.of(Reason.values()).filter(reason -> reason.name().equals(name));
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
