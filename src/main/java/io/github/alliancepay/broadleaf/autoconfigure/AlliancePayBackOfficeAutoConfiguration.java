package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.AdminProblems;
import io.github.alliancepay.broadleaf.admin.AssignmentController;
import io.github.alliancepay.broadleaf.admin.AttentionController;
import io.github.alliancepay.broadleaf.admin.Clearance;
import io.github.alliancepay.broadleaf.admin.Desk;
import io.github.alliancepay.broadleaf.admin.Office;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.admin.RefundController;
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
@ConditionalOnBean({Parts.class, Clearance.class})
@AutoConfigureAfter({AlliancePayCoreAutoConfiguration.class, AlliancePayAdminAutoConfiguration.class})
public class AlliancePayBackOfficeAutoConfiguration {

    static final String FILES = "classpath:/alliancepay/admin/";

    @Bean
    @Lazy
    PaymentSearch alliancePaySearch(Parts parts) {
        return parts.ledger.search();
    }

    @Bean
    Office alliancePayOffice(Parts parts) {
        Office.Memory memory =
                new Office.Memory(parts.ledger.payments(), parts.ledger.search(), parts.ledger.refunds());
        return new Office(memory, parts.settlement, parts.reviews, parts.refunds, parts.refundForms);
    }

    @Bean
    Desk alliancePayDesk(Office office, Clearance clearance, Parts parts, BeanFactory host) {
        return new Desk(office, clearance, Parts.texts(host), parts.terminal::allowsPage);
    }

    @Bean
    OrderBadges alliancePayOrderBadges(Office office, BeanFactory host) {
        return new OrderBadges(office.memory(), Parts.texts(host));
    }

    @Bean
    AdminDialect alliancePayAdminDialect(BeanFactory host, AlliancePayProperties properties) {
        return new AdminDialect(
                Parts.texts(host), new AdminPaths(properties.admin().path()));
    }

    @Bean
    PaymentController alliancePayPaymentController(Desk desk) {
        return new PaymentController(desk);
    }

    @Bean
    RefundController alliancePayRefundController(Desk desk) {
        return new RefundController(desk);
    }

    @Bean
    AssignmentController alliancePayAssignmentController(Desk desk) {
        return new AssignmentController(desk);
    }

    @Bean
    AttentionController alliancePayAttentionController(Desk desk, OrderBadges badges) {
        return new AttentionController(desk, badges);
    }

    @Bean
    AdminProblems alliancePayAdminProblems() {
        return new AdminProblems();
    }

    @Bean
    ListFactoryBean alliancePayAdminFiles() {
        return MergedLists.list(FILES);
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminScripts() {
        return MergedLists.merge("alliancePayAdminFiles", "blJsLocations");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminStyles() {
        return MergedLists.merge("alliancePayAdminFiles", "blCssLocations");
    }
}
