package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.AttentionNotice;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ALLIANCEPAY_OUTBOX holds a row for each change that the shop has yet to be told of. Which reasons for attention people were told of is
 * in the payment's own row.
 */
final class OutboxTable implements EventOutbox {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_OUTBOX (KIND, PAYMENT_ID, REFUND_ID, DUE_AT)
            VALUES (:kind, :paymentId, :refundId, :dueAt)""";

    private static final String DUE =
            "SELECT * FROM ALLIANCEPAY_OUTBOX WHERE DUE_AT <= :now AND KIND IN (:topics) ORDER BY DUE_AT, OUTBOX_ID";

    private static final String CLAIM =
            """
            UPDATE ALLIANCEPAY_OUTBOX SET DUE_AT = :until, REVISION = REVISION + 1
            WHERE OUTBOX_ID = :outboxId AND DUE_AT = :dueAt""";

    private static final String REMOVE = "DELETE FROM ALLIANCEPAY_OUTBOX WHERE OUTBOX_ID = :outboxId";

    private static final String NOTICES_DUE =
            """
            SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT
            WHERE NOTICE_AT <= :now AND (LEASE_UNTIL IS NULL OR LEASE_UNTIL <= :now) ORDER BY NOTICE_AT""";

    private static final String SELECT_NOTICE =
            """
            SELECT ORDER_ID, STATE, HOLD_UNTIL, ATTENTION, ATTENTION_TOLD, REVISION FROM ALLIANCEPAY_PAYMENT
            WHERE PAYMENT_ID = :id AND (LEASE_UNTIL IS NULL OR LEASE_UNTIL <= :now)""";

    /** Every change of a payment counts up REVISION, so two that read the same reasons cannot both take them. */
    private static final String TAKE_NOTICE =
            """
            UPDATE ALLIANCEPAY_PAYMENT SET ATTENTION_TOLD = :told, NOTICE_AT = :next, REVISION = REVISION + 1
            WHERE PAYMENT_ID = :id AND REVISION = :revision""";

    /** Compared as words: a state that only a newer version knows must keep nobody from being told. */
    private static final Set<String> TAKEN = Stream.of(PaymentState.values())
            .filter(PaymentState::isTaken)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TOPICS =
            Stream.of(Topic.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Database database;

    OutboxTable(Database database) {
        this.database = database;
    }

    /** In the transaction that writes the events. */
    void paymentChanged(String paymentId, List<PaymentEvent> events) {
        database.updateAll(
                INSERT,
                events.stream()
                        .flatMap(event -> topic(event).map(topic -> values(topic, paymentId, event.at())).stream())
                        .toList());
    }

    private static Optional<Topic> topic(PaymentEvent event) {
        return switch (event.kind()) {
            case STATE_CHANGED -> topic(PaymentState.valueOf(event.arguments().get(1)));
            case ORDER_HELD -> Optional.of(Topic.PAYMENT_HELD);
            case HOLD_EXPIRING -> Optional.of(Topic.HOLD_EXPIRING);
            default -> Optional.empty();
        };
    }

    private static Optional<Topic> topic(PaymentState state) {
        return switch (state) {
            case COMPLETED -> Optional.of(Topic.PAYMENT_COMPLETED);
            case DECLINED -> Optional.of(Topic.PAYMENT_DECLINED);
            default -> Optional.empty();
        };
    }

    /** In the transaction that writes the refund, when its state is another one than before. */
    void refundChanged(Refund refund) {
        topic(refund)
                .map(topic ->
                        values(topic, refund.paymentId(), refund.createdAt()).text("refundId", refund.id()))
                .ifPresent(values -> database.update(INSERT, values));
    }

    private static Optional<Topic> topic(Refund refund) {
        return switch (refund.state()) {
            case SUCCEEDED -> Optional.of(Topic.REFUND_SUCCEEDED);
            case FAILED -> Optional.of(Topic.REFUND_FAILED);
            default -> Optional.empty();
        };
    }

    private static Values values(Topic topic, String paymentId, Instant at) {
        return Values.of("paymentId", paymentId)
                .text("refundId", Optional.empty())
                .name("kind", topic)
                .time("dueAt", at);
    }

    @Override
    public List<OutboxEntry> due(Instant now, int most) {
        Values values = new Values().time("now", now).texts("topics", TOPICS);
        return database.inTransaction(() -> database.first(most, DUE, values, Row.as(OutboxTable::entry)));
    }

    private static OutboxEntry entry(Row row) throws SQLException {
        return new OutboxEntry(
                row.number("OUTBOX_ID"),
                row.name("KIND", Topic.class),
                row.text("PAYMENT_ID"),
                row.optionalText("REFUND_ID"),
                row.time("DUE_AT"));
    }

    @Override
    public boolean claim(OutboxEntry entry, Instant until) {
        Values values = id(entry).time("dueAt", entry.dueAt()).time("until", until);
        return database.inTransaction(() -> database.update(CLAIM, values) > 0);
    }

    @Override
    public void remove(OutboxEntry entry) {
        database.inTransaction(() -> database.update(REMOVE, id(entry)));
    }

    private static Values id(OutboxEntry entry) {
        return new Values().number("outboxId", entry.id());
    }

    @Override
    public List<String> noticesDue(Instant now, int most) {
        return database.inTransaction(() -> database.first(
                most, NOTICES_DUE, new Values().time("now", now), Row.as(row -> row.text("PAYMENT_ID"))));
    }

    @Override
    public Optional<AttentionNotice> takeNotice(String paymentId, Instant now) {
        return database.inTransaction(() -> database.first(
                        SELECT_NOTICE, Values.of("id", paymentId).time("now", now), Row.as(OutboxTable::reasons))
                .filter(reasons -> mark(paymentId, reasons, now))
                .map(reasons -> new AttentionNotice(paymentId, reasons.orderId(), reasons.onlyHeld(), reasons.at(now)))
                .filter(notice -> !notice.causes().isEmpty()));
    }

    private boolean mark(String paymentId, Reasons reasons, Instant now) {
        Values values = Values.of("id", paymentId)
                .text("told", Optional.of(reasons.toldAfter(now)).filter(told -> !told.isEmpty()))
                .time("next", reasons.nextAfter(now))
                .number("revision", reasons.revision());
        return database.update(TAKE_NOTICE, values) > 0;
    }

    private static Reasons reasons(Row row) throws SQLException {
        String told = row.text("ATTENTION_TOLD");
        List<Cause> untold = AttentionColumn.causes(row.text("ATTENTION")).stream()
                .filter(cause -> !told.contains(Reasons.written(cause)))
                .toList();
        boolean onlyHeld = row.optionalTime("HOLD_UNTIL").isPresent() && !TAKEN.contains(row.text("STATE"));
        return new Reasons(row.number("ORDER_ID"), onlyHeld, untold, told, row.number("REVISION"));
    }

    /**
     * Reasons to look at a payment.
     *
     * @param untold those that nobody was told of
     * @param told the names of the others, each with an end
     */
    private record Reasons(long orderId, boolean onlyHeld, List<Cause> untold, String told, long revision) {

        static String written(Cause cause) {
            return cause.reason() + ";";
        }

        List<Cause> at(Instant now) {
            return untold.stream().filter(cause -> !cause.since().isAfter(now)).toList();
        }

        String toldAfter(Instant now) {
            return told + at(now).stream().map(Reasons::written).collect(Collectors.joining());
        }

        Optional<Instant> nextAfter(Instant now) {
            return AttentionColumn.earliest(
                    untold.stream().filter(cause -> cause.since().isAfter(now)).toList());
        }
    }
}
