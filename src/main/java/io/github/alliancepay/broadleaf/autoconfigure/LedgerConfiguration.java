package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.hold.CompletionLedger;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.ledger.Schema;
import io.github.alliancepay.broadleaf.payment.EventOutbox;
import io.github.alliancepay.broadleaf.payment.PayLinkLedger;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PersonalData;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationLedger;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/** The ledger's ports, over tables in the database that Broadleaf writes its orders to. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** Lazy, so that a shop that brings all of its ports gets no tables. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    JdbcLedger alliancePayLedger(
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            AlliancePayProperties properties,
            Environment environment) {
        JdbcLedger ledger = JdbcLedger.over(transactions, properties.hold().warning());
        Schema schema = ledger.schema();
        schema.ensure(properties.schema().initialize());
        if (createsTablesAtEachStart(environment)) {
            schema.forgetFormerShop();
        }
        return ledger;
    }

    /** Whether Hibernate drops the host's tables at each start, as it does in Broadleaf's demo store. */
    private static boolean createsTablesAtEachStart(Environment environment) {
        String mode = environment.getProperty("blPU.hibernate.hbm2ddl.auto", "none");
        return mode.equals("create") || mode.equals("create-drop");
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentLedger alliancePayPaymentLedger(JdbcLedger ledger) {
        return ledger.payments();
    }

    @Bean
    @ConditionalOnMissingBean
    RefundLedger alliancePayRefundLedger(JdbcLedger ledger) {
        return ledger.refunds();
    }

    @Bean
    @ConditionalOnMissingBean
    CompletionLedger alliancePayCompletionLedger(JdbcLedger ledger) {
        return ledger.completions();
    }

    @Bean
    @ConditionalOnMissingBean
    HoldQueue alliancePayHoldQueue(JdbcLedger ledger) {
        return ledger.holdQueue();
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentSearch alliancePayPaymentSearch(JdbcLedger ledger) {
        return ledger.search();
    }

    @Bean
    @ConditionalOnMissingBean
    PersonalData alliancePayPersonalData(JdbcLedger ledger) {
        return ledger.personalData();
    }

    @Bean
    @ConditionalOnMissingBean
    SessionStore alliancePaySessionStore(JdbcLedger ledger) {
        return ledger.sessions();
    }

    @Bean
    @ConditionalOnMissingBean
    EventOutbox alliancePayEventOutbox(JdbcLedger ledger) {
        return ledger.outbox();
    }

    @Bean
    @ConditionalOnMissingBean
    PayLinkLedger alliancePayPayLinkLedger(JdbcLedger ledger) {
        return ledger.payLinks();
    }

    @Bean
    @ConditionalOnMissingBean
    ReconciliationLedger alliancePayReconciliationLedger(JdbcLedger ledger) {
        return ledger.reconciliation();
    }
}
