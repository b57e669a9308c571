package io.github.alliancepay.broadleaf.ledger;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.HoldTerms;
import io.github.alliancepay.broadleaf.payment.PayLinkLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ledger in the host's database: nine ports over one set of tables. Times are kept to the millisecond. A text that is only shown is
 * cut when it is longer than its column. The only locks are those of single UPDATE statements, so any number of nodes can share the
 * database. Immutable, hence safe for use by many threads.
 */
public final class JdbcLedger {

    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final CompletionLedger completions;
    private final HoldQueue holdQueue;
    private final PaymentSearch search;
    private final SessionStore sessions;
    private final PersonalData personalData;
    private final ReconciliationLedger reconciliation;
    private final EventOutbox outbox;
    private final PayLinkLedger payLinks;
    private final Schema schema;

    private JdbcLedger(Database database, Duration holdWarning) {
        payments = new JdbcPayments(database, holdWarning);
        refunds = new JdbcRefunds(database, holdWarning);
        completions = new JdbcCompletions(database, holdWarning);
        holdQueue = new JdbcHoldQueue(database);
        search = new JdbcSearch(database, holdWarning);
        sessions = new JdbcSessions(database);
        personalData = new JdbcPersonalData(database);
        reconciliation = new JdbcReconciliation(database);
        outbox = new OutboxTable(database);
        payLinks = new JdbcPayLinks(database);
        schema = new Schema(database);
    }

    /**
     * The ledger in the database of a transaction manager. Each of its methods commits by itself, whatever transaction of the host is
     * open.
     *
     * @param transactions a manager with a {@code dataSource} property, such as Broadleaf's {@code blTransactionManager}
     * @throws IllegalArgumentException when the manager has no data source
     */
    public static JdbcLedger over(PlatformTransactionManager transactions) {
        return over(transactions, HoldTerms.USUAL.warning());
    }

    /** @param holdWarning how long before its end a hold needs a person */
    public static JdbcLedger over(PlatformTransactionManager transactions, Duration holdWarning) {
        return over(transactions, JdbcLedger::pause, holdWarning);
    }

    /** @param pause waits before a transaction is repeated for the first time, the second and so on */
    static JdbcLedger over(PlatformTransactionManager transactions, IntConsumer pause) {
        return over(transactions, pause, HoldTerms.USUAL.warning());
    }

    private static JdbcLedger over(PlatformTransactionManager transactions, IntConsumer pause, Duration holdWarning) {
        return new JdbcLedger(new Database(dataSource(transactions), transactions, new Retries(pause)), holdWarning);
    }

    /** 10, 40, 90, 160 and 250 ms and as much again by chance, so that two that ran into each other do not do so again. */
    private static void pause(int repetition) {
        long shortest = 10L * repetition * repetition;
        LockSupport.parkNanos(MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(shortest, 2 * shortest)));
    }

    /**
     * The database of a transaction manager. The getter is found by its name, because the managers that have it share no type and Spring's
     * ORM classes may be absent.
     *
     * @throws IllegalArgumentException when the manager has no data source
     */
    public static DataSource dataSource(PlatformTransactionManager transactions) {
        try {
            Method getter = transactions.getClass().getMethod("getDataSource");
            if (getter.invoke(transactions) instanceof DataSource found) {
                return found;
            }
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalArgumentException(noDataSource(transactions), unreadable);
        }
        throw new IllegalArgumentException(noDataSource(transactions));
    }

    private static String noDataSource(PlatformTransactionManager transactions) {
        return "The transaction manager " + transactions.getClass().getName()
                + " has no dataSource. Give the ledger the transaction manager that writes Broadleaf's orders";
    }

    /** Stores payments. */
    public PaymentLedger payments() {
        return payments;
    }

    /** Stores refunds. */
    public RefundLedger refunds() {
        return refunds;
    }

    /** Stores completions of holds. */
    public CompletionLedger completions() {
        return completions;
    }

    /** Orders whose held money is to be taken. */
    public HoldQueue holdQueue() {
        return holdQueue;
    }

    /** Finds payments for the back office. */
    public PaymentSearch search() {
        return search;
    }

    /** Stores the bank session. Commits at once, because a session stays open even when its caller rolls back. */
    public SessionStore sessions() {
        return sessions;
    }

    /** Erases personal data. */
    public PersonalData personalData() {
        return personalData;
    }

    /** Reads movements of money for a reconciliation. */
    public ReconciliationLedger reconciliation() {
        return reconciliation;
    }

    /** What the shop has yet to be told of. */
    public EventOutbox outbox() {
        return outbox;
    }

    /** Stores payment links. */
    public PayLinkLedger payLinks() {
        return payLinks;
    }

    /** The tables. */
    public Schema schema() {
        return schema;
    }
}
