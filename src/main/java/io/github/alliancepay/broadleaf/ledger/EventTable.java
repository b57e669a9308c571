package io.github.alliancepay.broadleaf.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The histories of payments in ALLIANCEPAY_EVENT. Events of the same millisecond keep the order in which they were written. ARGUMENTS is a
 * JSON array; its column is long enough for the longest event.
 */
final class EventTable {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_EVENT (PAYMENT_ID, HAPPENED_AT, SYNC_TRIGGER, ACTOR, KIND, ARGUMENTS)
            VALUES (:paymentId, :at, :trigger, :actor, :kind, :arguments)""";

    private static final String SELECT =
            "SELECT * FROM ALLIANCEPAY_EVENT WHERE PAYMENT_ID = :paymentId ORDER BY HAPPENED_AT, EVENT_ID";

    private static final int ACTOR = 255;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> ARGUMENTS = new TypeReference<>() {};

    private final Database database;

    EventTable(Database database) {
        this.database = database;
    }

    void add(String paymentId, List<PaymentEvent> events) {
        database.updateAll(
                INSERT, events.stream().map(event -> values(paymentId, event)).toList());
    }

    List<PaymentEvent> of(String paymentId) {
        return database.list(SELECT, Values.of("paymentId", paymentId), Row.as(EventTable::event));
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
        String name = row.text("KIND");
        Kind kind = kind(name);
        List<String> arguments = arguments(row.text("ARGUMENTS"));
        return new PaymentEvent(
                row.time("HAPPENED_AT"),
                row.name("SYNC_TRIGGER", SyncTrigger.class),
                row.text("ACTOR"),
                kind,
                kind == Kind.OTHER ? named(name, arguments) : arguments);
    }

    /** After a downgrade the table may hold kinds that only the newer version knows. */
    private static Kind kind(String name) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(Kind.OTHER);
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
}
