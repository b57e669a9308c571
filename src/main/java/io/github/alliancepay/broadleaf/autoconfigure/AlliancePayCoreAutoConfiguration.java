package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.host.GatewayServices;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.RefundTracker;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import java.time.Clock;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The parts that site and admin share: the bank, the ledger, the use cases, and the entry in the platform's registry. The lazy beans are
 * for those who build upon the plugin; the plugin itself takes them from its {@link Parts}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.core.order.service.OrderService")
@Conditional(OnCredentials.class)
public class AlliancePayCoreAutoConfiguration {

    @Bean
    static HeadStart alliancePayHeadStart() {
        return new HeadStart();
    }

    @Bean
    @ConditionalOnMissingBean(name = "alliancePayClock")
    Clock alliancePayClock() {
        return Clock.systemUTC();
    }

    @Bean
    Parts alliancePayParts(BeanFactory beans) {
        HeadStart head = beans.getBean("alliancePayHeadStart", HeadStart.class);
        return new Parts(head.settings(), beans);
    }

    @Bean
    @Lazy
    GatewayServices alliancePayConfigurationService(Parts parts) {
        return parts.gateway;
    }

    @Bean
    ListFactoryBean alliancePayConfigurationServices(Parts parts) {
        return HostLists.list(parts.gateway);
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayGatewayMerge() {
        return HostLists.merge("alliancePayConfigurationServices", "blPaymentGatewayConfigurationServices");
    }

    @Bean
    @Lazy
    AllianceBank alliancePayBank(Parts parts) {
        return parts.bank;
    }

    @Bean
    @Lazy
    JdbcLedger alliancePayLedger(Parts parts) {
        return parts.ledger;
    }

    @Bean
    @Lazy
    HostServices alliancePayHost(Parts parts) {
        return parts.host;
    }

    @Bean
    @Lazy
    ShopAddresses alliancePayAddresses(Parts parts) {
        return parts.addresses;
    }

    @Bean
    @Lazy
    StartPayment alliancePayStart(Parts parts) {
        return parts.start;
    }

    @Bean
    @Lazy
    PaymentSync alliancePayPaymentSync(Parts parts) {
        return parts.paymentSync;
    }

    @Bean
    @Lazy
    SyncQueue alliancePayQueue(Parts parts) {
        return parts.queue;
    }

    @Bean
    @Lazy
    RefundTracker alliancePayRefundTracker(Parts parts) {
        return parts.refundTracker;
    }

    @Bean
    @Lazy
    RefundBalances alliancePayRefundBalances(Parts parts) {
        return parts.balances;
    }

    @Bean
    @Lazy
    SendRefund alliancePaySendRefund(Parts parts) {
        return parts.sendRefund;
    }

    @Bean
    @Lazy
    AssignRefundLines alliancePayAssignRefundLines(Parts parts) {
        return parts.assignRefundLines;
    }

    @Bean
    @Lazy
    Reviews alliancePayReviews(Parts parts) {
        return parts.reviews;
    }
}
