package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.AdminProblems;
import io.github.alliancepay.broadleaf.admin.AdminTimeZone;
import io.github.alliancepay.broadleaf.admin.AssignmentController;
import io.github.alliancepay.broadleaf.admin.BackOffice;
import io.github.alliancepay.broadleaf.admin.BankTasks;
import io.github.alliancepay.broadleaf.admin.ConnectionController;
import io.github.alliancepay.broadleaf.admin.GuideAddress;
import io.github.alliancepay.broadleaf.admin.HoldController;
import io.github.alliancepay.broadleaf.admin.Notice;
import io.github.alliancepay.broadleaf.admin.Notices;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.OrderLinkController;
import io.github.alliancepay.broadleaf.admin.PageReplyResolver;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.admin.PaymentExportController;
import io.github.alliancepay.broadleaf.admin.PaymentListController;
import io.github.alliancepay.broadleaf.admin.PaymentPanels;
import io.github.alliancepay.broadleaf.admin.ProgressController;
import io.github.alliancepay.broadleaf.admin.ReconciliationController;
import io.github.alliancepay.broadleaf.admin.RefundController;
import io.github.alliancepay.broadleaf.admin.RefundFormController;
import io.github.alliancepay.broadleaf.admin.RemedyController;
import io.github.alliancepay.broadleaf.admin.UploadLimits;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.checkout.MultipartExclusions;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.connection.NextKeys;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.Holds;
import io.github.alliancepay.broadleaf.host.CheckoutSwitch;
import io.github.alliancepay.broadleaf.host.HostAdmin;
import io.github.alliancepay.broadleaf.host.OrderForms;
import io.github.alliancepay.broadleaf.payment.PayLinkSender;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.Reviews;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithBank;
import io.github.alliancepay.broadleaf.reconciliation.ReconcileWithRegister;
import io.github.alliancepay.broadleaf.refund.AssignRefundLines;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The admin's pages, for any application that says who its admins are and what they may do. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(AdminAccess.class)
@ConditionalOnCredentials
@AutoConfigureAfter({AlliancePayAutoConfiguration.class, AlliancePayAdminAutoConfiguration.class})
public class AlliancePayAdminPagesAutoConfiguration {

    /** Broadleaf's admin knows better. */
    @Bean
    @ConditionalOnMissingBean
    AdminTimeZone alliancePayShopTimeZone() {
        return AdminTimeZone.SHOP;
    }

    @Bean
    @ConditionalOnMissingBean
    BackOffice alliancePayBackOffice(
            AdminAccess access,
            AdminTimeZone zone,
            Texts texts,
            AlliancePayProperties properties,
            PaymentLedger payments,
            RefundLedger refunds) {
        AdminPaths paths = new AdminPaths(properties.admin().path());
        return new BackOffice(access, zone, texts, paths, payments, refunds);
    }

    @Bean
    PageReplyResolver alliancePayPageReplyResolver(ObjectProvider<BackOffice> backOffice) {
        return new PageReplyResolver(backOffice::getObject);
    }

    @Bean
    @ConditionalOnMissingBean
    PaymentPanels alliancePayPaymentPanels(
            PaymentLedger payments,
            RefundBalances balances,
            Inventory inventory,
            Terminals terminals,
            PluginClock clock,
            PayLinks links) {
        return new PaymentPanels(payments, balances, inventory, terminals::allowsPage, clock.clock(), links::isPayable);
    }

    @Bean
    @ConditionalOnMissingBean
    OrderBadges alliancePayOrderBadges(PaymentSearch search, RefundLedger refunds, Texts texts) {
        return new OrderBadges(search, refunds, texts);
    }

    @Bean
    @ConditionalOnMissingBean
    Notices alliancePayNotices(
            Terminals terminals,
            CheckoutSwitch offered,
            ObjectProvider<HttpAllianceBank> bank,
            PaymentSearch search,
            PluginClock clock) {
        Map<String, HttpAllianceBank> banks = terminals.connections(bank.stream());
        Map<Notice, Supplier<Optional<String>>> known = Map.of(
                Notice.TEST, terminals::testTerminals,
                Notice.SWITCHED_OFF, () -> Optional.of("").filter(all -> !offered.getAsBoolean()),
                Notice.ACCESS_REFUSED, () -> Terminals.names(banks, HttpAllianceBank::isAccessRefused),
                Notice.BANK_SILENT, () -> Terminals.names(banks, connection -> !connection.isReachable()));
        return new Notices(known, search, clock.clock());
    }

    /** Only Broadleaf's admin has forms of orders. */
    @Bean
    @ConditionalOnMissingBean
    AdminDialect alliancePayAdminDialect(
            BackOffice backOffice,
            Notices notices,
            PaymentPanels panels,
            ObjectProvider<HostAdmin> hostAdmin,
            PluginClock clock) {
        boolean inBroadleafsAdmin = hostAdmin.stream().findAny().isPresent();
        return AdminDialect.connected(
                backOffice,
                notices,
                panels,
                form -> inBroadleafsAdmin ? OrderForms.orderOf(form) : Optional.empty(),
                clock.clock());
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
    HoldController alliancePayHoldController(
            BackOffice backOffice, PaymentPanels panels, Holds holds, CompleteHold completeHold, BankTasks tasks) {
        return new HoldController(backOffice, panels, holds, completeHold, tasks);
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
            BackOffice backOffice,
            PaymentSearch search,
            Reviews reviews,
            OrderBadges badges,
            AlliancePayProperties properties,
            PluginClock clock) {
        GuideAddress guide = new GuideAddress(properties.admin().guide());
        return new PaymentListController(backOffice, search, reviews, badges, guide, clock.clock());
    }

    @Bean
    PaymentExportController alliancePayPaymentExportController(
            BackOffice backOffice, PaymentSearch search, OrderBadges badges, PluginClock clock) {
        return new PaymentExportController(backOffice, search, badges, clock.clock());
    }

    @Bean
    ReconciliationController alliancePayReconciliationController(
            BackOffice backOffice,
            BankTasks tasks,
            ReconcileWithBank withBank,
            ReconcileWithRegister withRegister,
            Environment environment,
            PluginClock clock) {
        UploadLimits limits = UploadSettings.limits(Binder.get(environment));
        return new ReconciliationController(backOffice, tasks, withBank, withRegister, limits, clock.clock());
    }

    @Bean
    ConnectionController alliancePayConnectionController(
            BackOffice backOffice, BankTasks tasks, ConnectionCheck connection, NextKeys keys) {
        return new ConnectionController(backOffice, tasks, connection, keys);
    }

    /** So that a register that is too large is answered by its page, not by the host's page of errors. */
    @Bean
    static MultipartExclusions alliancePayRegisterExclusions(Environment environment) {
        return new MultipartExclusions(environment.getProperty("alliancepay.admin.path", "") + "/alliancepay/");
    }

    @Bean
    OrderLinkController alliancePayOrderLinkController(
            BackOffice backOffice,
            SyncWorkers workers,
            PayLinks links,
            ShopAddresses addresses,
            PayLinkSender sender,
            PluginClock clock) {
        BankTasks mails = new BankTasks(workers.mails(), clock.clock());
        return new OrderLinkController(backOffice, mails, links, addresses, sender, clock.clock());
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
