package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.checkout.ConfiguredAddresses;
import io.github.alliancepay.broadleaf.host.GatewayServices;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.SchemaMissingException;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundProcess;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.refund.TrackRefunds;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Clock;
import java.util.List;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.MessageSource;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The parts that every other is built over, put together by hand and from beans asked for by name: Spring would look for each type
 * through all the beans of the host, which adds up in its start. Safe for use by many threads.
 */
final class Parts implements DisposableBean {

    final Settings settings;
    final Clock clock;
    final JdbcLedger ledger;
    final HttpAllianceBank bank;
    final HostServices host;
    final TrackRefunds refundTracker;
    final RefundBalances balances;
    final SendRefund sendRefund;
    final AssignRefundLines assignRefundLines;
    final PaymentSync paymentSync;
    final ShopAddresses addresses;
    final StartPayment start;
    final GatewayServices gateway;
    final Reviews reviews;
    final SyncWorkers workers;
    final SyncQueue queue;

    /**
     * @throws SchemaMissingException when the tables are missing and may not be created
     */
    Parts(Settings settings, BeanFactory beans) {
        this.settings = settings;
        clock = beans.getBean("alliancePayClock", Clock.class);
        ledger = ledger(settings.properties(), beans);
        bank = new HttpAllianceBank(settings.terminal(), ledger.sessions(), clock, settings.timing());
        host = host(beans);
        RefundProcess process =
                new RefundProcess(bank, ledger.payments(), ledger.refunds(), host.refundRecorder(), clock);
        refundTracker = new TrackRefunds(ledger.refunds(), process, clock);
        balances = new RefundBalances(bank, ledger.payments(), ledger.refunds(), host.orderLines(), refundTracker);
        sendRefund = new SendRefund(ledger.payments(), ledger.refunds(), balances, process, clock);
        assignRefundLines = new AssignRefundLines(ledger.payments(), ledger.refunds(), balances, clock);
        paymentSync = new PaymentSync(
                bank,
                ledger.payments(),
                host.shop(),
                List.of(refundTracker),
                clock,
                settings.terminal().test());
        addresses = new ConfiguredAddresses(settings.properties().publicUrl());
        start = new StartPayment(bank, ledger.payments(), paymentSync, addresses, settings.terms(), clock);
        boolean refunding = settings.properties().checkout().refundOnFailure();
        gateway = host.gateway(ledger.payments(), start, paymentSync, sendRefund, refunding);
        reviews = new Reviews(paymentSync, ledger.payments(), ledger.search(), clock);
        workers = new SyncWorkers();
        queue = new SyncQueue(paymentSync, ledger.payments(), workers.threads(), clock);
    }

    @Override
    public void destroy() {
        workers.stop();
    }

    /** The host's settings, by name for the same reason. */
    static Environment environment(BeanFactory beans) {
        return beans.getBean("environment", Environment.class);
    }

    /** The plugin's words, in which the host may change any. */
    static Texts texts(BeanFactory beans) {
        return new Texts(beans.getBean("messageSource", MessageSource.class));
    }

    private static JdbcLedger ledger(AlliancePayProperties properties, BeanFactory beans) {
        JdbcLedger ledger = JdbcLedger.over(beans.getBean("blTransactionManager", PlatformTransactionManager.class));
        ledger.schema().ensure(properties.schema().initialize());
        if (isMadeAnew(environment(beans))) {
            ledger.schema().forgetFormerShop();
        }
        return ledger;
    }

    /** Whether Hibernate drops the host's tables at each start, as it does in Broadleaf's demo store. */
    private static boolean isMadeAnew(Environment environment) {
        String mode = environment.getProperty("blPU.hibernate.hbm2ddl.auto", "none");
        return mode.equals("create") || mode.equals("create-drop");
    }

    private static HostServices host(BeanFactory beans) {
        return new HostServices(
                beans.getBean("blOrderService", OrderService.class),
                beans.getBean("blOrderPaymentService", OrderPaymentService.class),
                beans.getBean("blPaymentGatewayCheckoutService", PaymentGatewayCheckoutService.class),
                beans.getBean("blStreamingTransactionCapableUtil"));
    }
}
