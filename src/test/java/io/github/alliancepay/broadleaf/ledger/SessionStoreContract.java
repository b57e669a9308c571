package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import io.github.alliancepay.testing.Crowd;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link SessionStore} promises, in every database. */
abstract class SessionStoreContract extends LedgerContract {

    private static final String CODE = "7f9d0a9e-service-code";

    private final SessionStore here = ledger.sessions();
    private final SessionStore there = JdbcLedger.over(transactions).sessions();

    SessionStoreContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void theLatestSessionIsSeenByEveryNode() {
        assertThat(here.latest(CODE)).isEmpty();
        here.save(CODE, session("first"));
        here.save(CODE, session("second"));
        assertThat(there.latest(CODE)).contains(session("second"));
        assertThat(there.latest("another code")).isEmpty();
    }

    @Test
    void aSessionOfTheLargestSizeIsKept() {
        SealedSession large = session("e".repeat(8_000));
        here.save(CODE, large);
        assertThat(there.latest(CODE)).contains(large);
    }

    @Test
    void oneNodeAuthorizesAtATime() {
        assertThat(here.claim(CODE, NOON, minute(1))).isTrue();
        assertThat(there.claim(CODE, NOON, minute(1))).isFalse();
        assertThat(there.claim("another code", NOON, minute(1))).isTrue();
    }

    @Test
    void sixteenNodesClaimTheFirstSessionOnce() {
        List<Boolean> claims =
                Crowd.of16(number -> JdbcLedger.over(transactions).sessions().claim(CODE, NOON, minute(1)));
        assertThat(claims).containsOnlyOnce(true);
    }

    @Test
    void sixteenNodesClaimALaterSessionOnce() {
        here.save(CODE, session("first"));
        List<Boolean> claims =
                Crowd.of16(number -> JdbcLedger.over(transactions).sessions().claim(CODE, NOON, minute(1)));
        assertThat(claims).containsOnlyOnce(true);
    }

    @Test
    void theClaimOfACrashedNodeEnds() {
        here.claim(CODE, NOON, minute(1));
        assertThat(there.claim(CODE, minute(1), minute(2))).isTrue();
    }

    @Test
    void aFailureReleasesTheClaimAndKeepsTheSession() {
        here.save(CODE, session("first"));
        here.claim(CODE, NOON, minute(1));
        here.release(CODE);
        assertThat(there.claim(CODE, NOON, minute(1))).isTrue();
        assertThat(there.latest(CODE)).contains(session("first"));
    }

    @Test
    void aSavedSessionReleasesTheClaim() {
        here.claim(CODE, NOON, minute(1));
        here.save(CODE, session("first"));
        assertThat(there.claim(CODE, NOON, minute(1))).isTrue();
    }

    @Test
    void aNodeThatLostItsClaimLeavesItsSuccessorsAlone() {
        here.claim(CODE, NOON, minute(1));
        there.claim(CODE, minute(1), minute(2));
        here.release(CODE);
        here.save(CODE, session("late"));
        assertThat(here.claim(CODE, minute(1), minute(2))).isFalse();
    }

    @Test
    void sixteenNodesSaveTheFirstSession() {
        Crowd.of16(number -> {
            JdbcLedger.over(transactions).sessions().save(CODE, session("s" + number));
            return number;
        });
        assertThat(here.latest(CODE)).isPresent();
    }

    @Test
    void theServiceCodeIsNotInTheDatabase() {
        here.save(CODE, session("first"));
        assertThat(sql().queryForMap("SELECT * FROM ALLIANCEPAY_SESSION").values())
                .doesNotContain(CODE);
    }

    @Test
    void aSessionOutlivesTheShopsTransaction() {
        assertThatThrownBy(() -> inTheShopsTransaction(() -> {
                    here.claim(CODE, NOON, minute(1));
                    here.save(CODE, session("first"));
                    throw new IllegalStateException("the shop changed its mind");
                }))
                .hasMessage("the shop changed its mind");
        assertThat(there.latest(CODE)).contains(session("first"));
    }

    @Test
    void statements() {
        assertThat(statementsOf(() -> here.claim(CODE, NOON, minute(1)))).hasSize(3);
        assertThat(statementsOf(() -> here.save(CODE, session("first")))).hasSize(1);
        assertThat(statementsOf(() -> here.latest(CODE))).hasSize(1);
        assertThat(statementsOf(() -> here.claim(CODE, NOON, minute(1)))).hasSize(1);
        assertThat(statementsOf(() -> there.claim(CODE, NOON, minute(1)))).hasSize(2);
        assertThat(statementsOf(() -> here.release(CODE))).hasSize(1);
    }

    private static SealedSession session(String jwe) {
        return new SealedSession(jwe, NOON);
    }
}
