package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.AdminProblems;
import io.github.alliancepay.broadleaf.admin.AssignmentController;
import io.github.alliancepay.broadleaf.admin.AttentionController;
import io.github.alliancepay.broadleaf.admin.Desk;
import io.github.alliancepay.broadleaf.admin.Office;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.PaymentController;
import io.github.alliancepay.broadleaf.admin.RefundController;
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
    Desk alliancePayDesk(Parts parts, AdminAccess clearance, BeanFactory host) {
        Terminal terminal = parts.settings.terminal();
        return new Desk(office(parts), clearance, Parts.texts(host), terminal::allowsPage);
    }

    private static Office office(Parts parts) {
        Office.Memory memory =
                new Office.Memory(parts.ledger.payments(), parts.ledger.search(), parts.ledger.refunds());
        return new Office(memory, parts.paymentSync, parts.reviews, parts.refunds, parts.refundForms);
    }

    @Bean
    @Lazy
    OrderBadges alliancePayOrderBadges(Desk desk) {
        return desk.badges();
    }

    @Bean
    AdminDialect alliancePayAdminDialect(Parts parts, BeanFactory host) {
        String path = parts.settings.properties().admin().path();
        return new AdminDialect(Parts.texts(host), new AdminPaths(path));
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
    AttentionController alliancePayAttentionController(Desk desk) {
        return new AttentionController(desk);
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
