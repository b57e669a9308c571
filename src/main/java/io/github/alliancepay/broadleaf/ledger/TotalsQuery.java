package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentTotals;
import io.github.alliancepay.broadleaf.payment.PaymentTotals.CountedAmount;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sums of some days. Reads the payments and refunds of those days by their indexes, and nothing else. */
final class TotalsQuery {

    /** One of the sums. */
    private enum SumKind {
        PAID,
        REFUNDED,
        OPEN,
        HELD,
        REFUNDING,
        ATTENTION
    }

    /** The sum that the bank received: of orders in UAH in coinAmount, of others in sourceAmount. */
    private static final String PAID =
            """
            SELECT 'PAID' AS KIND, P.CURRENCY, P.IS_TEST, COUNT(DISTINCT P.PAYMENT_ID) AS N, SUM(COALESCE(
                CASE WHEN P.CURRENCY = 'UAH' THEN O.COIN_AMOUNT END, O.SOURCE_COIN_AMOUNT, P.COIN_AMOUNT)) AS COINS
            FROM ALLIANCEPAY_PAYMENT P JOIN ALLIANCEPAY_OPERATION O ON O.PAYMENT_ID = P.PAYMENT_ID
            WHERE P.CREATED_AT >= :from AND P.CREATED_AT < :until
                AND O.OPERATION_STATUS = :success AND O.OPERATION_TYPE IN (:purchases) AND O.COIN_AMOUNT IS NOT NULL
            GROUP BY P.CURRENCY, P.IS_TEST""";

    private static final String OPEN =
            """
            SELECT 'OPEN' AS KIND, P.CURRENCY, P.IS_TEST, COUNT(*) AS N, SUM(P.COIN_AMOUNT) AS COINS
            FROM ALLIANCEPAY_PAYMENT P
            WHERE P.CREATED_AT >= :from AND P.CREATED_AT < :until AND P.STATE IN ('CREATED', 'OPEN')
            GROUP BY P.CURRENCY, P.IS_TEST""";

    private static final String HELD =
            """
            SELECT 'HELD' AS KIND, P.CURRENCY, P.IS_TEST, COUNT(DISTINCT P.PAYMENT_ID) AS N, SUM(COALESCE(
                CASE WHEN P.CURRENCY = 'UAH' THEN O.COIN_AMOUNT END, O.SOURCE_COIN_AMOUNT, P.COIN_AMOUNT)) AS COINS
            FROM ALLIANCEPAY_PAYMENT P JOIN ALLIANCEPAY_OPERATION O ON O.PAYMENT_ID = P.PAYMENT_ID
            WHERE P.CREATED_AT >= :from AND P.CREATED_AT < :until AND P.STATE IN ('AUTHORIZED', 'REVIEW')
                AND O.OPERATION_STATUS = :success AND O.OPERATION_TYPE = :hold AND O.COIN_AMOUNT IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM ALLIANCEPAY_OPERATION T WHERE T.PAYMENT_ID = P.PAYMENT_ID
                    AND T.OPERATION_STATUS = :success AND T.OPERATION_TYPE IN (:purchases))
            GROUP BY P.CURRENCY, P.IS_TEST""";

    private static final String ATTENTION =
            """
            SELECT 'ATTENTION' AS KIND, P.CURRENCY, P.IS_TEST, COUNT(*) AS N, SUM(P.COIN_AMOUNT) AS COINS
            FROM ALLIANCEPAY_PAYMENT P
            WHERE P.CREATED_AT >= :from AND P.CREATED_AT < :until AND P.ATTENTION_AT <= :now
            GROUP BY P.CURRENCY, P.IS_TEST""";

    /** The release of a hold returns nothing that was taken. A refund of which both amounts are the same is counted in UAH. */
    private static final String REFUNDS =
            """
            SELECT R.STATE AS KIND, CASE WHEN R.ORDER_COIN_AMOUNT = R.COIN_AMOUNT THEN 'UAH' ELSE P.CURRENCY END AS CURRENCY,
                P.IS_TEST, COUNT(*) AS N, SUM(R.ORDER_COIN_AMOUNT) AS COINS
            FROM ALLIANCEPAY_REFUND R JOIN ALLIANCEPAY_PAYMENT P ON P.PAYMENT_ID = R.PAYMENT_ID
            WHERE R.CREATED_AT >= :from AND R.CREATED_AT < :until
                AND NOT EXISTS (SELECT 1 FROM ALLIANCEPAY_OPERATION O WHERE O.PAYMENT_ID = R.PAYMENT_ID
                    AND O.OPERATION_ID = R.OPERATION_ID AND O.OPERATION_TYPE = :hold)
                AND R.STATE IN ('REQUESTED', 'SENT', 'PENDING', 'UNKNOWN', 'SUCCEEDED')
            GROUP BY R.STATE, CASE WHEN R.ORDER_COIN_AMOUNT = R.COIN_AMOUNT THEN 'UAH' ELSE P.CURRENCY END, P.IS_TEST""";

    private final Database database;

    TotalsQuery(Database database) {
        this.database = database;
    }

    /** By currency, tests last; without those in which nothing happened. To be called in a transaction. */
    List<PaymentTotals> totals(Instant from, Instant until, Instant now) {
        Values values = Values.of("success", Operation.SUCCESS)
                .texts("purchases", Operation.PURCHASES)
                .text("hold", Operation.HOLD)
                .time("from", from)
                .time("until", until)
                .time("now", now);
        Map<SumKey, CountedAmount> sums = new HashMap<>();
        Stream.of(PAID, OPEN, HELD, ATTENTION, REFUNDS)
                .flatMap(query -> database.list(query, values, Row.as(TotalsQuery::part)).stream())
                .forEach(row -> sums.merge(row.getKey(), row.getValue(), CountedAmount::plus));
        return Stream.of(false, true)
                .flatMap(test -> Stream.of(Currency.values()).map(currency -> totals(currency, test, sums)))
                .filter(TotalsQuery::isSomething)
                .toList();
    }

    private static Map.Entry<SumKey, CountedAmount> part(Row row) throws SQLException {
        SumKey part = new SumKey(kind(row.text("KIND")), row.text("CURRENCY"), row.number("IS_TEST") == 1);
        return Map.entry(part, new CountedAmount(row.number("N"), new Coins(row.number("COINS"))));
    }

    /** Refunds have their state there. */
    private static SumKind kind(String name) {
        return switch (name) {
            case "PAID", "OPEN", "HELD", "ATTENTION" -> SumKind.valueOf(name);
            case "SUCCEEDED" -> SumKind.REFUNDED;
            default -> SumKind.REFUNDING;
        };
    }

    private static PaymentTotals totals(Currency currency, boolean test, Map<SumKey, CountedAmount> sums) {
        return new PaymentTotals(
                currency,
                test,
                sums.getOrDefault(new SumKey(SumKind.PAID, currency.name(), test), CountedAmount.NONE),
                sums.getOrDefault(new SumKey(SumKind.REFUNDED, currency.name(), test), CountedAmount.NONE),
                sums.getOrDefault(new SumKey(SumKind.OPEN, currency.name(), test), CountedAmount.NONE),
                sums.getOrDefault(new SumKey(SumKind.HELD, currency.name(), test), CountedAmount.NONE),
                sums.getOrDefault(new SumKey(SumKind.REFUNDING, currency.name(), test), CountedAmount.NONE),
                sums.getOrDefault(new SumKey(SumKind.ATTENTION, currency.name(), test), CountedAmount.NONE));
    }

    private static boolean isSomething(PaymentTotals totals) {
        return Stream.of(
                        totals.paid(),
                        totals.refunded(),
                        totals.open(),
                        totals.held(),
                        totals.refunding(),
                        totals.attention())
                .anyMatch(sum -> sum.count() > 0);
    }

    private record SumKey(SumKind kind, String currency, boolean test) {}
}
