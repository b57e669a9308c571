package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.sql.SQLException;
import java.util.List;

/** The histories of payments in ALLIANCEPAY_EVENT, in the order they were written within a millisecond. */
final class EventTable {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_EVENT (PAYMENT_ID, HAPPENED_AT, SYNC_TRIGGER, WHO, WHAT)
            VALUES (:paymentId, :at, :trigger, :who, :what)""";

    private static final String SELECT =
            "SELECT * FROM ALLIANCEPAY_EVENT WHERE PAYMENT_ID = :paymentId ORDER BY HAPPENED_AT, EVENT_ID";

    private static final int WHO = 255;
    private static final int WHAT = 500;

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
                .shown("who", event.who(), WHO)
                .shown("what", event.what(), WHAT);
    }

    private static PaymentEvent event(Row row) throws SQLException {
        return new PaymentEvent(
                row.time("HAPPENED_AT"),
                row.name("SYNC_TRIGGER", SyncTrigger.class),
                row.text("WHO"),
                row.text("WHAT"));
    }
}
