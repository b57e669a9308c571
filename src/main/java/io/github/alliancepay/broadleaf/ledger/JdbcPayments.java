package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.ledger.OperationTable.Merged;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncPause;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.payment.SyncTurns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Payments in ALLIANCEPAY_PAYMENT. The rows are also the queue of work. A lease is taken by an UPDATE whose changed rows are counted,
 * because {@code SELECT … FOR UPDATE} does not block on every database.
 */
final class JdbcPayments implements PaymentLedger {

    private static final String SELECT = "SELECT * FROM ALLIANCEPAY_PAYMENT WHERE ";
    private static final String UPDATE = "UPDATE ALLIANCEPAY_PAYMENT SET ";

    /**
     * Keeps the earlier of two times. Otherwise a payment with many requests would lose its place in the queue again and again. A payment
     * that is due already is not written: many requests are one piece of work.
     */
    private static final String REQUEST_SYNC = UPDATE
            + "SYNC_REQUESTS = SYNC_REQUESTS + 1, SYNC_TRIGGER = :trigger,"
            + " SYNC_RANK = CASE WHEN SYNC_RANK < :rank THEN SYNC_RANK ELSE :rank END,"
            + " NEXT_SYNC_AT = CASE WHEN NEXT_SYNC_AT < :now THEN NEXT_SYNC_AT ELSE :now END";

    private static final String IF_NOT_DUE = "(NEXT_SYNC_AT IS NULL OR NEXT_SYNC_AT > :now OR SYNC_RANK > :rank";

    private static final String KEEP_HINT = ", HINT = CASE WHEN HPP_ORDER_ID IS NULL THEN :hint ELSE HINT END";
    private static final String IF_HINT_IS_NEWS = " OR HPP_ORDER_ID IS NULL AND (HINT IS NULL OR HINT <> :hint)";
    private static final String OF_CALLBACK = "CALLBACK_HASH = :hash";
    private static final String OF_ID_IF_NOT_DUE = " WHERE PAYMENT_ID = :id AND " + IF_NOT_DUE + ")";

    /** For the token of a payment, which is due already, an empty text. For that of a refund or completion, its payment. */
    private static final String KNOWN = "SELECT '' AS PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE " + OF_CALLBACK
            + " UNION ALL SELECT PAYMENT_ID FROM ALLIANCEPAY_REFUND WHERE " + OF_CALLBACK
            + " UNION ALL SELECT PAYMENT_ID FROM ALLIANCEPAY_COMPLETION WHERE " + OF_CALLBACK;

    private static final String OPEN_ATTEMPT =
            "SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE OPEN_ORDER_ID = :orderId";

    /** Of one rank, so that the index has them in their order and only those that are wanted are read. */
    private static final String DUE =
            """
            SELECT PAYMENT_ID, SYNC_RANK, NEXT_SYNC_AT FROM ALLIANCEPAY_PAYMENT
            WHERE SYNC_RANK = %d AND NEXT_SYNC_AT <= :now AND (LEASE_UNTIL IS NULL OR LEASE_UNTIL <= :now)
            ORDER BY NEXT_SYNC_AT""";

    /**
     * If the holder of the lease crashes, the payment is due again when the lease ends. A request during the lease makes it due earlier.
     * The same token may claim twice, when the answer to the first claim was lost.
     */
    private static final String CLAIM = UPDATE
            + "LEASE_TOKEN = :token, LEASE_UNTIL = :until, NEXT_SYNC_AT = :until, LAST_TRIED_AT = :now,"
            + " REVISION = REVISION + 1"
            + " WHERE PAYMENT_ID = :id AND (LEASE_TOKEN = :token OR (LEASE_UNTIL IS NULL OR LEASE_UNTIL <= :now)%s)";

    private static final String IF_DUE = " AND NEXT_SYNC_AT <= :now";
    private static final String UNTIL = "LEASE_UNTIL = :until, ";
    private static final String RENEW = UPDATE + UNTIL + "REVISION = REVISION + 1";

    private static final String IF_LEASED = " WHERE PAYMENT_ID = :id AND LEASE_TOKEN = :token";

    /** A request since the claim has written its time to NEXT_SYNC_AT, which stays. Only scheduled synchronisations are counted. */
    private static final String RELEASE =
            """
            , LEASE_TOKEN = NULL, LEASE_UNTIL = NULL, SYNC_COUNT = SYNC_COUNT + :syncs, SYNC_FAILURES = 0,
                SYNC_RANK = CASE WHEN SYNC_REQUESTS <> :requests THEN SYNC_RANK ELSE 2 END,
                SYNC_TRIGGER = CASE WHEN SYNC_REQUESTS <> :requests THEN SYNC_TRIGGER ELSE 'CLOCK' END,
                NEXT_SYNC_AT = CASE WHEN SYNC_REQUESTS <> :requests THEN NEXT_SYNC_AT ELSE :nextSyncAt END""";

    private static final String LAST_TRIED = "SELECT LAST_TRIED_AT FROM ALLIANCEPAY_PAYMENT WHERE PAYMENT_ID = :id";
    private static final String SELECT_FAILURES =
            "SELECT SYNC_FAILURES FROM ALLIANCEPAY_PAYMENT WHERE PAYMENT_ID = :id";

    private static final String POSTPONE = UPDATE
            + "SYNC_FAILURES = :failures, SYNC_RANK = 2, SYNC_TRIGGER = 'CLOCK', NEXT_SYNC_AT = :until,"
            + " LAST_TRIED_AT = :now, LEASE_TOKEN = NULL, LEASE_UNTIL = NULL WHERE PAYMENT_ID = :id";

    private static final int LONGEST_HINT = 128;
    private static final Logger LOG = LoggerFactory.getLogger(JdbcPayments.class);

    private final Database database;
    private final OperationTable operations;
    private final EventTable events;
    private final AttentionWriter attention;
    private final OutboxTable outbox;

    JdbcPayments(Database database, Duration holdWarning) {
        this.database = database;
        this.operations = new OperationTable(database);
        this.events = new EventTable(database);
        this.attention = new AttentionWriter(database, operations, holdWarning);
        this.outbox = new OutboxTable(database);
    }

    @Override
    public boolean open(Payment payment, String callbackToken, Instant firstSync, PaymentEvent event) {
        Values row = PaymentRow.values(payment)
                .text("callbackHash", Fingerprint.of(callbackToken))
                .time("nextSyncAt", firstSync);
        return database.unlessTaken(() -> insert(payment.id(), row, event), () -> hasOpenAttempt(payment))
                || isWritten(payment);
    }

    private boolean insert(String paymentId, Values row, PaymentEvent event) {
        database.update(PaymentRow.INSERT, row);
        events.add(paymentId, List.of(event));
        return true;
    }

    private boolean hasOpenAttempt(Payment payment) {
        return openAttempt(payment).isPresent();
    }

    /** The answer to the first try was lost, and the second found what it had written. */
    private boolean isWritten(Payment payment) {
        return database.inTransaction(() -> openAttempt(payment))
                .filter(payment.id()::equals)
                .isPresent();
    }

    private Optional<String> openAttempt(Payment payment) {
        Values values = new Values().number("orderId", payment.bill().orderId());
        return database.list(OPEN_ATTEMPT, values, Row.as(row -> row.text("PAYMENT_ID"))).stream()
                .findFirst();
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
        Optional<String> kept = hint.filter(id -> !id.isEmpty() && id.length() <= LONGEST_HINT);
        Values values = request(SyncTrigger.CALLBACK, now)
                .text("hash", Fingerprint.of(callbackToken))
                .text("hint", kept);
        String request = kept.isPresent() ? REQUEST_SYNC + KEEP_HINT : REQUEST_SYNC;
        String condition = IF_NOT_DUE + (kept.isPresent() ? IF_HINT_IS_NEWS : "") + ")";
        return database.inTransaction(
                () -> database.update(request + " WHERE " + OF_CALLBACK + " AND " + condition, values) > 0
                        || requestSyncOfKnown(values));
    }

    /** The payment is due already, or the token is that of a refund or completion. */
    private boolean requestSyncOfKnown(Values values) {
        List<String> paymentIds = database.list(KNOWN, values, Row.as(row -> row.text("PAYMENT_ID")));
        paymentIds.stream()
                .filter(id -> !id.isEmpty())
                .forEach(id -> database.update(REQUEST_SYNC + OF_ID_IF_NOT_DUE, values.text("id", id)));
        return !paymentIds.isEmpty();
    }

    private boolean isKnown(String condition, Values values) {
        String sql = "SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE " + condition;
        return !database.list(sql, values, Row.as(row -> row.text("PAYMENT_ID")))
                .isEmpty();
    }

    @Override
    public void requestSync(String paymentId, SyncTrigger trigger, Instant now) {
        change(REQUEST_SYNC + OF_ID_IF_NOT_DUE, request(trigger, now).text("id", paymentId));
    }

    private static Values request(SyncTrigger trigger, Instant now) {
        return new Values()
                .name("trigger", trigger)
                .number("rank", trigger.rank())
                .time("now", now);
    }

    @Override
    public List<String> due(Instant now, int most) {
        String sql = IntStream.rangeClosed(0, SyncTrigger.CLOCK.rank())
                .mapToObj(rank -> "SELECT * FROM (" + database.limited(DUE.formatted(rank), most) + ") R" + rank)
                .collect(joining(" UNION ALL ", "", " ORDER BY SYNC_RANK, NEXT_SYNC_AT"));
        Map<Boolean, List<String>> due =
                database
                        .inTransaction(() -> database.list(sql, new Values().time("now", now), Row.as(DueRow::of)))
                        .stream()
                        .collect(partitioningBy(DueRow::scheduled, mapping(DueRow::paymentId, toList())));
        return SyncTurns.of(due.get(false), due.get(true), most);
    }

    @Override
    public Optional<Lease> claim(String paymentId, Instant now, Instant until) {
        return claim(CLAIM.formatted(""), paymentId, now, until);
    }

    @Override
    public Optional<Lease> claimDue(String paymentId, Instant now, Instant until) {
        return claim(CLAIM.formatted(IF_DUE), paymentId, now, until);
    }

    private Optional<Lease> claim(String claim, String paymentId, Instant now, Instant until) {
        Values values = Values.of("id", paymentId)
                .text("token", UUID.randomUUID().toString())
                .time("now", now)
                .time("until", until);
        try {
            return database.inTransaction(() -> database.update(claim, values) == 0
                    ? Optional.empty()
                    : database.first(SELECT + "PAYMENT_ID = :id", values, Row.as(PaymentRow::lease)));
        } catch (UnreadableRowException unreadable) {
            LOG.error("Payment {} cannot be read and is put off", paymentId, unreadable);
            database.inTransaction(() -> putOff(paymentId, now, unreadable.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public Optional<Instant> lastTriedAt(String paymentId) {
        return database.inTransaction(() -> database.first(
                        LAST_TRIED, Values.of("id", paymentId), Row.as(row -> row.optionalTime("LAST_TRIED_AT"))))
                .flatMap(time -> time);
    }

    @Override
    public void postpone(String paymentId, Instant now, String why) {
        database.inTransaction(() -> {
            boolean isLeased = isKnown(
                    "PAYMENT_ID = :id AND LEASE_UNTIL > :now",
                    Values.of("id", paymentId).time("now", now));
            return isLeased && putOff(paymentId, now, why);
        });
    }

    private boolean putOff(String paymentId, Instant now, String why) {
        attention.raise(paymentId, new Cause(Reason.SYNC_FAILING, now.plus(SyncPause.PATIENCE), why));
        Values values = Values.of("id", paymentId).time("now", now);
        long earlier = database.list(SELECT_FAILURES, values, Row.as(row -> row.number("SYNC_FAILURES"))).stream()
                .findFirst()
                .orElse(0L);
        int failures = Math.toIntExact(earlier) + 1;
        values.number("failures", failures).time("until", now.plus(SyncPause.after(failures)));
        return database.update(POSTPONE, values) > 0;
    }

    @Override
    public void raise(String paymentId, Cause cause) {
        database.inTransaction(() -> {
            attention.raise(paymentId, cause);
            return true;
        });
    }

    @Override
    public boolean renew(Lease lease, Instant until) {
        Values values = Values.of("id", lease.payment().id())
                .text("token", lease.token())
                .time("until", until);
        return change(RENEW + IF_LEASED, values);
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
                        && addFindings(payment, listed, added));
    }

    @Override
    public boolean write(
            Lease lease, Instant until, Payment payment, List<Operation> listed, List<PaymentEvent> added) {
        Values values = leased(lease, payment).time("until", until);
        return database.inTransaction(() -> database.update(UPDATE + UNTIL + PaymentRow.CHANGES + IF_LEASED, values) > 0
                && addFindings(payment, listed, added));
    }

    private static Values leased(Lease lease, Payment payment) {
        return PaymentRow.changes(payment).text("id", lease.payment().id()).text("token", lease.token());
    }

    private boolean addFindings(Payment payment, List<Operation> listed, List<PaymentEvent> added) {
        Merged merged = operations.merge(payment.id(), listed);
        if (merged.hasFurtherMoney() || hasLapsed(payment, added)) {
            database.update(UPDATE + "ACCEPTED_AT = NULL WHERE PAYMENT_ID = :id", Values.of("id", payment.id()));
        }
        events.add(payment.id(), added);
        outbox.paymentChanged(payment.id(), added);
        attention.paymentChanged(payment, listed.isEmpty() ? attention.operations(payment) : merged.operations());
        return true;
    }

    /** The person who accepted that a hold would end has not seen that it did. */
    private static boolean hasLapsed(Payment payment, List<PaymentEvent> added) {
        return payment.state() == PaymentState.LAPSED
                && added.stream().anyMatch(event -> event.kind() == PaymentEvent.Kind.STATE_CHANGED);
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
            database.update(UPDATE + "ACCEPTED_AT = :now, REVISION = REVISION + 1 WHERE PAYMENT_ID = :id", values);
            events.add(paymentId, List.of(event));
            attention.refundsChanged(paymentId);
            return true;
        });
    }

    private boolean change(String sql, Values values) {
        return database.inTransaction(() -> database.update(sql, values) > 0);
    }

    /** @param scheduled whether the clock alone asks for it */
    private record DueRow(String paymentId, boolean scheduled) {

        static DueRow of(Row row) throws SQLException {
            return new DueRow(row.text("PAYMENT_ID"), row.number("SYNC_RANK") == SyncTrigger.CLOCK.rank());
        }
    }
}
