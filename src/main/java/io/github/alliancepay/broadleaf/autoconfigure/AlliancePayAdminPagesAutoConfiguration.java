package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.AdminProblems;
import io.github.alliancepay.broadleaf.admin.AssignmentController;
import io.github.alliancepay.broadleaf.admin.BackOffice;
import io.github.alliancepay.broadleaf.admin.BankTasks;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.admin.PaymentListController;
import io.github.alliancepay.broadleaf.admin.PaymentPanels;
import io.github.alliancepay.broadleaf.admin.ProgressController;
import io.github.alliancepay.broadleaf.admin.RefundController;
import io.github.alliancepay.broadleaf.admin.RefundFormController;
import io.github.alliancepay.broadleaf.admin.RemedyController;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.text.Texts;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The admin's pages, for any application that says who its admins are and what they may do. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(AdminAccess.class)
@ConditionalOnCredentials
@AutoConfigureAfter({AlliancePayAutoConfiguration.class, AlliancePayAdminAutoConfiguration.class})
public class AlliancePayAdminPagesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BackOffice alliancePayBackOffice(
            AdminAccess access,
            Texts texts,
            AlliancePayProperties properties,
            PaymentLedger payments,
            RefundLedger refunds) {
        return new BackOffice(access, texts, new AdminPaths(properties.admin().path()), payments, refunds);
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentPanels alliancePayPaymentPanels(PaymentLedger payments, RefundBalances balances, Terminal terminal) {
        return new PaymentPanels(payments, balances, terminal::allowsPage);
    }

    @Bean
    @ConditionalOnMissingBean
    OrderBadges alliancePayOrderBadges(PaymentSearch search, RefundLedger refunds, Texts texts) {
        return new OrderBadges(search, refunds, texts);
    }

    @Bean
    @ConditionalOnMissingBean
    AdminDialect alliancePayAdminDialect(Texts texts, AlliancePayProperties properties, Terminal terminal) {
        return new AdminDialect(texts, new AdminPaths(properties.admin().path()), terminal.test());
    }

    @Bean
    BankTasks alliancePayBankTasks(SyncWorkers workers, PluginClock clock) {
        return new BankTasks(workers.tasks(), clock.clock());
    }

    @Bean
    ProgressController alliancePayProgressController(BackOffice backOffice, PaymentPanels panels, BankTasks tasks) {
        return new ProgressController(backOffice, panels, tasks);
    }

    @Bean
    PaymentController alliancePayPaymentController(
            BackOffice backOffice, PaymentPanels panels, PaymentSync paymentSync, BankTasks tasks) {
        return new PaymentController(backOffice, panels, paymentSync, tasks);
    }

    @Bean
    RefundFormController alliancePayRefundFormController(
            BackOffice backOffice, PaymentPanels panels, RefundBalances balances, BankTasks tasks, PluginClock clock) {
        return new RefundFormController(backOffice, panels, balances, tasks, clock.clock());
    }

    @Bean
    RefundController alliancePayRefundController(
            BackOffice backOffice, PaymentPanels panels, SendRefund sendRefund, BankTasks tasks) {
        return new RefundController(backOffice, panels, sendRefund, tasks);
    }

    @Bean
    AssignmentController alliancePayAssignmentController(
            BackOffice backOffice, PaymentPanels panels, AssignRefundLines assignRefundLines, BankTasks tasks) {
        return new AssignmentController(backOffice, panels, assignRefundLines, tasks);
    }

    @Bean
    PaymentListController alliancePayPaymentListController(
            BackOffice backOffice, PaymentSearch search, Reviews reviews, OrderBadges badges) {
        return new PaymentListController(backOffice, search, reviews, badges);
    }

    @Bean
    RemedyController alliancePayRemedyController(
            BackOffice backOffice, PaymentPanels panels, Reviews reviews, BankTasks tasks) {
        return new RemedyController(backOffice, panels, reviews, tasks);
    }

    @Bean
    AdminProblems alliancePayAdminProblems(PluginClock clock) {
        return new AdminProblems(clock.clock());
    }

    @Bean
    ListFactoryBean alliancePayAdminFolders() {
        return HostLists.list(AlliancePayAdminAutoConfiguration.FOLDER);
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminScriptFoldersMerge() {
        return HostLists.merge("alliancePayAdminFolders", "blJsLocations");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminStyleFoldersMerge() {
        return HostLists.merge("alliancePayAdminFolders", "blCssLocations");
    }
}
