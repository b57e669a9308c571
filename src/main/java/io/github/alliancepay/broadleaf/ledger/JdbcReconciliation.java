package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger;
import io.github.alliancepay.broadleaf.reconciliation.TooManyMovementsException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads movements of money for a reconciliation. Days are read hour by hour and lists in parts, so that no connection is held for long and
 * no more than a part of the rows is in memory.
 */
final class JdbcReconciliation implements ReconciliationLedger {

    private static final String LINK = "P.PAYMENT_ID, P.ORDER_ID, P.ORDER_NUMBER, P.MERCHANT_ID";

    private static final String SELECT = "SELECT " + LINK + ", O.FIELDS FROM ALLIANCEPAY_OPERATION O"
            + " JOIN ALLIANCEPAY_PAYMENT P ON P.PAYMENT_ID = O.PAYMENT_ID WHERE ";

    private static final String MONEY = " AND O.OPERATION_STATUS = :success AND O.OPERATION_TYPE IN (:types)";

    private static final String OF_DAYS = SELECT + "O.PROCESSED_AT >= :from AND O.PROCESSED_AT < :to" + MONEY;

    /** Operations of 0.1.0 have no time of their own: they are looked for on the days of their payments. */
    private static final String OF_PAYMENT_DAYS =
            SELECT + "O.PROCESSED_AT IS NULL AND P.CREATED_AT >= :from AND P.CREATED_AT < :to" + MONEY;

    private static final String ASKED =
            "SELECT " + LINK + ", P.HPP_ORDER_ID, P.STATE FROM ALLIANCEPAY_PAYMENT P WHERE ";

    private static final String STARTED = ASKED + "P.CREATED_AT >= :from AND P.CREATED_AT < :to";

    private static final String PROCESSED = ASKED + "P.PAYMENT_ID IN (SELECT O.PAYMENT_ID FROM ALLIANCEPAY_OPERATION O"
            + " WHERE O.PROCESSED_AT >= :from AND O.PROCESSED_AT < :to)";

    private static final String REFUNDED = ASKED + "P.PAYMENT_ID IN (SELECT R.PAYMENT_ID FROM ALLIANCEPAY_REFUND R"
            + " WHERE R.CREATED_AT >= :from AND R.CREATED_AT < :to AND R.STATE <> 'DRAFTED')";

    private static final String COMPLETED = ASKED + "P.PAYMENT_ID IN (SELECT C.PAYMENT_ID FROM ALLIANCEPAY_COMPLETION C"
            + " WHERE C.CREATED_AT >= :from AND C.CREATED_AT < :to AND C.STATE <> 'DRAFTED')";

    private static final Set<PaymentState> PAID = Set.of(
            PaymentState.AUTHORIZED,
            PaymentState.PAID,
            PaymentState.COMPLETED,
            PaymentState.REVIEW,
            PaymentState.RETURNED,
            PaymentState.RELEASED,
            PaymentState.LAPSED);

    private final Database database;
    private final RequestedMovements requested;

    JdbcReconciliation(Database database) {
        this.database = database;
        this.requested = new RequestedMovements(database);
    }

    @Override
    public List<Movement> processed(DayRange days) {
        List<Movement> processed = new ArrayList<>();
        Hours.of(days).forEach(hour -> {
            processed.addAll(read(OF_DAYS, money(hour)));
            processed.addAll(read(OF_PAYMENT_DAYS, money(hour)));
            check(processed.size(), days);
        });
        return List.copyOf(processed);
    }

    @Override
    public List<Movement> withNumbers(Collection<String> operationIds, Collection<String> rrns) {
        List<Movement> found = new ArrayList<>();
        RequestedMovements.parts(
                operationIds, ids -> found.addAll(read(SELECT + "O.OPERATION_ID IN (:ids)", texts(ids))));
        RequestedMovements.parts(rrns, ids -> found.addAll(read(SELECT + "O.RRN IN (:ids)", texts(ids))));
        return List.copyOf(found);
    }

    @Override
    public List<AskedPayment> touched(DayRange days) {
        Map<String, AskedPayment> touched = new LinkedHashMap<>();
        Hours.of(days).forEach(hour -> {
            List.of(STARTED, PROCESSED, REFUNDED, COMPLETED).forEach(sql -> asked(sql, hour.values())
                    .forEach(payment -> touched.put(payment.link().paymentId(), payment)));
            check(touched.size(), days);
        });
        return List.copyOf(touched.values());
    }

    @Override
    public List<Movement> ofPayments(Collection<String> paymentIds) {
        List<Movement> found = new ArrayList<>();
        RequestedMovements.parts(paymentIds, ids -> {
            List<Movement> listed = read(SELECT + "O.PAYMENT_ID IN (:ids)", texts(ids));
            found.addAll(listed);
            found.addAll(requested.unlisted(ids, listed));
        });
        return List.copyOf(found);
    }

    private static Values money(Hours hour) {
        List<String> types = new ArrayList<>(Operation.PURCHASES);
        types.add("REFUND");
        types.add(Operation.HOLD);
        return hour.values().text("success", Operation.SUCCESS).texts("types", types);
    }

    private static Values texts(List<String> ids) {
        return new Values().texts("ids", ids);
    }

    private static void check(int size, DayRange days) {
        if (size > MOST) {
            throw new TooManyMovementsException(days);
        }
    }

    /** What moves or holds money, with the state in which the shop has its refunds and completions. */
    private List<Movement> read(String sql, Values values) {
        List<Movement> movements =
                database.inTransaction(() -> database.list(sql, values, Row.as(JdbcReconciliation::stored))).stream()
                        .filter(stored -> Movement.isMovement(stored.operation()))
                        .map(StoredMovement::movement)
                        .toList();
        return requested.asTheShopKnowsThem(movements);
    }

    private List<AskedPayment> asked(String sql, Values values) {
        return database.inTransaction(() -> database.list(sql, values, Row.as(JdbcReconciliation::asked)));
    }

    private static AskedPayment asked(Row row) throws SQLException {
        boolean paid = row.optionalText("STATE")
                .filter(state -> PAID.stream().anyMatch(known -> known.name().equals(state)))
                .isPresent();
        return new AskedPayment(
                RequestedMovements.link(row), row.text("MERCHANT_ID"), row.optionalText("HPP_ORDER_ID"), paid);
    }

    private static StoredMovement stored(Row row) throws SQLException {
        return new StoredMovement(OperationTable.operation(row), row.text("MERCHANT_ID"), RequestedMovements.link(row));
    }

    private record StoredMovement(Operation operation, String merchant, PaymentLink link) {

        Movement movement() {
            return Movement.of(operation, merchant, link);
        }
    }
}
