package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import java.lang.reflect.Method;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ledger in the host's database: four ports over one set of tables. Times are kept to the millisecond, texts longer than their
 * column are cut where they are only shown. Needs no lock but those of single UPDATEs, so any number of nodes may share the
 * database. Immutable, hence safe for use by many threads.
 */
public final class JdbcLedger {

    private final PaymentLedger payments;
    private final RefundLedger refunds;
    private final PaymentSearch search;
    private final SessionStore sessions;
    private final Schema schema;

    private JdbcLedger(Database database) {
        payments = new JdbcPayments(database);
        refunds = new JdbcRefunds(database);
        search = new JdbcSearch(database);
        sessions = new JdbcSessions(database);
        schema = new Schema(database);
    }

    /**
     * The ledger in the database that a transaction manager works on, so that its rows commit and roll back with the host's.
     *
     * @param transactions a manager with a {@code dataSource} property, such as Broadleaf's {@code blTransactionManager}
     * @throws IllegalArgumentException when the manager names no data source
     */
    public static JdbcLedger over(PlatformTransactionManager transactions) {
        return new JdbcLedger(new Database(dataSource(transactions), transactions));
    }

    /**
     * The database that a transaction manager works on. Read by name: the managers that have one share no type, and Spring's ORM
     * classes may be absent.
     *
     * @throws IllegalArgumentException when the manager names no data source
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
                + " names no dataSource; give the ledger the one that Broadleaf's orders are written with";
    }

    /** The memory of payments. */
    public PaymentLedger payments() {
        return payments;
    }

    /** The memory of refunds. */
    public RefundLedger refunds() {
        return refunds;
    }

    /** Finds payments for the back office. */
    public PaymentSearch search() {
        return search;
    }

    /** The memory of the bank session; it commits by itself, since a session stays open whatever becomes of its caller. */
    public SessionStore sessions() {
        return sessions;
    }

    /** The tables. */
    public Schema schema() {
        return schema;
    }
}
