package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.CompletionState;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Completions in ALLIANCEPAY_COMPLETION; a unique key lets one of a payment be active. */
final class JdbcCompletions implements CompletionLedger {

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_COMPLETION
                (COMPLETION_ID, PAYMENT_ID, ORDER_ID, ACTIVE_PAYMENT_ID, OPERATION_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE,
                REQUESTED_BY, ECOM_OPERATION_ID, FAILURE, SENT_AT, ABSENT_SINCE, CREATED_AT)
            VALUES
                (:id, :paymentId, :orderId, :activePaymentId, :operationId, :coinAmount, :orderCoinAmount, :state,
                :requestedBy, :ecomOperationId, :failure, :sentAt, :absentSince, :createdAt)""";

    private static final String MOVE =
            """
            UPDATE ALLIANCEPAY_COMPLETION SET STATE = :state, ACTIVE_PAYMENT_ID = :activePaymentId,
                OPERATION_ID = :operationId, ECOM_OPERATION_ID = :ecomOperationId, FAILURE = :failure, SENT_AT = :sentAt,
                ABSENT_SINCE = :absentSince, CREATED_AT = :createdAt,
                CALLBACK_HASH = COALESCE(:callbackHash, CALLBACK_HASH), REVISION = REVISION + 1
            WHERE COMPLETION_ID = :id AND STATE = :expected""";

    private static final String OLD_DRAFTS =
            """
            SELECT COMPLETION_ID FROM ALLIANCEPAY_COMPLETION
            WHERE PAYMENT_ID = :paymentId AND STATE = :drafted AND CREATED_AT < :before""";

    private static final String FORGET =
            "DELETE FROM ALLIANCEPAY_COMPLETION WHERE COMPLETION_ID = :id AND STATE = :drafted";

    private static final String OF_PAYMENT = "PAYMENT_ID = :paymentId AND STATE <> :drafted";
    private static final String ACTIVE = "ACTIVE_PAYMENT_ID = :paymentId";
    private static final String OF_ID = "COMPLETION_ID = :id";

    private final Database database;
    private final AttentionWriter attention;

    /** @param holdWarning how long before its end a hold needs a person */
    JdbcCompletions(Database database, Duration holdWarning) {
        this.database = database;
        this.attention = new AttentionWriter(database, new OperationTable(database), holdWarning);
    }

    @Override
    public boolean add(Completion completion) {
        return database.unlessTaken(() -> database.update(INSERT, values(completion)) > 0, () -> isTaken(completion));
    }

    private boolean isTaken(Completion completion) {
        return isActive(completion)
                || !read(OF_ID, Values.of("id", completion.id())).isEmpty();
    }

    private boolean isActive(Completion completion) {
        return !read(ACTIVE, Values.of("paymentId", completion.paymentId())).isEmpty();
    }

    @Override
    public boolean move(Completion completion, CompletionState expected) {
        return move(completion, expected, Optional.empty());
    }

    @Override
    public boolean send(Completion completion, CompletionState expected, String callbackToken) {
        return move(completion, expected, Optional.of(Fingerprint.of(callbackToken)));
    }

    private boolean move(Completion completion, CompletionState expected, Optional<String> callbackHash) {
        Values values = values(completion).name("expected", expected).text("callbackHash", callbackHash);
        return database.unlessTaken(() -> change(completion, values), () -> isActive(completion));
    }

    private boolean change(Completion completion, Values values) {
        attention.lock(completion.paymentId());
        boolean moved = database.update(MOVE, values) > 0;
        if (moved) {
            attention.refundsChanged(completion.paymentId());
        }
        return moved;
    }

    @Override
    public Optional<Completion> find(String id) {
        return database.inTransaction(() -> read(OF_ID, Values.of("id", id))).stream()
                .findFirst();
    }

    @Override
    public List<Completion> ofPayment(String paymentId) {
        Values values = Values.of("paymentId", paymentId).name("drafted", CompletionState.DRAFTED);
        return database.inTransaction(() -> read(OF_PAYMENT, values));
    }

    /** Looked for first, and deleted by their ids: MySQL and MariaDB lock whatever a DELETE reads on its way. */
    @Override
    public void forgetDrafts(String paymentId, Instant before) {
        Values values = Values.of("paymentId", paymentId)
                .name("drafted", CompletionState.DRAFTED)
                .time("before", before);
        database.inTransaction(() -> database.list(OLD_DRAFTS, values, Row.as(row -> row.text("COMPLETION_ID"))))
                .forEach(this::forgetDraft);
    }

    @Override
    public void forgetDraft(String id) {
        Values values = Values.of("id", id).name("drafted", CompletionState.DRAFTED);
        database.inTransaction(() -> database.update(FORGET, values) > 0);
    }

    private List<Completion> read(String condition, Values values) {
        return database.list(
                "SELECT * FROM ALLIANCEPAY_COMPLETION WHERE " + condition + " ORDER BY CREATED_AT, COMPLETION_ID",
                values,
                Row.as(JdbcCompletions::completion));
    }

    private static Completion completion(Row row) throws SQLException {
        return new Completion(
                row.text("COMPLETION_ID"),
                row.text("PAYMENT_ID"),
                row.number("ORDER_ID"),
                row.text("OPERATION_ID"),
                new Sums(new Coins(row.number("ORDER_COIN_AMOUNT")), new Coins(row.number("COIN_AMOUNT"))),
                row.name("STATE", CompletionState.class),
                row.text("REQUESTED_BY"),
                row.trace(),
                row.time("CREATED_AT"));
    }

    /** One from the bank's cabinet leaves the place to ours: both may be listed, and ours has yet to learn its outcome. */
    private static Values values(Completion completion) {
        boolean active = completion.state().isActive() && !completion.isExternal();
        return Values.of("id", completion.id())
                .text("paymentId", completion.paymentId())
                .number("orderId", completion.orderId())
                .text("activePaymentId", active ? Optional.of(completion.paymentId()) : Optional.empty())
                .text("operationId", completion.operationId())
                .number("coinAmount", completion.amount().value())
                .number("orderCoinAmount", completion.orderAmount().value())
                .name("state", completion.state())
                .shown("requestedBy", completion.requestedBy(), Values.WORDS)
                .trace(completion.trace())
                .time("createdAt", completion.createdAt());
    }
}
