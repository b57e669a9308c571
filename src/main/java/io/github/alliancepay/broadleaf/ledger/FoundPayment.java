package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A payment in a list. One that cannot be read keeps its place, so that the page after it starts at the right one.
 *
 * @param payment empty when it cannot be read
 * @param attention why a person should look at it, as it is stored
 */
record FoundPayment(Key key, Optional<Payment> payment, String attention) {

    private static final Logger LOG = LoggerFactory.getLogger(FoundPayment.class);

    static FoundPayment of(Row row) throws SQLException {
        Coins amount = new Coins(Math.max(0, row.number("COIN_AMOUNT")));
        Key key = new Key(row.time("CREATED_AT"), amount, row.text("PAYMENT_ID"));
        return new FoundPayment(key, read(row, key.id()), row.text("ATTENTION"));
    }

    private static Optional<Payment> read(Row row, String id) throws SQLException {
        try {
            return Optional.of(PaymentRow.payment(row));
        } catch (RuntimeException unreadable) {
            LOG.warn("Payment {} cannot be read and is left out of a list: {}", id, unreadable.getMessage());
            return Optional.empty();
        }
    }
}
