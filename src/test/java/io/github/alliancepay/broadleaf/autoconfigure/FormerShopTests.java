package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.Schema;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Occasion;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A shop whose own tables are dropped at each start gives the ids of its former orders to new ones. */
class FormerShopTests {

    private static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
    private static final long ORDER = 1;

    private final DataSourceTransactionManager transactions = new DataSourceTransactionManager(TestHost.database());

    private final ApplicationContextRunner site = TestHost.site()
            .withAllowBeanDefinitionOverriding(true)
            .withPropertyValues(Merchant.credentials())
            .withBean("blTransactionManager", PlatformTransactionManager.class, () -> transactions);

    @ParameterizedTest
    @ValueSource(strings = {"create", "create-drop"})
    void itStartsWithoutTheirPayments(String mode) {
        anOrderWasPaid();

        assertKept(mode, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "update", "validate", "create-only", ""})
    void anyOtherShopKeepsThem(String mode) {
        anOrderWasPaid();

        assertKept(mode, 1);
    }

    private void assertKept(String mode, int payments) {
        site.withPropertyValues("blPU.hibernate.hbm2ddl.auto=" + mode)
                .run(context -> assertThat(context.getBean(PaymentLedger.class).ofOrder(ORDER))
                        .hasSize(payments));
    }

    private void anOrderWasPaid() {
        JdbcLedger before = JdbcLedger.over(transactions);
        before.schema().ensure(Schema.Mode.ALWAYS);
        Bill bill = new Bill(ORDER, new Coins(27_662), Currency.UAH, "fingerprint");
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "olena@example.com", "uk");
        Payment payment = Payment.create("p1", bill, PaymentRoute.purchase("merchant"), "return", shopper, NOON);
        before.payments()
                .open(
                        payment,
                        "callback",
                        NOON,
                        Occasion.of(NOON, SyncTrigger.START).event(Kind.STARTED));
    }
}
