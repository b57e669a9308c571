package io.github.alliancepay.broadleaf.ledger;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Repeats a transaction of the ledger that lost a deadlock, a race for a lock, or its connection. Every transaction of the ledger may be
 * repeated: what it writes once has a unique key, and what it changes is changed only from an expected state. Immutable.
 */
final class Retries {

    private static final int REPETITIONS = 5;

    /** Errors of MySQL and MariaDB that have no state of their own: a lock was waited for too long, and a row is newer than the snapshot. */
    private static final Set<Integer> CONFLICTS = Set.of(1205, 1020);

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final IntConsumer pause;

    /** @param pause waits before the first repetition, the second and so on; longer each time */
    Retries(IntConsumer pause) {
        this.pause = pause;
    }

    /** Waits as before a repetition. */
    void pause(int repetition) {
        pause.accept(repetition);
    }

    <T> T of(Supplier<T> transaction) {
        for (int repetition = 1; repetition <= REPETITIONS; repetition++) {
            try {
                return transaction.get();
            } catch (NestedRuntimeException failure) {
                if (!isTransient(failure)) {
                    throw failure;
                }
                LOG.debug("A transaction of the ledger failed and is repeated", failure);
                pause(repetition);
            }
        }
        return transaction.get();
    }

    /** Whether the same transaction may succeed a moment later. Waiting for a connection or an answer in vain is not such a failure. */
    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOneOfThem(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Without a connection there is no rollback either. Then Spring throws the failure of the rollback, with the first one inside. */
    private static boolean isOneOfThem(Throwable cause) {
        return cause instanceof ConcurrencyFailureException
                || cause instanceof SQLException reason && isTransient(reason)
                || cause instanceof TransactionSystemException rollback
                        && rollback.getApplicationException() != null
                        && isTransient(rollback.getApplicationException());
    }

    private static boolean isTransient(SQLException reason) {
        if (reason instanceof SQLTimeoutException || reason instanceof SQLTransientConnectionException) {
            return false;
        }
        String state = reason.getSQLState() == null ? "" : reason.getSQLState();
        boolean lostConnection = state.startsWith("08") || state.startsWith("57P");
        return state.startsWith("40") || lostConnection || CONFLICTS.contains(reason.getErrorCode());
    }
}
