package io.github.alliancepay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.alliancepay.broadleaf.payment.Fingerprint;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The demo store is killed while the bank calls back on many connections, and while it asks the bank about those payments. */
class KilledShopIntegrationTests {

    private static final int CALLBACKS = 800;
    private static final int BEFORE_THE_KILL = 300;
    private static final Duration LATE = Duration.ofSeconds(30);

    /** In this time only some callbacks more are acknowledged. */
    private static final Duration A_MOMENT = Duration.ofMillis(2);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void aCallbackThatWasAcknowledgedIsNotLost() throws Exception {
        try (SeparateShop shop = SeparateShop.open()) {
            shop.crowd().payMadeUpOrders(CALLBACKS);
            Map<String, String> callbacks = shop.crowd().callbacks();
            SingleConnectionDataSource database = new SingleConnectionDataSource(shop.database(), true);
            JdbcTemplate sql = new JdbcTemplate(database);
            sql.update("UPDATE ALLIANCEPAY_PAYMENT SET NEXT_SYNC_AT = NULL");
            shop.crowd().answerAfter(LATE);

            ExecutorService connections = Executors.newFixedThreadPool(Burst.CONNECTIONS);
            callbacks.forEach((address, body) -> connections.execute(() -> call(address, body)));
            await().pollInterval(A_MOMENT).until(() -> acknowledged.size() >= BEFORE_THE_KILL);
            shop.kill();
            connections.shutdown();

            assertThat(connections.awaitTermination(LATE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            Set<String> due = Set.copyOf(sql.queryForList(
                    "SELECT CALLBACK_HASH FROM ALLIANCEPAY_PAYMENT WHERE NEXT_SYNC_AT IS NOT NULL", String.class));
            assertThat(due).containsAll(acknowledged).hasSizeLessThan(callbacks.size());
            database.destroy();
        }
    }

    private void call(String address, String body) {
        try {
            new Burst.Request(address, body).send();
            acknowledged.add(Fingerprint.of(address.substring(address.lastIndexOf('=') + 1)));
        } catch (IOException gone) {
            // The shop has been killed, and has not acknowledged this one.
        }
    }
}
