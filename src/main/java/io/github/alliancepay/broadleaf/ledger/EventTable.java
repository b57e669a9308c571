package io.github.alliancepay.broadleaf.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The histories of payments in ALLIANCEPAY_EVENT. Events of the same millisecond keep the order in which they were written. ARGUMENTS is a
 * JSON array; its column is long enough for the longest event.
 */
final class EventTable {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_EVENT (PAYMENT_ID, HAPPENED_AT, SYNC_TRIGGER, ACTOR, KIND, ARGUMENTS, LAST_AT)
            VALUES (:paymentId, :at, :trigger, :actor, :kind, :arguments, :at)""";

    private static final String LATEST =
            "SELECT * FROM ALLIANCEPAY_EVENT WHERE PAYMENT_ID = :paymentId ORDER BY EVENT_ID DESC";

    private static final String COUNT =
            "UPDATE ALLIANCEPAY_EVENT SET REPEATED = REPEATED + 1, LAST_AT = :at WHERE EVENT_ID = :eventId";

    /** How many lines of a history are read. */
    private static final int MOST = 500;

    /** Among how many of the latest lines an event is looked for that happens again. */
    private static final int RECENT = 8;

    private static final int ACTOR = 255;

    /** Texts that were taken over from version 1 may contain control characters. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final TypeReference<List<String>> ARGUMENTS = new TypeReference<>() {};

    private final Database database;

    EventTable(Database database) {
        this.database = database;
    }

    void add(String paymentId, List<PaymentEvent> events) {
        boolean repeats = events.stream().allMatch(event -> event.kind().isCounted());
        List<PaymentEvent> fresh = repeats
                ? events.stream().filter(event -> !isCounted(paymentId, event)).toList()
                : events;
        database.updateAll(
                INSERT, fresh.stream().map(event -> values(paymentId, event)).toList());
    }

    /** Counts an event in the line that told of it, when nothing else happened since. */
    private boolean isCounted(String paymentId, PaymentEvent event) {
        Optional<Long> line = recent(paymentId).stream()
                .takeWhile(entry -> entry.event().kind().isCounted())
                .filter(entry -> isSame(entry.event(), event))
                .map(Entry::id)
                .findFirst();
        line.ifPresent(
                id -> database.update(COUNT, new Values().number("eventId", id).time("at", event.at())));
        return line.isPresent();
    }

    private static boolean isSame(PaymentEvent one, PaymentEvent other) {
        return one.kind() == other.kind()
                && one.arguments().equals(other.arguments())
                && one.actor().equals(other.actor());
    }

    private List<Entry> recent(String paymentId) {
        return database.first(RECENT, LATEST, Values.of("paymentId", paymentId), Row.as(EventTable::entry));
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.number("EVENT_ID"), event(row));
    }

    /** The latest lines, oldest first. */
    List<PaymentEvent> of(String paymentId) {
        return database.first(MOST, LATEST, Values.of("paymentId", paymentId), Row.as(EventTable::entry)).stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.event().at())
                        .thenComparing(Entry::id))
                .map(Entry::event)
                .toList();
    }

    private static Values values(String paymentId, PaymentEvent event) {
        return Values.of("paymentId", paymentId)
                .time("at", event.at())
                .name("trigger", event.trigger())
                .shown("actor", event.actor(), ACTOR)
                .name("kind", event.kind())
                .text("arguments", json(event.arguments()));
    }

    private static PaymentEvent event(Row row) throws SQLException {
        Kind kind = row.nameOr("KIND", Kind.OTHER);
        List<String> arguments = arguments(row.text("ARGUMENTS"));
        Instant at = row.time("HAPPENED_AT");
        return new PaymentEvent(
                at,
                row.nameOr("SYNC_TRIGGER", SyncTrigger.CLOCK),
                row.text("ACTOR"),
                kind,
                kind == Kind.OTHER ? named(row.text("KIND"), arguments) : arguments,
                Math.toIntExact(row.number("REPEATED")),
                row.optionalTime("LAST_AT").orElse(at));
    }

    private static List<String> named(String name, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(arguments);
        return all;
    }

    private static String json(List<String> arguments) {
        try {
            return JSON.writeValueAsString(arguments);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A list of texts could not be written as JSON", impossible);
        }
    }

    private static List<String> arguments(String json) throws SQLException {
        try {
            return JSON.readValue(json, ARGUMENTS);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("ALLIANCEPAY_EVENT.ARGUMENTS is no JSON array of texts", damaged);
        }
    }

    /** A line with its place in the table. */
    private record Entry(long id, PaymentEvent event) {}
}
