package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Payments in ALLIANCEPAY_PAYMENT. The rows are also the queue of work. A lease is taken by an UPDATE whose changed rows are counted,
 * because {@code SELECT … FOR UPDATE} does not block on every database.
 */
final class JdbcPayments implements PaymentLedger {

    private static final String SELECT = "SELECT * FROM ALLIANCEPAY_PAYMENT WHERE ";
    private static final String UPDATE = "UPDATE ALLIANCEPAY_PAYMENT SET ";

    /** Keeps the earlier of two times. Otherwise a payment with many requests would lose its place in the queue again and again. */
    private static final String REQUEST_SYNC = UPDATE
            + "SYNC_REQUESTS = SYNC_REQUESTS + 1, SYNC_TRIGGER = :trigger,"
            + " NEXT_SYNC_AT = CASE WHEN NEXT_SYNC_AT < :now THEN NEXT_SYNC_AT ELSE :now END";

    private static final String REQUEST_SYNC_WITH_HINT =
            REQUEST_SYNC + ", HINT = CASE WHEN HPP_ORDER_ID IS NULL THEN COALESCE(:hint, HINT) ELSE HINT END";

    private static final String DUE =
            """
            SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT
            WHERE NEXT_SYNC_AT <= ? AND (LEASE_UNTIL IS NULL OR LEASE_UNTIL <= ?)
            ORDER BY NEXT_SYNC_AT""";

    /** If the holder of the lease crashes, the payment is due again when the lease ends. A request during the lease makes it due earlier. */
    private static final String CLAIM = UPDATE
            + "LEASE_TOKEN = :token, LEASE_UNTIL = :until, NEXT_SYNC_AT = :until"
            + " WHERE PAYMENT_ID = :id AND (LEASE_UNTIL IS NULL OR LEASE_UNTIL <= :now)";

    private static final String IF_LEASED = " WHERE PAYMENT_ID = :id AND LEASE_TOKEN = :token";

    /** A request since the claim has written its time to NEXT_SYNC_AT, which stays. Only scheduled synchronisations are counted. */
    private static final String RELEASE =
            """
            , LEASE_TOKEN = NULL, LEASE_UNTIL = NULL, SYNC_COUNT = SYNC_COUNT + :syncs,
                SYNC_TRIGGER = CASE WHEN SYNC_REQUESTS <> :requests THEN SYNC_TRIGGER ELSE 'CLOCK' END,
                NEXT_SYNC_AT = CASE WHEN SYNC_REQUESTS <> :requests THEN NEXT_SYNC_AT ELSE :nextSyncAt END""";

    private static final int LONGEST_HINT = 128;

    private final Database database;
    private final OperationTable operations;
    private final EventTable events;

    JdbcPayments(Database database) {
        this.database = database;
        this.operations = new OperationTable(database);
        this.events = new EventTable(database);
    }

    @Override
    public boolean open(Payment payment, String callbackToken, Instant firstSync, PaymentEvent event) {
        Values row = PaymentRow.values(payment)
                .text("callbackHash", Fingerprint.of(callbackToken))
                .time("nextSyncAt", firstSync);
        return database.inTransaction(() -> {
            boolean inserted = database.writeUnlessTaken(
                    PaymentRow.INSERT, row, () -> hasOpenAttempt(payment.bill().orderId()));
            if (inserted) {
                events.add(payment.id(), List.of(event));
            }
            return inserted;
        });
    }

    private boolean hasOpenAttempt(long orderId) {
        return one("OPEN_ORDER_ID = :orderId", new Values().number("orderId", orderId))
                .isPresent();
    }

    @Override
    public void retire(String paymentId) {
        change(UPDATE + "OPEN_ORDER_ID = NULL WHERE PAYMENT_ID = :id", Values.of("id", paymentId));
    }

    @Override
    public List<Payment> ofOrder(long orderId) {
        Values values = new Values().number("orderId", orderId);
        return database.inTransaction(() -> database.list(
                SELECT + "ORDER_ID = :orderId ORDER BY CREATED_AT, PAYMENT_ID", values, Row.as(PaymentRow::payment)));
    }

    @Override
    public Optional<Payment> find(String paymentId) {
        return database.inTransaction(() -> one("PAYMENT_ID = :id", Values.of("id", paymentId)));
    }

    @Override
    public Optional<Payment> findByReturnToken(String returnToken) {
        return database.inTransaction(() -> one("RETURN_TOKEN = :token", Values.of("token", returnToken)));
    }

    private Optional<Payment> one(String condition, Values values) {
        return database.first(SELECT + condition, values, Row.as(PaymentRow::payment));
    }

    @Override
    public boolean requestSync(String callbackToken, Optional<String> hint, Instant now) {
        Values values = request(SyncTrigger.CALLBACK, now)
                .text("hash", Fingerprint.of(callbackToken))
                .text("hint", hint.filter(id -> id.length() <= LONGEST_HINT));
        return change(REQUEST_SYNC_WITH_HINT + " WHERE CALLBACK_HASH = :hash", values);
    }

    @Override
    public void requestSync(String paymentId, SyncTrigger trigger, Instant now) {
        change(REQUEST_SYNC + " WHERE PAYMENT_ID = :id", request(trigger, now).text("id", paymentId));
    }

    private static Values request(SyncTrigger trigger, Instant now) {
        return new Values().name("trigger", trigger).time("now", now);
    }

    @Override
    public List<String> due(Instant now, int most) {
        long time = now.toEpochMilli();
        return database.inTransaction(() -> database.texts(DUE, most, time, time));
    }

    @Override
    public Optional<Lease> claim(String paymentId, Instant now, Instant until) {
        Values values = Values.of("id", paymentId)
                .text("token", UUID.randomUUID().toString())
                .time("now", now)
                .time("until", until);
        return database.inTransaction(() -> database.update(CLAIM, values) == 0
                ? Optional.empty()
                : database.first(SELECT + "PAYMENT_ID = :id", values, Row.as(PaymentRow::lease)));
    }

    @Override
    public boolean renew(Lease lease, Instant until) {
        Values values = Values.of("id", lease.payment().id())
                .text("token", lease.token())
                .time("until", until);
        return change(UPDATE + "LEASE_UNTIL = :until" + IF_LEASED, values);
    }

    @Override
    public boolean release(
            Lease lease,
            Payment payment,
            List<Operation> listed,
            Optional<Instant> nextSync,
            List<PaymentEvent> added) {
        Values values = leased(lease, payment)
                .number("syncs", lease.trigger() == SyncTrigger.CLOCK ? 1 : 0)
                .number("requests", lease.requests())
                .time("nextSyncAt", nextSync);
        return database.inTransaction(
                () -> database.update(UPDATE + PaymentRow.CHANGES + RELEASE + IF_LEASED, values) > 0
                        && addFindings(payment.id(), listed, added));
    }

    @Override
    public boolean write(Lease lease, Payment payment, List<Operation> listed, List<PaymentEvent> added) {
        Values values = leased(lease, payment);
        return database.inTransaction(() -> database.update(UPDATE + PaymentRow.CHANGES + IF_LEASED, values) > 0
                && addFindings(payment.id(), listed, added));
    }

    private static Values leased(Lease lease, Payment payment) {
        return PaymentRow.changes(payment).text("id", lease.payment().id()).text("token", lease.token());
    }

    private boolean addFindings(String paymentId, List<Operation> listed, List<PaymentEvent> added) {
        if (operations.merge(paymentId, listed)) {
            database.update(UPDATE + "ACCEPTED_AT = NULL WHERE PAYMENT_ID = :id", Values.of("id", paymentId));
        }
        events.add(paymentId, added);
        return true;
    }

    @Override
    public List<Operation> operations(String paymentId) {
        return database.inTransaction(() -> operations.of(paymentId));
    }

    @Override
    public List<PaymentEvent> events(String paymentId) {
        return database.inTransaction(() -> events.of(paymentId));
    }

    @Override
    public void record(String paymentId, PaymentEvent event) {
        database.inTransaction(() -> {
            events.add(paymentId, List.of(event));
            return true;
        });
    }

    @Override
    public void accept(String paymentId, PaymentEvent event) {
        Values values = Values.of("id", paymentId).time("now", event.at());
        database.inTransaction(() -> {
            database.update(UPDATE + "ACCEPTED_AT = :now WHERE PAYMENT_ID = :id", values);
            events.add(paymentId, List.of(event));
            return true;
        });
    }

    private boolean change(String sql, Values values) {
        return database.inTransaction(() -> database.update(sql, values) > 0);
    }
}
