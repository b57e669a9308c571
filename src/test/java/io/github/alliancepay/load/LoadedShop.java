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
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.setting.Setting;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The demo store, its bank, and everybody who uses it. One thread controls it. */
final class LoadedShop implements AutoCloseable {

    private static final int SHOPPERS = 50;
    private static final int CLERKS = 3;
    private static final int CALLBACKS = 10;
    private static final int CALLS_IN_A_ROW = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Shopper SOMEBODY = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");

    private final String address;
    private final SandboxControl bank;
    private final HikariDataSource pool;
    private final PoolWatch watch;
    private final JdbcTemplate sql;
    private final Plugin plugin;
    private final HttpClient browsers = HttpClient.newHttpClient();
    private final Answers answers = new Answers();
    private final Map<String, Visitor> owners = new ConcurrentHashMap<>();
    private final List<Visitor> clerks;
    private final Visitor stranger;
    private long madeUpOrders = AtOnceSubmission.FIRST;

    LoadedShop(String address, SandboxControl bank, HikariDataSource pool, Plugin plugin) {
        this.address = address;
        this.bank = bank;
        this.pool = pool;
        this.watch = PoolWatch.of(pool);
        this.sql = new JdbcTemplate(pool);
        this.plugin = plugin;
        bank.set(Setting.CALLBACKS_HELD, true);
        clerks = Stream.generate(this::visitor).limit(CLERKS).toList();
        clerks.forEach(clerk -> clerk.logIn("admin").join());
        // A browser of its own, so that its answers do not wait in this process behind those of the others.
        stranger = new Visitor(HttpClient.newHttpClient(), address, answers);
        stranger.fillCart().join();
    }

    void resize(int connections) {
        pool.getHikariConfigMXBean().setMinimumIdle(connections);
        pool.getHikariConfigMXBean().setMaximumPoolSize(connections);
        pool.getHikariPoolMXBean().softEvictConnections();
        await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() <= connections);
    }

    /**
     * So many shoppers who have nothing left to do but to pay. Few come at a time: filling a cart takes a second connection of the host's
     * pool, for the ids of its rows, while the request has its first.
     */
    List<Visitor> atTheCheckout(int count) {
        ExecutorService doors = Executors.newFixedThreadPool(3);
        try {
            return Stream.generate(
                            () -> doors.submit(() -> visitor().goToTheCheckout().join()))
                    .limit(count)
                    .toList()
                    .stream()
                    .map(LoadedShop::result)
                    .toList();
        } finally {
            doors.shutdown();
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Visitor visitor() {
        return new Visitor(browsers, address, answers);
    }

    /** Opens so many pages of the bank, for real orders. */
    void openPages(int count) {
        List<Visitor> shoppers = atTheCheckout(count);
        int before = open("HPP_ORDER_ID").size();
        try (Rush rush = new Rush()) {
            new Traffic(rush, answers, owners).pay(shoppers);
            await().atMost(MINUTE).until(() -> open("HPP_ORDER_ID").size() - before >= count);
            rush.end();
            rush.awaitAnswers();
        }
    }

    /** The bank has the money for so many real orders, and tells nobody. */
    void payOrders(int count) {
        open("HPP_ORDER_ID").subList(0, count).forEach(bank::pay);
    }

    /** The bank has the money for so many orders that exist only here, and tells nobody. */
    void payMadeUpOrders(int count) {
        for (int begun = 0; begun < count; begun += SHOPPERS) {
            List<CompletableFuture<Payment>> pages = Stream.generate(this::madeUpPayment)
                    .limit(Math.min(SHOPPERS, count - begun))
                    .toList();
            pages.forEach(page -> bank.pay(page.join().hppOrderId().orElseThrow()));
        }
    }

    private CompletableFuture<Payment> madeUpPayment() {
        Bill bill = new Bill(madeUpOrders++, new Coins(27_662), Currency.UAH, "f");
        return plugin.start().start(bill, SOMEBODY).opened();
    }

    /**
     * Makes every open payment due and returns how many were completed in a second, at a bank that takes 0.3 s for an answer.
     *
     * @param count when so many are completed, it is over
     * @param longest when this has passed, it is over too
     */
    double settledPerSecond(int count, Duration longest) {
        int before = completed();
        bank.fault(Fault.delay(Duration.ofMillis(300)).untilCleared());
        long start = System.nanoTime();
        sql.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = ? WHERE STATE = 'OPEN'", System.currentTimeMillis());
        plugin.queue().wake();
        await().atMost(longest.plus(MINUTE))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> completed() - before >= count || System.nanoTime() - start > longest.toNanos());
        double rate = (completed() - before) * 1e9 / (System.nanoTime() - start);
        sql.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = NULL WHERE STATE <> 'COMPLETED'");
        bank.clearFaults();
        awaitRest();
        return rate;
    }

    private int completed() {
        Integer count =
                sql.queryForObject("SELECT COUNT(*) FROM ALLIANCEPAY_PAYMENT WHERE STATE = 'COMPLETED'", Integer.class);
        return count == null ? 0 : count;
    }

    /** The plugin holds calls back for a while after a bank was dead or slow. Then a few calls must do well before all are made. */
    void awaitBank() {
        await().atMost(MINUTE).ignoreExceptions().until(this::bankIsBack);
    }

    private boolean bankIsBack() throws InterruptedException, ExecutionException {
        for (int call = 0; call < CALLS_IN_A_ROW; call++) {
            plugin.bank().order(madeUpPayment().get().hppOrderId().orElseThrow());
        }
        return true;
    }

    /** Only a stranger is there. */
    Phase quiet(String name, Duration length) {
        return phase(name, length, traffic -> {});
    }

    /** Beside the stranger there is everybody whom the bank concerns, and the bank has a fault. */
    Phase loaded(String name, Duration length, Fault fault, List<Visitor> shoppers) {
        List<String> tokens = open("RETURN_TOKEN");
        List<Callback> callbacks = callbacksOf(open("HPP_ORDER_ID"));
        List<String> windows = windows();
        bank.fault(fault.untilCleared());
        return phase(name, length, traffic -> {
            traffic.pay(shoppers);
            traffic.comeBack(tokens.subList(0, SHOPPERS));
            traffic.askOnManyConnections(tokens.get(SHOPPERS));
            traffic.workOn(windows, clerks);
            traffic.call(callbacks, bank);
        });
    }

    private Phase phase(String name, Duration length, Consumer<Traffic> load) {
        answers.take();
        watch.take();
        int asked = asked();
        boolean still;
        try (Rush rush = new Rush()) {
            Traffic traffic = new Traffic(rush, answers, owners);
            traffic.visit(stranger, length);
            load.accept(traffic);
            rush.last(length);
            asked = asked() - asked;
            still = isStill();
            bank.clearFaults();
            rush.awaitAnswers();
        }
        awaitRest();
        return new Phase(name, answers.take(), watch.take(), asked, still);
    }

    private int asked() {
        return Stream.of(Endpoint.values()).mapToInt(bank::calls).sum();
    }

    /** Whether no connection is out once nobody asks the shop any more, while the bank has not answered. */
    private boolean isStill() {
        try {
            awaitRest(Duration.ofSeconds(3));
            return true;
        } catch (ConditionTimeoutException busy) {
            return false;
        }
    }

    private void awaitRest() {
        awaitRest(MINUTE);
    }

    private void awaitRest(Duration longest) {
        await().atMost(longest)
                .pollInterval(Duration.ofMillis(20))
                .during(Duration.ofMillis(300))
                .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
    }

    private List<Callback> callbacksOf(List<String> orders) {
        orders.subList(orders.size() - CALLBACKS, orders.size()).forEach(bank::pay);
        List<Callback> written = bank.callbacks();
        return List.copyOf(written.subList(written.size() - CALLBACKS, written.size()));
    }

    /** A column of the payments of real orders that wait for money, the oldest first. */
    private List<String> open(String column) {
        return sql.queryForList(
                "SELECT " + column + " FROM ALLIANCEPAY_PAYMENT WHERE STATE = 'OPEN' AND ORDER_ID < ?"
                        + " ORDER BY CREATED_AT, ORDER_ID",
                String.class,
                AtOnceSubmission.FIRST);
    }

    /** The addresses of paid orders in the back office, one for each clerk. */
    private List<String> windows() {
        List<String> all = new ArrayList<>(sql.queryForList(
                "SELECT '/admin/order/' || ORDER_ID || '/alliancepay/' || PAYMENT_ID FROM ALLIANCEPAY_PAYMENT"
                        + " WHERE STATE = 'COMPLETED' AND ORDER_ID < ? ORDER BY CREATED_AT",
                String.class,
                AtOnceSubmission.FIRST));
        return all.subList(0, CLERKS);
    }

    @Override
    public void close() {
        watch.close();
    }

    /** The parts of the plugin that are used without a browser. */
    record Plugin(StartPayment start, SyncQueue queue, AllianceBank bank) {}
}
