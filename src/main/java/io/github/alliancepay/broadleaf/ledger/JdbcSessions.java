package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Bank sessions in ALLIANCEPAY_SESSION. The key is a digest of the service code, which is a login. Every statement commits at once, for
 * three reasons: a session stays open at the bank even when the caller rolls back; other nodes must see a claim at once; and on MySQL
 * an UPDATE that finds no row stops others from inserting it until the transaction ends.
 */
final class JdbcSessions implements SessionStore {

    private static final String LATEST =
            "SELECT JWE, AUTHORIZED_AT FROM ALLIANCEPAY_SESSION WHERE SERVICE_HASH = :hash AND AUTHORIZED_AT IS NOT NULL";

    private static final String CLAIM =
            """
            UPDATE ALLIANCEPAY_SESSION SET CLAIM_UNTIL = :until, CLAIMED_BY = :me
            WHERE SERVICE_HASH = :hash AND (CLAIM_UNTIL IS NULL OR CLAIM_UNTIL <= :now)""";

    private static final String SAVE =
            """
            UPDATE ALLIANCEPAY_SESSION SET JWE = :jwe, AUTHORIZED_AT = :authorizedAt,
                CLAIM_UNTIL = CASE WHEN CLAIMED_BY = :me THEN NULL ELSE CLAIM_UNTIL END
            WHERE SERVICE_HASH = :hash""";

    private static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_SESSION (SERVICE_HASH, JWE, AUTHORIZED_AT, CLAIM_UNTIL, CLAIMED_BY)
            VALUES (:hash, :jwe, :authorizedAt, :until, :me)""";

    private static final String RELEASE =
            "UPDATE ALLIANCEPAY_SESSION SET CLAIM_UNTIL = NULL WHERE SERVICE_HASH = :hash AND CLAIMED_BY = :me";

    private static final String KNOWN = "SELECT SERVICE_HASH FROM ALLIANCEPAY_SESSION WHERE SERVICE_HASH = :hash";

    private final Database database;

    /** Distinguishes this node's claim from other nodes' claims: a node whose claim has ended must not release the next one. */
    private final String me = UUID.randomUUID().toString();

    JdbcSessions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<SealedSession> latest(String serviceCode) {
        return database.inTransaction(() -> database.first(
                LATEST,
                values(serviceCode),
                Row.as(row -> new SealedSession(row.text("JWE"), row.time("AUTHORIZED_AT")))));
    }

    @Override
    public boolean claim(String serviceCode, Instant now, Instant until) {
        Values values = session(serviceCode, Optional.empty()).time("now", now).time("until", until);
        return update(CLAIM, values) || !isKnown(serviceCode) && insert(serviceCode, values);
    }

    @Override
    public void save(String serviceCode, SealedSession session) {
        Values values = session(serviceCode, Optional.of(session)).time("until", Optional.empty());
        if (!update(SAVE, values) && !insert(serviceCode, values)) {
            update(SAVE, values);
        }
    }

    @Override
    public void release(String serviceCode) {
        update(RELEASE, values(serviceCode));
    }

    private boolean update(String sql, Values values) {
        return database.inTransaction(() -> database.update(sql, values) > 0);
    }

    private boolean insert(String serviceCode, Values values) {
        return database.unlessTaken(() -> database.update(INSERT, values) > 0, () -> isKept(serviceCode));
    }

    private boolean isKnown(String serviceCode) {
        return database.inTransaction(() -> isKept(serviceCode));
    }

    private boolean isKept(String serviceCode) {
        return database.first(KNOWN, values(serviceCode), Row.as(row -> row.text("SERVICE_HASH")))
                .isPresent();
    }

    private Values session(String serviceCode, Optional<SealedSession> session) {
        return values(serviceCode)
                .text("jwe", session.map(SealedSession::jwe))
                .time("authorizedAt", session.map(SealedSession::authorizedAt));
    }

    private Values values(String serviceCode) {
        return Values.of("hash", Fingerprint.of(serviceCode)).text("me", me);
    }
}
