package io.github.alliancepay.broadleaf.ledger;

import static java.util.function.Predicate.not;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.Attention.Cause;
import io.github.alliancepay.broadleaf.payment.Attention.Reason;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.Evidence;
import io.github.alliancepay.broadleaf.refund.AttentionPolicy.HoldFacts;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes why a person should look at a payment, and what lists are filtered by, in the transaction that changes the payment, its operations or its refunds. That
 * transaction has changed the payment's row before, so two of them decide one after the other, and the later one sees what the earlier
 * one wrote.
 */
final class AttentionWriter {

    private static final String LOCK = "UPDATE ALLIANCEPAY_PAYMENT SET REVISION = REVISION + 1 WHERE PAYMENT_ID = :id";

    private static final String SELECT_PAYMENT = "SELECT * FROM ALLIANCEPAY_PAYMENT WHERE PAYMENT_ID = :id";

    private static final String SELECT_STORED =
            """
            SELECT P.ATTENTION, P.ACCEPTED_AT, P.STATUS, P.REFUNDING, P.IS_TEST,
                (SELECT COUNT(*) FROM ALLIANCEPAY_REFUND R WHERE R.PAYMENT_ID = P.PAYMENT_ID AND R.STATE <> :drafted) AS REFUNDS
            FROM ALLIANCEPAY_PAYMENT P WHERE P.PAYMENT_ID = :id""";

    private static final String REFUNDS = "PAYMENT_ID = :id AND STATE <> :drafted";

    /** NOTICE_AT lets {@link OutboxTable} look whether people were told of all reasons. */
    private static final String UPDATE =
            """
            UPDATE ALLIANCEPAY_PAYMENT SET ATTENTION = :attention, ATTENTION_AT = :at, NOTICE_AT = :at
            WHERE PAYMENT_ID = :id""";

    private static final String UPDATE_ALL =
            """
            UPDATE ALLIANCEPAY_PAYMENT SET ATTENTION = :attention, ATTENTION_AT = :at, NOTICE_AT = :at,
                STATUS = :status, REFUNDING = :refunding, IS_TEST = :test
            WHERE PAYMENT_ID = :id""";

    private static final String COMPLETIONS =
            """
            SELECT MIN(CASE WHEN STATE = 'UNKNOWN' THEN COALESCE(SENT_AT, CREATED_AT) END) AS UNKNOWN_SINCE,
                MAX(CASE WHEN STATE = 'FAILED' THEN CREATED_AT END) AS FAILED_AT,
                COUNT(CASE WHEN STATE NOT IN ('FAILED', 'DRAFTED') THEN 1 END) AS OTHERS
            FROM ALLIANCEPAY_COMPLETION WHERE PAYMENT_ID = :id""";

    private final Database database;
    private final OperationTable operations;
    private final Duration holdWarning;

    /** @param holdWarning how long before its end a hold needs a person */
    AttentionWriter(Database database, OperationTable operations, Duration holdWarning) {
        this.holdWarning = holdWarning;
        this.database = database;
        this.operations = operations;
    }

    /** Lets other transactions that change the payment or its refunds wait for this one. */
    void lock(String paymentId) {
        database.update(LOCK, Values.of("id", paymentId));
    }

    /** Decides again about a payment whose refunds changed. */
    void refundsChanged(String paymentId) {
        database.first(SELECT_PAYMENT, Values.of("id", paymentId), Row.as(PaymentRow::payment))
                .ifPresent(payment -> paymentChanged(payment, operations(payment)));
    }

    /**
     * Decides again about a payment that changed, or whose operations did.
     *
     * @param listed all its operations, as they are stored
     */
    void paymentChanged(Payment payment, List<Operation> listed) {
        Stored stored = stored(payment.id());
        List<Refund> refunds = stored.hasRefunds() ? refunds(payment.id()) : List.of();
        List<Cause> causes = AttentionPolicy.causes(
                new Evidence(payment, stored.accepted(), listed, refunds, stored.causes(), about(payment)));
        ListedFacts facts = ListedFacts.of(payment, listed, refunds);
        if (!causes.equals(stored.causes()) || !facts.equals(stored.facts())) {
            write(payment.id(), causes, facts);
        }
    }

    private HoldFacts about(Payment payment) {
        return payment.holdUntil()
                .flatMap(held -> database.first(COMPLETIONS, Values.of("id", payment.id()), Row.as(this::holdFacts)))
                .orElseGet(() -> new HoldFacts(holdWarning, Optional.empty(), Optional.empty()));
    }

    private HoldFacts holdFacts(Row row) throws SQLException {
        boolean failedLast = row.number("OTHERS") == 0;
        return new HoldFacts(
                holdWarning,
                row.optionalTime("UNKNOWN_SINCE"),
                row.optionalTime("FAILED_AT").filter(at -> failedLast));
    }

    /** The stored operations of a payment, when a reason can follow from them. */
    List<Operation> operations(Payment payment) {
        return AttentionPolicy.dependsOnMoney(payment) ? operations.of(payment.id()) : List.of();
    }

    /** Adds a reason. One of the same kind that was there before keeps its time and gets the new text. */
    void raise(String paymentId, Cause raised) {
        lock(paymentId);
        causes(paymentId).ifPresent(before -> {
            Instant since = before.stream()
                    .filter(cause -> isSame(cause, raised.reason()))
                    .map(Cause::since)
                    .findFirst()
                    .orElse(raised.since());
            Stream<Cause> others = before.stream().filter(not(cause -> isSame(cause, raised.reason())));
            write(
                    paymentId,
                    Stream.concat(others, Stream.of(new Cause(raised.reason(), since, raised.text())))
                            .toList());
        });
    }

    private static boolean isSame(Cause cause, Reason reason) {
        return cause.reason() == reason;
    }

    private Stored stored(String paymentId) {
        return database.first(SELECT_STORED, counted(paymentId), Row.as(AttentionWriter::stored))
                .orElseThrow();
    }

    /** With their lines, one of which may be what cannot be read. */
    private List<Refund> refunds(String paymentId) {
        return RefundColumns.refunds(database, REFUNDS, counted(paymentId));
    }

    private static Values counted(String paymentId) {
        return Values.of("id", paymentId).name("drafted", RefundState.DRAFTED);
    }

    /** Without the refunds, one of which may be what cannot be read. */
    private Optional<List<Cause>> causes(String paymentId) {
        return database.first(
                "SELECT ATTENTION FROM ALLIANCEPAY_PAYMENT WHERE PAYMENT_ID = :id",
                Values.of("id", paymentId),
                Row.as(row -> AttentionColumn.causes(row.text("ATTENTION"))));
    }

    private static Stored stored(Row row) throws SQLException {
        return new Stored(
                AttentionColumn.causes(row.text("ATTENTION")),
                row.optionalNumber("ACCEPTED_AT").isPresent(),
                new ListedFacts(row.text("STATUS"), row.number("REFUNDING") == 1, row.number("IS_TEST") == 1),
                row.number("REFUNDS") > 0);
    }

    private void write(String paymentId, List<Cause> causes) {
        database.update(UPDATE, values(paymentId, causes));
    }

    private void write(String paymentId, List<Cause> causes, ListedFacts facts) {
        database.update(
                UPDATE_ALL,
                values(paymentId, causes)
                        .text("status", facts.status())
                        .number("refunding", facts.refunding() ? 1 : 0)
                        .number("test", facts.test() ? 1 : 0));
    }

    private static Values values(String paymentId, List<Cause> causes) {
        return Values.of("id", paymentId)
                .text("attention", AttentionColumn.text(causes))
                .time("at", AttentionColumn.earliest(causes));
    }

    /** What was written last. */
    private record Stored(List<Cause> causes, boolean accepted, ListedFacts facts, boolean hasRefunds) {}
}
