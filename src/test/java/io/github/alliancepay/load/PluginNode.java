package io.github.alliancepay.load;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayActuatorAutoConfiguration;
import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayAlwaysAutoConfiguration;
import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayAutoConfiguration;
import io.github.alliancepay.broadleaf.autoconfigure.AlliancePaySiteAutoConfiguration;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.refund.ApprovedRefund;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.OrderLines;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.sandbox.SandboxCredentials;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * One node of a shop: the plugin as its auto-configuration puts it together, with a clock, threads and connections of its own, over a
 * database and a bank that it shares with other nodes. In place of Broadleaf there is {@link OrderTables}.
 */
final class PluginNode implements AutoCloseable {

    static final Coins PRICE = new Coins(10_000);
    static final Coins REFUND = new Coins(3_000);

    private static final Shopper SHOPPER = new Shopper(new Payer("77", Map.of()), "olena@example.com", "uk");

    final OrderTables shop;

    private final HikariDataSource pool;
    private final Clock clock;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param pool with the database; it is closed with the node */
    PluginNode(HikariDataSource pool, SandboxCredentials bank, Clock clock, OrderTables.Interruption interruption) {
        this.pool = pool;
        this.clock = clock;
        shop = new OrderTables(pool, interruption);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("shop", settings(bank)));
        context.registerBean("alliancePayClock", Clock.class, () -> clock);
        context.registerBean(
                "blTransactionManager",
                DataSourceTransactionManager.class,
                () -> new DataSourceTransactionManager(pool));
        context.registerBean(OrderTables.class, () -> shop);
        context.registerBean(Inventory.class, () -> Inventory.NONE);
        context.registerBean(OrderLines.class, () -> order -> List.of());
        context.registerBean("blStreamingTransactionCapableUtil", Object.class, Object::new);
        absent("blOrderService", OrderService.class);
        absent("blInventoryService", InventoryService.class);
        absent("blOrderPaymentService", OrderPaymentService.class);
        absent("blPaymentGatewayCheckoutService", PaymentGatewayCheckoutService.class);
        absent("blCatalogService", CatalogService.class);
        context.register(Plugin.class);
        context.refresh();
    }

    static PluginNode of(HikariDataSource pool, SandboxCredentials bank, Clock clock) {
        return new PluginNode(pool, bank, clock, (step, order) -> {});
    }

    private static Map<String, Object> settings(SandboxCredentials bank) {
        return Map.of(
                "alliancepay.base-url",
                bank.baseUrl(),
                "alliancepay.merchant-id",
                bank.merchantId(),
                "alliancepay.service-code",
                bank.serviceCode(),
                "alliancepay.private-jwk",
                bank.privateJwk(),
                "alliancepay.test-mode",
                "true",
                "alliancepay.shop-url",
                "http://localhost:9",
                "alliancepay.clock.interval",
                "1s",
                "alliancepay.schema.initialize",
                "always");
    }

    /** Broadleaf's services are asked for nothing. */
    private <T> void absent(String name, Class<T> service) {
        context.registerBean(
                name,
                service,
                () -> service.cast(Proxy.newProxyInstance(
                        service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                            if (method.getName().equals("hashCode")) {
                                return System.identityHashCode(proxy);
                            }
                            throw new IllegalStateException("Broadleaf is not here");
                        })));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Clock clock() {
        return clock;
    }

    PaymentLedger payments() {
        return part(PaymentLedger.class);
    }

    List<Refund> refundsOf(String payment) {
        return part(RefundLedger.class).ofPayment(payment);
    }

    /** Opens the bank's page for an order. */
    CompletableFuture<Payment> open(long order) {
        Bill bill = new Bill(order, PRICE, Currency.UAH, "cart-" + order);
        return part(StartPayment.class).start(bill, SHOPPER).opened();
    }

    /** Refunds a part of a payment; every node and thread means the same refund. */
    Refund refund(String payment) {
        String id =
                UUID.nameUUIDFromBytes(payment.getBytes(StandardCharsets.UTF_8)).toString();
        RefundPlan plan = new RefundPlan(REFUND, REFUND, List.of());
        return part(SendRefund.class).send(new ApprovedRefund(id, payment, plan, RefundOrigin.of("iryna", "")));
    }

    /** The payments that some node works on. */
    List<String> leased() {
        return new JdbcTemplate(pool)
                .queryForList("SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE LEASE_TOKEN IS NOT NULL", String.class);
    }

    /** From now on nothing that the node does reaches the database. */
    void unplug() {
        pool.close();
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }

    /** The plugin's auto-configurations of a site. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        AlliancePayAlwaysAutoConfiguration.class,
        AlliancePayAutoConfiguration.class,
        AlliancePaySiteAutoConfiguration.class,
        AlliancePayActuatorAutoConfiguration.class
    })
    static class Plugin {}
}
