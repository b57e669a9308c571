package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes personal data out of ALLIANCEPAY_PAYMENT and ALLIANCEPAY_OPERATION. Each payment is a transaction of its own, so no lock is held
 * for long.
 */
final class JdbcPersonalData implements PersonalData {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcPersonalData.class);

    /**
     * One query for each state, because each is a range of one index. A payment whose refund is under way is watched, or it will need
     * attention when the refund is overdue.
     */
    private static final String DECIDED =
            """
            SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT
            WHERE ERASED_AT IS NULL AND STATE = :state AND CREATED_AT < :before AND NEXT_SYNC_AT IS NULL
                AND ATTENTION_AT IS NULL
            ORDER BY CREATED_AT""";

    private static final String OF_EMAIL =
            """
            SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE EMAIL_SEARCH = :email ORDER BY CREATED_AT""";

    private static final String ERASE =
            """
            UPDATE ALLIANCEPAY_PAYMENT SET EMAIL = NULL, EMAIL_SEARCH = NULL, ERASED_AT = :now
            WHERE PAYMENT_ID = :id""";

    private static final List<String> FINAL = Stream.of(
                    PaymentState.COMPLETED,
                    PaymentState.DECLINED,
                    PaymentState.EXPIRED,
                    PaymentState.ABANDONED,
                    PaymentState.RETURNED,
                    PaymentState.RELEASED,
                    PaymentState.LAPSED,
                    PaymentState.REVIEW)
            .map(Enum::name)
            .toList();

    /** After so many that cannot be erased, something else is wrong. */
    private static final int MOST_FAILED = 1000;

    private final Database database;
    private final OperationTable operations;

    JdbcPersonalData(Database database) {
        this.database = database;
        this.operations = new OperationTable(database);
    }

    @Override
    public int eraseOlderThan(Instant before, int most, Instant now) {
        int erased = 0;
        for (String state : FINAL) {
            Values values = Values.of("state", state).time("before", before);
            erased += erased < most ? eraseReadable(values, most - erased, now) : 0;
        }
        return erased;
    }

    /** Payments that cannot be erased stay the first of the query, and must not keep the others behind them. */
    private int eraseReadable(Values decided, int most, Instant now) {
        Set<String> failed = new HashSet<>();
        int erased = 0;
        List<String> next = ids(DECIDED, decided, most);
        while (!next.isEmpty()) {
            erased += (int)
                    next.stream().filter(id -> eraseIfReadable(id, failed, now)).count();
            boolean enough = erased == most || failed.size() > MOST_FAILED;
            next = enough ? List.of() : others(decided, most - erased, failed);
        }
        return erased;
    }

    private List<String> others(Values decided, int most, Set<String> failed) {
        return ids(DECIDED, decided, most + failed.size()).stream()
                .filter(id -> !failed.contains(id))
                .limit(most)
                .toList();
    }

    /** The first failure is logged; a thousand damaged rows would fill the log each hour. */
    private boolean eraseIfReadable(String paymentId, Set<String> failed, Instant now) {
        try {
            return erasePayment(paymentId, now);
        } catch (RuntimeException unreadable) {
            if (failed.isEmpty()) {
                LOG.error(
                        "The personal data of payment {} could not be erased; it is tried again",
                        paymentId,
                        unreadable);
            }
            failed.add(paymentId);
            return false;
        }
    }

    @Override
    public int eraseEmail(String email, int most, Instant now) {
        List<String> ids = ids(OF_EMAIL, Values.of("email", PaymentRow.searchable(email.strip())), most);
        ids.forEach(id -> erasePayment(id, now));
        return ids.size();
    }

    private List<String> ids(String query, Values values, int most) {
        return database.inTransaction(() -> database.first(most, query, values, Row.as(row -> row.text("PAYMENT_ID"))));
    }

    @Override
    public boolean erasePayment(String paymentId, Instant now) {
        return database.inTransaction(() -> {
            boolean known = database.update(ERASE, Values.of("id", paymentId).time("now", now)) > 0;
            operations.erase(paymentId);
            return known;
        });
    }
}
