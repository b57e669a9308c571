package io.github.alliancepay.broadleaf.autoconfigure;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminUser;
import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.host.AdminMenu;
import io.github.alliancepay.broadleaf.host.HostAdmin;
import io.github.alliancepay.broadleaf.host.OrderForms;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;
import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What ties the admin's pages into Broadleaf's own admin: who may do what, menu, actions, a column and a script. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.admin.web.controller.entity.AdminOrderController")
@ConditionalOnBean(Parts.class)
@AutoConfigureAfter(AlliancePayCoreAutoConfiguration.class)
public class AlliancePayAdminAutoConfiguration {

    @Bean
    AdminAccess alliancePayAdminAccess(BeanFactory host) {
        HostAdmin admin = admin(host);
        return () -> new AdminUser(admin.login(), admin.mayView(), admin.mayRefund());
    }

    private static HostAdmin admin(BeanFactory host) {
        return new HostAdmin(host.getBean("blAdminSecurityRemoteService", SecurityVerifier.class));
    }

    @Bean
    SmartInitializingSingleton alliancePayOrderForms(ObjectProvider<OrderBadges> badges, BeanFactory host) {
        HostAdmin admin = admin(host);
        return () -> host.getBean("blFormBuilderExtensionManager", FormBuilderExtensionManager.class)
                .registerHandler(new OrderForms(admin, orders -> words(badges.getObject(), orders)));
    }

    private static Map<Long, String> words(OrderBadges badges, Collection<Long> orders) {
        return badges.of(orders, LocaleContextHolder.getLocale()).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, state -> words(state.getValue())));
    }

    private static String words(List<Badge> badges) {
        return badges.stream().map(Badge::text).collect(joining(", "));
    }

    @Bean
    @ConditionalOnProperty(name = "alliancepay.admin.menu", matchIfMissing = true)
    SmartInitializingSingleton alliancePayAdminMenu(BeanFactory host, Parts parts) {
        AdminMenu menu = menu(host.getBean("blTransactionManager", PlatformTransactionManager.class));
        return () -> parts.workers.threads().execute(menu::install); // nothing waits for it
    }

    private static AdminMenu menu(PlatformTransactionManager transactions) {
        JdbcTemplate database = new JdbcTemplate(JdbcLedger.dataSource(transactions));
        return new AdminMenu(database, new TransactionTemplate(transactions));
    }

    @Bean
    ListFactoryBean alliancePayAdminScriptNames() {
        return HostLists.list("alliancepay-admin.js");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminScriptList() {
        return HostLists.merge("alliancePayAdminScriptNames", "blJsFileList");
    }
}
