package io.github.alliancepay.load;

import static org.awaitility.Awaitility.await;

import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.setting.Setting;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The demo store's bank, and everybody whom it concerns. */
final class LoadedShop implements CrowdControl, AutoCloseable {

    private static final int CLERKS = 3;
    private static final int CALLBACKS = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** So long it takes until the pages are asked for with which a run begins. */
    private static final Duration PREPARATION = Duration.ofSeconds(4);

    private static final Map<String, Fault> FAULTS = Map.of(
            Report.FAST, Fault.delay(Duration.ofMillis(50)),
            Report.DEAD, Fault.of(FaultKind.HOLD),
            Report.SLOW, Fault.delay(Duration.ofSeconds(12)));

    private final String address;
    private final SandboxControl bank;
    private final ShopControl shop;
    private final SingleConnectionDataSource database;
    private final JdbcTemplate sql;
    private final HttpClient browsers = HttpClient.newHttpClient();
    private final Answers answers = new Answers();
    private final Map<String, Visitor> owners = new ConcurrentHashMap<>();
    private final List<Visitor> clerks;
    private final Queue<Visitor> atTheCheckout = new ArrayDeque<>();
    private String phase;
    private Rush rush;
    private int askedBefore;

    /**
     * @param address of the shop
     * @param database its JDBC address; the figures of its pool are those of its visitors alone
     */
    LoadedShop(String address, SandboxControl bank, String database, ShopControl shop) {
        this.address = address;
        this.bank = bank;
        this.shop = shop;
        this.database = new SingleConnectionDataSource(database, true);
        this.sql = new JdbcTemplate(this.database);
        bank.set(Setting.CALLBACKS_HELD, true);
        clerks = visitors(CLERKS);
        clerks.forEach(clerk -> clerk.logIn("admin").join());
    }

    @Override
    public void gather(int phases) {
        atTheCheckout.addAll(shoppers(phases * SHOPPERS));
    }

    /**
     * So many shoppers who have nothing left to do but to pay. Few come at a time: filling a cart takes a second connection of the host's
     * pool, for the ids of its rows, while the request has its first.
     */
    private List<Visitor> shoppers(int count) {
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

    private List<Visitor> visitors(int count) {
        return Stream.generate(this::visitor).limit(count).toList();
    }

    private Visitor visitor() {
        return new Visitor(browsers, address, answers);
    }

    @Override
    public void openPages(int count) {
        List<Visitor> shoppers = shoppers(count);
        int before = open("HPP_ORDER_ID").size();
        try (Rush paying = new Rush()) {
            new Traffic(paying, answers, owners, PREPARATION).pay(shoppers);
            await().atMost(MINUTE).until(() -> open("HPP_ORDER_ID").size() - before >= count);
            paying.end();
            paying.awaitAnswers();
        }
    }

    @Override
    public void payOrders(int count) {
        open("HPP_ORDER_ID").subList(0, count).forEach(bank::pay);
    }

    @Override
    public void payMadeUpOrders(int count) {
        for (int begun = 0; begun < count; begun += SHOPPERS) {
            shop.openMadeUpPages(Math.min(SHOPPERS, count - begun)).forEach(bank::pay);
        }
    }

    @Override
    public double settledPerSecond(int count, Duration longest, Duration answer) {
        int before = completed();
        answerAfter(answer);
        long start = System.nanoTime();
        sql.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = ? WHERE STATE = 'OPEN'", System.currentTimeMillis());
        shop.wake();
        await().atMost(longest.plus(MINUTE))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> completed() - before >= count || System.nanoTime() - start > longest.toNanos());
        double rate = (completed() - before) * 1e9 / (System.nanoTime() - start);
        sql.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = NULL WHERE STATE <> 'COMPLETED'");
        bank.clearFaults();
        awaitRest(MINUTE);
        return rate;
    }

    private int completed() {
        return count("STATE = 'COMPLETED'");
    }

    private int count(String condition) {
        Integer count =
                sql.queryForObject("SELECT COUNT(*) FROM ALLIANCEPAY_PAYMENT WHERE " + condition, Integer.class);
        return count == null ? 0 : count;
    }

    @Override
    public void answerAfter(Duration answer) {
        bank.clearFaults();
        bank.fault(Fault.delay(answer).untilCleared());
    }

    @Override
    public Map<String, String> callbacks() {
        return bank.callbacks().stream()
                .collect(Collectors.toMap(Callback::url, Callback::body, (one, other) -> other, LinkedHashMap::new));
    }

    @Override
    public void awaitBank() {
        await().atMost(MINUTE).until(shop::isBankBack);
    }

    @Override
    public void come(String name, Duration arrival) {
        Consumer<Traffic> load =
                Optional.ofNullable(FAULTS.get(name)).map(this::load).orElseGet(() -> withoutThePlugin(name));
        answers.take();
        shop.takePoolFigures();
        phase = name;
        askedBefore = asked();
        rush = new Rush();
        load.accept(new Traffic(rush, answers, owners, arrival));
    }

    private Consumer<Traffic> load(Fault fault) {
        List<Visitor> shoppers =
                Stream.generate(atTheCheckout::remove).limit(SHOPPERS).toList();
        List<String> tokens = open("RETURN_TOKEN");
        List<Callback> callbacks = callbacksOf(open("HPP_ORDER_ID"));
        List<String> windows = windows();
        bank.fault(fault.untilCleared());
        return traffic -> {
            traffic.pay(shoppers);
            traffic.comeBack(tokens.subList(0, SHOPPERS));
            traffic.askOnManyConnections(tokens.get(SHOPPERS));
            traffic.workOn(windows, clerks);
            traffic.call(callbacks, bank);
        };
    }

    private Consumer<Traffic> withoutThePlugin(String name) {
        return name.equals(Report.NOTHING)
                ? traffic -> traffic.askForNothing(visitors(SHOPPERS), visitors(CLERKS))
                : traffic -> {};
    }

    @Override
    public Phase leave() {
        rush.end();
        int asked = asked() - askedBefore;
        boolean still = isStill();
        bank.clearFaults();
        rush.awaitAnswers();
        rush.close();
        awaitRest(MINUTE);
        return new Phase(phase, answers.take(), shop.takePoolFigures(), asked, still);
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

    @Override
    public void awaitRest() {
        await().atMost(MINUTE).until(() -> due() == 0);
        awaitRest(MINUTE);
    }

    private int due() {
        return count("NEXT_SYNC_AT <= " + System.currentTimeMillis());
    }

    private void awaitRest(Duration longest) {
        await().atMost(longest)
                .pollInterval(Duration.ofMillis(20))
                .during(Duration.ofMillis(300))
                .until(() -> shop.connectionsOut() == 0);
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
        database.destroy();
    }
}
