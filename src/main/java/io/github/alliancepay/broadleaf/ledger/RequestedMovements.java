package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.MovementNumbers;
import io.github.alliancepay.broadleaf.reconciliation.MovementOrigin;
import io.github.alliancepay.broadleaf.reconciliation.MovementState;
import io.github.alliancepay.broadleaf.reconciliation.MovementType;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The refunds and completions that the shop asked for, as movements of money. The shop may know less of one than of the bank's operation.
 */
final class RequestedMovements {

    private static final String LINK = "SELECT P.PAYMENT_ID, P.ORDER_ID, P.ORDER_NUMBER, P.MERCHANT_ID,";

    /** A refund of a hold that was not completed is its release. */
    private static final String REFUNDS = LINK
            + """
             R.REFUND_ID AS REQUEST_ID, R.OPERATION_ID, R.ECOM_OPERATION_ID, R.COIN_AMOUNT, R.STATE,
                CASE WHEN O.OPERATION_TYPE = :hold THEN 'RELEASE' ELSE 'REFUND' END AS KIND
            FROM ALLIANCEPAY_REFUND R JOIN ALLIANCEPAY_PAYMENT P ON P.PAYMENT_ID = R.PAYMENT_ID
                LEFT JOIN ALLIANCEPAY_OPERATION O ON O.PAYMENT_ID = R.PAYMENT_ID AND O.OPERATION_ID = R.OPERATION_ID
            WHERE R.PAYMENT_ID IN (:ids) AND R.STATE <> 'DRAFTED'""";

    private static final String COMPLETIONS = LINK
            + """
             C.COMPLETION_ID AS REQUEST_ID, C.OPERATION_ID, C.ECOM_OPERATION_ID, C.COIN_AMOUNT, C.STATE,
                'PURCHASE' AS KIND
            FROM ALLIANCEPAY_COMPLETION C JOIN ALLIANCEPAY_PAYMENT P ON P.PAYMENT_ID = C.PAYMENT_ID
            WHERE C.PAYMENT_ID IN (:ids) AND C.STATE <> 'DRAFTED'""";

    /** As many as an {@code IN} may have on every database. */
    private static final int PART = 500;

    private final Database database;

    RequestedMovements(Database database) {
        this.database = database;
    }

    /** The same movements; refunds and completions in the state in which the shop has them. */
    List<Movement> asTheShopKnowsThem(List<Movement> movements) {
        Set<String> payments = new HashSet<>();
        movements.stream()
                .filter(RequestedMovements::mayBeRequested)
                .flatMap(movement -> movement.origin().payment().stream())
                .forEach(link -> payments.add(link.paymentId()));
        Map<String, MovementState> states = requested(payments).stream()
                .collect(toMap(RequestedMovements::key, Movement::state, (one, other) -> one));
        return movements.stream()
                .map(movement -> movement.in(states.getOrDefault(key(movement), movement.state())))
                .toList();
    }

    private static boolean mayBeRequested(Movement movement) {
        return switch (movement.type()) {
            case REFUND, RELEASE -> true;
            case PURCHASE -> !movement.numbers().originals().isEmpty();
            case HOLD, UNKNOWN -> false;
        };
    }

    /** The refunds and completions of some payments whose operation is not among the listed ones. */
    List<Movement> unlisted(List<String> payments, List<Movement> listed) {
        Set<String> known = new HashSet<>();
        listed.forEach(movement -> known.add(key(movement)));
        return requested(new HashSet<>(payments)).stream()
                .filter(requested -> !known.contains(key(requested)))
                .toList();
    }

    private static String key(Movement movement) {
        String payment = movement.origin().payment().map(PaymentLink::paymentId).orElse("");
        return payment + " " + movement.numbers().ecomOperationId();
    }

    private List<Movement> requested(Set<String> payments) {
        List<Movement> requested = new ArrayList<>();
        parts(payments, ids -> {
            Values values = Values.of("hold", Operation.HOLD).texts("ids", ids);
            List.of(REFUNDS, COMPLETIONS)
                    .forEach(sql -> requested.addAll(database.inTransaction(
                            () -> database.list(sql, values, Row.as(RequestedMovements::movement)))));
        });
        return requested;
    }

    private static Movement movement(Row row) throws SQLException {
        String original = row.text("OPERATION_ID");
        return new Movement(
                MovementType.valueOf(row.text("KIND").strip()),
                new MovementNumbers(
                        "",
                        row.text("ECOM_OPERATION_ID"),
                        row.text("REQUEST_ID"),
                        "",
                        original.isEmpty() ? Set.of() : Set.of(original)),
                Optional.of(new Coins(row.number("COIN_AMOUNT"))),
                Currency.UAH.numeric(),
                row.text("MERCHANT_ID"),
                state(row.text("STATE")),
                Optional.empty(),
                Optional.empty(),
                new MovementOrigin(Optional.of(link(row)), 0, ""));
    }

    static PaymentLink link(Row row) throws SQLException {
        return new PaymentLink(row.number("ORDER_ID"), row.text("PAYMENT_ID"), row.text("ORDER_NUMBER"));
    }

    /** Does something with the values, as many at a time as an {@code IN} may have. */
    static void parts(Collection<String> values, Consumer<List<String>> work) {
        List<String> all = List.copyOf(values);
        for (int first = 0; first < all.size(); first += PART) {
            work.accept(all.subList(first, Math.min(first + PART, all.size())));
        }
    }

    /** Both kinds have the same names for it. */
    private static MovementState state(String name) {
        if (name.equals(RefundState.SUCCEEDED.name())) {
            return MovementState.SUCCESS;
        }
        return name.equals(RefundState.FAILED.name()) ? MovementState.FAILED : MovementState.OPEN;
    }
}
