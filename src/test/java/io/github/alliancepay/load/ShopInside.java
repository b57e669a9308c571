package io.github.alliancepay.load;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The demo store's pool and the parts of the plugin that are used without a browser. Safe for use by many threads. */
final class ShopInside implements ShopControl, AutoCloseable {

    private static final int CALLS_IN_A_ROW = 5;
    private static final Shopper SOMEBODY = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");

    private final HikariDataSource pool;
    private final PoolWatch watch;
    private final StartPayment start;
    private final SyncQueue queue;
    private final AllianceBank bank;
    private final AtomicLong madeUpOrders = new AtomicLong(AtOnceSubmission.FIRST);

    ShopInside(HikariDataSource pool, StartPayment start, SyncQueue queue, AllianceBank bank) {
        this.pool = pool;
        this.watch = PoolWatch.of(pool);
        this.start = start;
        this.queue = queue;
        this.bank = bank;
    }

    @Override
    public void resize(int connections) {
        pool.getHikariConfigMXBean().setMinimumIdle(connections);
        pool.getHikariConfigMXBean().setMaximumPoolSize(connections);
        pool.getHikariPoolMXBean().softEvictConnections();
        await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() <= connections);
    }

    @Override
    public int connectionsOut() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public PoolFigures takePoolFigures() {
        return watch.take();
    }

    @Override
    public List<String> openMadeUpPages(int count) {
        List<CompletableFuture<Payment>> pages =
                Stream.generate(this::madeUpPayment).limit(count).toList();
        return pages.stream()
                .map(page -> page.join().hppOrderId().orElseThrow())
                .toList();
    }

    private CompletableFuture<Payment> madeUpPayment() {
        Bill bill = new Bill(madeUpOrders.getAndIncrement(), new Coins(27_662), Currency.UAH, "f");
        return start.start(bill, SOMEBODY).opened();
    }

    @Override
    public boolean isBankBack() {
        try {
            for (int call = 0; call < CALLS_IN_A_ROW; call++) {
                bank.order(openMadeUpPages(1).get(0));
            }
            return true;
        } catch (RuntimeException heldBack) {
            return false;
        }
    }

    @Override
    public long usedMemory() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void wake() {
        queue.wake();
    }

    @Override
    public void close() {
        watch.close();
    }
}
