package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.payment.PaymentQuery;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Needing;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The SQL of a search through ALLIANCEPAY_PAYMENT with its values, as far as texts, filters and pages go. For use by one thread. */
final class SearchStatement {

    private static final String TIME_AND_ID = "P.CREATED_AT %1$s= :keyTime AND (P.CREATED_AT %1$s :keyTime"
            + " OR P.CREATED_AT = :keyTime AND P.PAYMENT_ID %1$s :keyId)";

    private final List<String> conditions = new ArrayList<>();
    private final Values values = new Values();
    private final PaymentQuery query;

    SearchStatement(PaymentQuery query) {
        this.query = query;
        filter(query.filter());
    }

    private void filter(Filter filter) {
        filter.status().ifPresent(status -> add("P.STATUS = :status", values.name("status", status)));
        if (filter.refunding()) {
            add("P.REFUNDING = 1", values);
        }
        filter.test().ifPresent(test -> add("P.IS_TEST = :test", values.number("test", test ? 1 : 0)));
        filter.from().ifPresent(from -> add("P.CREATED_AT >= :from", values.time("from", from)));
        filter.until().ifPresent(until -> add("P.CREATED_AT < :until", values.time("until", until)));
        filter.least().ifPresent(least -> add("P.COIN_AMOUNT >= :least", values.number("least", least.value())));
        filter.most().ifPresent(most -> add("P.COIN_AMOUNT <= :most", values.number("most", most.value())));
        filter.attention().ifPresent(this::attention);
    }

    private void attention(Needing needing) {
        add("P.ATTENTION_AT <= :now", values.time("now", needing.now()));
        needing.reason()
                .ifPresent(reason -> add("P.ATTENTION LIKE :reason", values.text("reason", "%" + reason + " %")));
    }

    /** Leaves only some payments, at most a thousand and at least one. */
    void among(Collection<String> paymentIds) {
        add("P.PAYMENT_ID IN (:ids)", values.texts("ids", paymentIds));
    }

    /** The rows of the page and those after it; of a page that is asked for from its end, from its end. */
    String page() {
        query.after().ifPresent(key -> add(beyond(key, isDescending()), values));
        query.before().ifPresent(key -> add(beyond(key, !isDescending()), values));
        return "SELECT P.*" + from() + order(query.before().isPresent() != isDescending());
    }

    /** The ids of all rows, in the order of the list, so that the database reads them as it reads the list. */
    String ids() {
        return "SELECT P.PAYMENT_ID" + from() + order(isDescending());
    }

    Values values() {
        return values;
    }

    private void add(String condition, Values same) {
        conditions.add(condition);
    }

    private String from() {
        return " FROM ALLIANCEPAY_PAYMENT P WHERE "
                + (conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions));
    }

    private String beyond(Key key, boolean descending) {
        values.time("keyTime", key.createdAt()).text("keyId", key.id());
        String beyond = descending ? "<" : ">";
        if (!isByAmount()) {
            return TIME_AND_ID.formatted(beyond);
        }
        values.number("keyAmount", key.amount().value());
        return ("P.COIN_AMOUNT %1$s= :keyAmount AND (P.COIN_AMOUNT %1$s :keyAmount OR " + TIME_AND_ID + ")")
                .formatted(beyond);
    }

    private String order(boolean descending) {
        String direction = descending ? " DESC" : "";
        return " ORDER BY " + (isByAmount() ? "P.COIN_AMOUNT" + direction + ", " : "") + "P.CREATED_AT" + direction
                + ", P.PAYMENT_ID" + direction;
    }

    private boolean isByAmount() {
        return query.sort() == Sort.LARGEST || query.sort() == Sort.SMALLEST;
    }

    private boolean isDescending() {
        return query.sort() == Sort.NEWEST || query.sort() == Sort.LARGEST;
    }
}
