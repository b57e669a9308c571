package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a database server does to transactions that cannot go on, and what becomes of them. */
abstract class ConflictContract extends LedgerContract {

    private static final String TOUCH = "UPDATE ALLIANCEPAY_PAYMENT SET REVISION = REVISION + 1 WHERE PAYMENT_ID = :id";

    private final List<Integer> pauses = new CopyOnWriteArrayList<>();
    private final Database database;
    private final String killOwnConnection;

    /** @param killOwnConnection a query whose result is a statement that ends the connection which runs the query */
    ConflictContract(Supplier<HikariDataSource> source, String killOwnConnection) {
        super(source);
        database = new Database(JdbcLedger.dataSource(transactions), transactions, new Retries(pauses::add));
        this.killOwnConnection = killOwnConnection;
    }

    @BeforeEach
    void twoPayments() {
        createTables();
        for (String id : List.of("p1", "p2")) {
            ledger.payments()
                    .open(
                            SamplePayments.payment(id, id.hashCode()),
                            "callback-" + id,
                            NOON,
                            Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
        }
    }

    @Test
    void theLoserOfADeadlockIsRepeated() {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        CompletableFuture<Integer> one = touching("p1", "p2", bothHoldOne);
        CompletableFuture<Integer> other = touching("p2", "p1", bothHoldOne);
        assertThat(List.of(one.join(), other.join())).containsOnly(1);
        assertThat(pauses).isNotEmpty();
        assertThat(sql().queryForList("SELECT REVISION FROM ALLIANCEPAY_PAYMENT", Integer.class))
                .containsOnly(2);
    }

    private CompletableFuture<Integer> touching(String first, String second, CyclicBarrier bothHoldOne) {
        AtomicBoolean met = new AtomicBoolean();
        return CompletableFuture.supplyAsync(() -> database.inTransaction(() -> {
            database.update(TOUCH, Values.of("id", first));
            if (met.compareAndSet(false, true)) {
                await(bothHoldOne);
            }
            return database.update(TOUCH, Values.of("id", second));
        }));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aTransactionThatLosesItsConnectionIsRepeatedOnAnother() {
        AtomicBoolean killed = new AtomicBoolean();
        int touched = database.inTransaction(() -> {
            if (killed.compareAndSet(false, true)) {
                String kill = database.jdbc().queryForObject(killOwnConnection, String.class);
                elsewhere(() -> {
                    sql().execute(kill);
                    return true;
                });
            }
            return database.update(TOUCH, Values.of("id", "p1"));
        });
        assertThat(touched).isEqualTo(1);
        assertThat(pauses).containsExactly(1);
    }
}
