package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLink.Mailing;
import io.github.alliancepay.broadleaf.payment.PayLink.Revocation;
import io.github.alliancepay.broadleaf.payment.PayLinkLedger;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Payment links in ALLIANCEPAY_LINK. A row is written once; afterwards only its mailing and its revocation are. */
final class JdbcPayLinks implements PayLinkLedger {

    private static final int MOST = 50;
    private static final int LOGIN = 255;

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_LINK (LINK_ID, TOKEN_HASH, ORDER_ID, COIN_AMOUNT, CURRENCY, FINGERPRINT, CREATED_AT,
                EXPIRES_AT, CREATED_BY)
            VALUES (:id, :hash, :orderId, :coinAmount, :currency, :fingerprint, :createdAt, :expiresAt, :createdBy)""";

    private static final String BY_TOKEN = "SELECT * FROM ALLIANCEPAY_LINK WHERE TOKEN_HASH = :hash";

    private static final String OF_ORDER =
            "SELECT * FROM ALLIANCEPAY_LINK WHERE ORDER_ID = :orderId ORDER BY CREATED_AT DESC, LINK_ID";

    private static final String MAIL =
            "UPDATE ALLIANCEPAY_LINK SET MAILED_AT = :at, MAILED_BY = :by WHERE LINK_ID = :id";

    private static final String REVOKE =
            """
            UPDATE ALLIANCEPAY_LINK SET REVOKED_AT = :at, REVOKED_BY = :by
            WHERE ORDER_ID = :orderId AND REVOKED_AT IS NULL""";

    private final Database database;

    JdbcPayLinks(Database database) {
        this.database = database;
    }

    @Override
    public void add(PayLink link, String token) {
        Values values = Values.of("id", link.id())
                .text("hash", Fingerprint.of(token))
                .number("orderId", link.bill().orderId())
                .number("coinAmount", link.bill().amount().value())
                .name("currency", link.bill().currency())
                .text("fingerprint", link.bill().fingerprint())
                .time("createdAt", link.createdAt())
                .time("expiresAt", link.expiresAt())
                .shown("createdBy", link.createdBy(), LOGIN);
        database.inTransaction(() -> database.update(INSERT, values));
    }

    @Override
    public Optional<PayLink> findByToken(String token) {
        return database.inTransaction(
                () -> database.first(BY_TOKEN, Values.of("hash", Fingerprint.of(token)), Row.as(JdbcPayLinks::link)));
    }

    @Override
    public List<PayLink> ofOrder(long orderId) {
        Values values = new Values().number("orderId", orderId);
        return database.inTransaction(() -> database.first(MOST, OF_ORDER, values, Row.as(JdbcPayLinks::link)));
    }

    @Override
    public void mailed(String linkId, Mailing mailing) {
        Values values = Values.of("id", linkId).time("at", mailing.at()).shown("by", mailing.by(), LOGIN);
        database.inTransaction(() -> database.update(MAIL, values));
    }

    @Override
    public void revoke(long orderId, Revocation revocation) {
        Values values = new Values()
                .number("orderId", orderId)
                .time("at", revocation.at())
                .shown("by", revocation.by(), LOGIN);
        database.inTransaction(() -> database.update(REVOKE, values));
    }

    private static PayLink link(Row row) throws SQLException {
        Bill bill = new Bill(
                row.number("ORDER_ID"),
                new Coins(row.number("COIN_AMOUNT")),
                row.name("CURRENCY", Currency.class),
                row.text("FINGERPRINT"));
        return new PayLink(
                row.text("LINK_ID"),
                bill,
                row.time("CREATED_AT"),
                row.time("EXPIRES_AT"),
                row.text("CREATED_BY"),
                mailing(row),
                revocation(row));
    }

    private static Optional<Mailing> mailing(Row row) throws SQLException {
        String by = row.text("MAILED_BY");
        return row.optionalTime("MAILED_AT").map(at -> new Mailing(at, by));
    }

    private static Optional<Revocation> revocation(Row row) throws SQLException {
        String by = row.text("REVOKED_BY");
        return row.optionalTime("REVOKED_AT").map(at -> new Revocation(at, by));
    }
}
