package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class RetriesTests {

    private final List<Integer> pauses = new ArrayList<>();
    private final Retries retries = new Retries(pauses::add);
    private int attempts;

    @Test
    void whatSucceedsRunsOnce() {
        assertThat(retries.of(() -> ++attempts)).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aDeadlockIsRepeatedAfterAGrowingPause() {
        assertThat(retries.of(failing(5, new CannotAcquireLockException("deadlock"))))
                .isEqualTo(6);
        assertThat(pauses).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aDeadlockThatDoesNotEndIsThrown() {
        assertThatThrownBy(() -> retries.of(failing(9, new CannotAcquireLockException("deadlock"))))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(attempts).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "40001, 0, true",
        "40P01, 0, true",
        "08006, 0, true",
        "08S01, 0, true",
        "57P01, 0, true",
        "HY000, 1020, true",
        "HY000, 1205, true",
        "23505, 0, false",
        "42P01, 0, false",
        "22001, 0, false",
        "HY000, 1064, false",
        ", 0, false"
    })
    void theDatabasesCodeSaysWhetherItMaySucceedLater(String state, int code, boolean repeated) {
        assertThat(Retries.isTransient(new UncategorizedSQLException("", "", new SQLException("", state, code))))
                .isEqualTo(repeated);
    }

    @Test
    void aConnectionLostAtTheCommitIsRepeated() {
        assertThat(Retries.isTransient(new TransactionSystemException("commit", new SQLException("", "08003"))))
                .isTrue();
    }

    /** Spring then throws the failure of the rollback, with the first one inside. */
    @Test
    void whatCouldNotEvenBeRolledBackIsJudgedByItsFirstFailure() {
        assertThat(Retries.isTransient(unrolled(new CannotAcquireLockException("deadlock"))))
                .isTrue();
        assertThat(Retries.isTransient(unrolled(new DuplicateKeyException("taken"))))
                .isFalse();
    }

    private static TransactionSystemException unrolled(RuntimeException first) {
        TransactionSystemException rollback = new TransactionSystemException("rollback");
        rollback.initApplicationException(first);
        return rollback;
    }

    /** The pool has made the caller wait for long enough. */
    @Test
    void anExhaustedPoolIsNotWaitedForAgain() {
        SQLException exhausted = new SQLTransientConnectionException("no connection within 30 s", "08001");
        assertThat(Retries.isTransient(new CannotCreateTransactionException("", exhausted)))
                .isFalse();
        assertThat(Retries.isTransient(new DataAccessResourceFailureException("", exhausted)))
                .isFalse();
    }

    @Test
    void mistakesAreNotRepeated() {
        for (RuntimeException mistake : List.of(
                new DuplicateKeyException("taken"),
                new QueryTimeoutException("slow"),
                new IllegalStateException("bug"))) {
            attempts = 0;
            assertThatThrownBy(() -> retries.of(failing(1, mistake))).isSameAs(mistake);
            assertThat(attempts).isEqualTo(1);
        }
    }

    private Supplier<Integer> failing(int times, RuntimeException failure) {
        return () -> {
            if (++attempts <= times) {
                throw failure;
            }
            return attempts;
        };
    }
}
