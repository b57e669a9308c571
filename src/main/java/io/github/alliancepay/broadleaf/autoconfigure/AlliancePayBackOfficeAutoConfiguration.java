package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.AdminProblems;
import io.github.alliancepay.broadleaf.admin.AssignmentController;
import io.github.alliancepay.broadleaf.admin.BackOffice;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.admin.PaymentListController;
import io.github.alliancepay.broadleaf.admin.PaymentPanels;
import io.github.alliancepay.broadleaf.admin.RefundController;
import io.github.alliancepay.broadleaf.admin.RemedyController;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import io.github.alliancepay.broadleaf.payment.PaymentSearch;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The admin's pages, for any application that says who its admins are and what they may do. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean({Parts.class, AdminAccess.class})
@AutoConfigureAfter({AlliancePayCoreAutoConfiguration.class, AlliancePayAdminAutoConfiguration.class})
public class AlliancePayBackOfficeAutoConfiguration {

    static final String FILES = "classpath:/alliancepay/admin/";

    @Bean
    @Lazy
    PaymentSearch alliancePaySearch(Parts parts) {
        return parts.ledger.search();
    }

    @Bean
    BackOffice alliancePayBackOffice(Parts parts, AdminAccess access, BeanFactory host) {
        return new BackOffice(access, Parts.texts(host), parts.ledger.payments(), parts.ledger.refunds());
    }

    @Bean
    PaymentPanels alliancePayPaymentPanels(Parts parts) {
        Terminal terminal = parts.settings.terminal();
        return new PaymentPanels(parts.ledger.payments(), parts.balances, terminal::allowsPage);
    }

    @Bean
    OrderBadges alliancePayOrderBadges(Parts parts, BeanFactory host) {
        return new OrderBadges(parts.ledger.search(), parts.ledger.refunds(), Parts.texts(host));
    }

    @Bean
    AdminDialect alliancePayAdminDialect(Parts parts, BeanFactory host) {
        String path = parts.settings.properties().admin().path();
        return new AdminDialect(Parts.texts(host), new AdminPaths(path));
    }

    @Bean
    PaymentController alliancePayPaymentController(BackOffice backOffice, PaymentPanels panels, Parts parts) {
        return new PaymentController(backOffice, panels, parts.paymentSync);
    }

    @Bean
    RefundController alliancePayRefundController(BackOffice backOffice, PaymentPanels panels, Parts parts) {
        return new RefundController(backOffice, panels, parts.balances, parts.sendRefund);
    }

    @Bean
    AssignmentController alliancePayAssignmentController(BackOffice backOffice, PaymentPanels panels, Parts parts) {
        return new AssignmentController(backOffice, panels, parts.assignRefundLines);
    }

    @Bean
    PaymentListController alliancePayPaymentListController(BackOffice backOffice, OrderBadges badges, Parts parts) {
        return new PaymentListController(backOffice, parts.ledger.search(), parts.reviews, badges);
    }

    @Bean
    RemedyController alliancePayRemedyController(BackOffice backOffice, PaymentPanels panels, Parts parts) {
        return new RemedyController(backOffice, panels, parts.reviews);
    }

    @Bean
    AdminProblems alliancePayAdminProblems() {
        return new AdminProblems();
    }

    @Bean
    ListFactoryBean alliancePayAdminFiles() {
        return HostLists.list(FILES);
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminScripts() {
        return HostLists.merge("alliancePayAdminFiles", "blJsLocations");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminStyles() {
        return HostLists.merge("alliancePayAdminFiles", "blCssLocations");
    }
}
