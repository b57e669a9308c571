package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.Schema;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** A host whose services are never called: only what the parts are made of counts. */
class PartsTests {

    private static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
    private static final long ORDER = 1;

    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    private final JdbcLedger before = JdbcLedger.over(transactions);

    @ParameterizedTest
    @ValueSource(strings = {"create", "create-drop"})
    void aShopThatMakesItsTablesAnewStartsWithoutThePaymentsOfItsFormerOrders(String mode) throws Exception {
        anOrderWasPaid();

        assertThat(started(mode).ledger.payments().ofOrder(ORDER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "update", "validate", "create-only", ""})
    void anyOtherShopKeepsThem(String mode) throws Exception {
        anOrderWasPaid();

        assertThat(started(mode).ledger.payments().ofOrder(ORDER)).hasSize(1);
    }

    private void anOrderWasPaid() {
        before.schema().ensure(Schema.Mode.ALWAYS);
        Bill bill = new Bill(ORDER, new Coins(27_662), Currency.UAH, "fingerprint");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        Payment payment = Payment.create("p1", bill, "merchant", "return", shopper, NOON);
        before.payments()
                .open(
                        payment,
                        "callback",
                        NOON,
                        Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
    }

    private Parts started(String mode) throws JOSEException {
        MockEnvironment environment = Merchant.environment().withProperty("blPU.hibernate.hbm2ddl.auto", mode);
        DefaultListableBeanFactory host = new DefaultListableBeanFactory();
        host.registerSingleton("environment", environment);
        host.registerSingleton("alliancePayClock", Clock.fixed(NOON, ZoneOffset.UTC));
        host.registerSingleton("blTransactionManager", transactions);
        host.registerSingleton("blOrderService", unused(OrderService.class));
        host.registerSingleton("blOrderPaymentService", unused(OrderPaymentService.class));
        host.registerSingleton("blPaymentGatewayCheckoutService", unused(PaymentGatewayCheckoutService.class));
        host.registerSingleton("blStreamingTransactionCapableUtil", new Object());
        return new Parts(Settings.of(environment), host);
    }

    private static Object unused(Class<?> service) {
        return Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                    throw new AssertionError(method + " is not for the start");
                });
    }
}
