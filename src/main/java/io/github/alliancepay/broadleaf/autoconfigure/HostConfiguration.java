package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.host.BoundedWait;
import io.github.alliancepay.broadleaf.host.CheckoutSwitch;
import io.github.alliancepay.broadleaf.host.GatewayServices;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.host.HostServices.UseCases;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.OrderSubmission;
import io.github.alliancepay.broadleaf.payment.PayableOrders;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.refund.HostRefundRecorder;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.OrderLines;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What Broadleaf does for the plugin, and the plugin's entry in Broadleaf's registry of gateways. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

    /** As many as there are threads that synchronise payments. */
    private static final int CHANGES = 4;

    /** @param beans has {@code blStreamingTransactionCapableUtil}, whose type differs between lines of Broadleaf */
    @Bean
    @ConditionalOnMissingBean
    HostServices alliancePayHostServices(
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            @Qualifier("blPaymentGatewayCheckoutService") PaymentGatewayCheckoutService checkout,
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            BeanFactory beans) {
        ConnectionPool pool = ConnectionPool.of(JdbcLedger.dataSource(transactions));
        return new HostServices(
                orders,
                payments,
                checkout,
                beans.getBean("blStreamingTransactionCapableUtil"),
                pool.atMostAQuarter(CHANGES));
    }

    @Bean
    @ConditionalOnMissingBean
    OrderSubmission alliancePayOrderSubmission(HostServices host, RefundLedger refunds) {
        return host.orderSubmission(refunds);
    }

    @Bean
    @ConditionalOnMissingBean
    PayableOrders alliancePayPayableOrders(HostServices host) {
        return host.payableOrders();
    }

    @Bean
    @ConditionalOnMissingBean
    OrderLines alliancePayOrderLines(HostServices host) {
        return host.orderLines();
    }

    @Bean
    @ConditionalOnMissingBean
    HostRefundRecorder alliancePayHostRefundRecorder(HostServices host) {
        return host.refundRecorder();
    }

    @Bean
    @ConditionalOnMissingBean
    Inventory alliancePayInventory(
            HostServices host,
            @Qualifier("blInventoryService") InventoryService inventory,
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions) {
        JdbcTemplate database = new JdbcTemplate(JdbcLedger.dataSource(transactions));
        return host.inventory(inventory, new TransactionTemplate(transactions), database);
    }

    @Bean
    @ConditionalOnMissingBean
    GatewayServices alliancePayConfigurationService(
            HostServices host,
            PaymentLedger ledger,
            StartPayment start,
            PaymentSync paymentSync,
            SyncQueue queue,
            SendRefund sendRefund,
            CompleteHold completeHold,
            BoundedWait wait,
            AlliancePayProperties properties) {
        return host.gateway(
                new UseCases(ledger, start, paymentSync, queue, sendRefund, completeHold),
                wait,
                properties.checkout().refundOnFailure());
    }

    @Bean
    CheckoutSwitch alliancePayCheckoutSwitch(
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            PluginClock clock,
            AlliancePayProperties properties) {
        JdbcTemplate database = new JdbcTemplate(JdbcLedger.dataSource(transactions));
        return new CheckoutSwitch(database, clock.clock(), properties.checkout().enabled());
    }

    @Bean
    @ConditionalOnMissingBean
    BoundedWait alliancePayBoundedWait(
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            SyncWorkers workers,
            AlliancePayProperties properties) {
        ConnectionPool pool = ConnectionPool.of(JdbcLedger.dataSource(transactions));
        return new BoundedWait(pool.atMostAQuarter(properties.checkout().waitingCalls()), workers.tasks());
    }

    @Bean
    ListFactoryBean alliancePayConfigurationServices(GatewayServices gateway) {
        return HostLists.list(gateway);
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayGatewayMerge() {
        return HostLists.merge("alliancePayConfigurationServices", "blPaymentGatewayConfigurationServices");
    }
}
