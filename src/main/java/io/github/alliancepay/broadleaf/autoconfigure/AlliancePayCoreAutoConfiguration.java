package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.Terminal;
import io.github.alliancepay.broadleaf.bank.Timing;
import io.github.alliancepay.broadleaf.checkout.ConfiguredAddresses;
import io.github.alliancepay.broadleaf.host.GatewayServices;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.Settlement;
import io.github.alliancepay.broadleaf.payment.SettlementQueue;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.refund.RefundForms;
import io.github.alliancepay.broadleaf.refund.Refunds;
import java.time.Clock;
import java.util.List;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The parts that site and admin share: the bank, the ledger, the use cases, and the entry in the platform's registry. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.core.order.service.OrderService")
@Conditional(OnCredentials.class)
@EnableConfigurationProperties(AlliancePayProperties.class)
public class AlliancePayCoreAutoConfiguration {

    @Bean
    static HeadStart alliancePayHeadStart() {
        return new HeadStart();
    }

    @Bean
    Terminal alliancePayTerminal(AlliancePayProperties properties) {
        return new TerminalReader(properties).read();
    }

    @Bean
    @ConditionalOnMissingBean(name = "alliancePayClock")
    Clock alliancePayClock() {
        return Clock.systemUTC();
    }

    @Bean
    JdbcLedger alliancePayLedger(
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            AlliancePayProperties properties) {
        JdbcLedger ledger = JdbcLedger.over(transactions);
        ledger.schema().ensure(properties.schema().initialize());
        return ledger;
    }

    @Bean
    HttpAllianceBank alliancePayBank(
            Terminal terminal,
            JdbcLedger ledger,
            @Qualifier("alliancePayClock") Clock clock,
            AlliancePayProperties properties) {
        Timing timing = check(
                "alliancepay.session-renewal",
                () -> new Timing(Timing.DEFAULT.connect(), Timing.DEFAULT.total(), properties.sessionRenewal()));
        return new HttpAllianceBank(terminal, ledger.sessions(), clock, timing);
    }

    @Bean
    HostServices alliancePayHost(
            @Qualifier("blOrderService") OrderService orders,
            @Qualifier("blOrderPaymentService") OrderPaymentService payments,
            @Qualifier("blPaymentGatewayCheckoutService") PaymentGatewayCheckoutService checkout,
            @Qualifier("blStreamingTransactionCapableUtil") Object streaming) {
        return new HostServices(orders, payments, checkout, streaming);
    }

    @Bean
    Refunds alliancePayRefunds(
            AllianceBank bank, JdbcLedger ledger, HostServices host, @Qualifier("alliancePayClock") Clock clock) {
        return new Refunds(bank, ledger.payments(), ledger.refunds(), host.refundHost(), clock);
    }

    @Bean
    RefundForms alliancePayRefundForms(Parts parts, Refunds refunds) {
        return new RefundForms(refunds, parts.ledger().refunds());
    }

    @Bean
    Reviews alliancePayReviews(Parts parts, Settlement settlement) {
        return new Reviews(settlement, parts.ledger().payments(), parts.ledger().search(), parts.clock());
    }

    @Bean
    Settlement alliancePaySettlement(Parts parts, HostServices host, Refunds refunds, Terminal terminal) {
        return new Settlement(
                parts.bank(), parts.ledger().payments(), host.shop(), List.of(refunds), parts.clock(), terminal.test());
    }

    @Bean
    Parts alliancePayParts(AllianceBank bank, JdbcLedger ledger, @Qualifier("alliancePayClock") Clock clock) {
        return new Parts(bank, ledger, clock);
    }

    @Bean
    SettlementWorkers alliancePayWorkers() {
        return new SettlementWorkers();
    }

    @Bean
    SettlementQueue alliancePayQueue(Parts parts, Settlement settlement, SettlementWorkers workers) {
        return new SettlementQueue(settlement, parts.ledger().payments(), workers.threads(), parts.clock());
    }

    @Bean
    ShopAddresses alliancePayAddresses(AlliancePayProperties properties) {
        return new ConfiguredAddresses(properties.publicUrl());
    }

    @Bean
    StartPayment alliancePayStart(
            Parts parts,
            Settlement settlement,
            ShopAddresses addresses,
            Terminal terminal,
            AlliancePayProperties properties) {
        PageTerms terms = check(
                "alliancepay.page.lifetime",
                () -> new PageTerms(
                        terminal.credentials().merchantId(), properties.page().lifetime()));
        return new StartPayment(parts.bank(), parts.ledger().payments(), settlement, addresses, terms, parts.clock());
    }

    @Bean
    GatewayServices alliancePayConfigurationService(
            Parts parts,
            HostServices host,
            StartPayment start,
            Settlement settlement,
            Refunds refunds,
            AlliancePayProperties properties) {
        return host.gateway(
                parts.ledger().payments(),
                start,
                settlement,
                refunds,
                properties.checkout().refundOnFailure());
    }

    @Bean
    ListFactoryBean alliancePayConfigurationServices(GatewayServices services) {
        ListFactoryBean list = new ListFactoryBean();
        list.setSourceList(List.of(services));
        return list;
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayGatewayMerge() {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef("alliancePayConfigurationServices");
        merge.setTargetRef("blPaymentGatewayConfigurationServices");
        return merge;
    }

    /** What nearly every use case is built over. */
    record Parts(AllianceBank bank, JdbcLedger ledger, Clock clock) {}
}
