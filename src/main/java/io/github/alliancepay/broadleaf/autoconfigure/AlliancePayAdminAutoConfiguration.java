package io.github.alliancepay.broadleaf.autoconfigure;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.github.alliancepay.broadleaf.admin.AdminAccess;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.AdminTimeZone;
import io.github.alliancepay.broadleaf.admin.AdminUser;
import io.github.alliancepay.broadleaf.admin.Badge;
import io.github.alliancepay.broadleaf.admin.OrderBadges;
import io.github.alliancepay.broadleaf.admin.OrderProductsPreloader;
import io.github.alliancepay.broadleaf.admin.UnconnectedController;
import io.github.alliancepay.broadleaf.host.AdminMenu;
import io.github.alliancepay.broadleaf.host.HostAdmin;
import io.github.alliancepay.broadleaf.host.OrderForms;
import io.github.alliancepay.broadleaf.host.OrderedProducts;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;
import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * What ties the plugin into Broadleaf's own admin: who may do what, the menu, and the host's order pages. Without credentials orders
 * open all the same, and the menu leads to a page that says what is missing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.admin.web.controller.entity.AdminOrderController")
@AutoConfigureAfter(AlliancePayAutoConfiguration.class)
public class AlliancePayAdminAutoConfiguration {

    /** Where the scripts and styles of the pages are. */
    static final String FOLDER = "classpath:/alliancepay/admin/";

    @Bean
    @ConditionalOnProperty(name = "alliancepay.admin.load-products-first", matchIfMissing = true)
    MappedInterceptor alliancePayOrderProductsPreloader(
            @Qualifier("blTransactionManager") PlatformTransactionManager transactions,
            @Qualifier("blCatalogService") CatalogService catalog) {
        OrderedProducts products = new OrderedProducts(new JdbcTemplate(JdbcLedger.dataSource(transactions)), catalog);
        return new MappedInterceptor(new String[] {"/order/**"}, new OrderProductsPreloader(products::load));
    }

    @Bean
    ListFactoryBean alliancePayAdminMessages() {
        return HostLists.list("classpath:/alliancepay/host/messages");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminMessagesMerge() {
        return HostLists.merge("alliancePayAdminMessages", "blMessageSourceBaseNames");
    }

    @Bean
    ListFactoryBean alliancePayAdminStyles() {
        return HostLists.list("alliancepay-admin.css");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminStylesMerge() {
        return HostLists.merge("alliancePayAdminStyles", "blCssFileList");
    }

    /** The admin that can see payments and refund them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnCredentials
    static class ConnectedAdmin {

        @Bean
        @ConditionalOnMissingBean
        HostAdmin alliancePayHostAdmin(@Qualifier("blAdminSecurityRemoteService") SecurityVerifier security) {
            return new HostAdmin(security);
        }

        @Bean
        @ConditionalOnMissingBean
        AdminAccess alliancePayAdminAccess(HostAdmin admin) {
            return () -> new AdminUser(admin.login(), admin.mayView(), admin.mayRefund());
        }

        @Bean
        @ConditionalOnMissingBean
        AdminTimeZone alliancePayAdminTimeZone(HostAdmin admin) {
            return () -> admin.timeZone().orElseGet(AdminTimeZone.SHOP::current);
        }

        @Bean
        SmartInitializingSingleton alliancePayOrderForms(
                HostAdmin admin,
                OrderBadges badges,
                @Qualifier("blFormBuilderExtensionManager") FormBuilderExtensionManager forms) {
            return () -> forms.registerHandler(new OrderForms(admin, orders -> words(badges, orders)));
        }

        private static Map<Long, String> words(OrderBadges badges, Collection<Long> orders) {
            return badges.of(orders, LocaleContextHolder.getLocale()).entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, state -> words(state.getValue())));
        }

        private static String words(List<Badge> badges) {
            return badges.stream().map(Badge::text).collect(joining(", "));
        }

        /** On a thread of the plugin's own, since no part of the start waits for the menu. */
        @Bean
        @ConditionalOnProperty(name = "alliancepay.admin.menu", matchIfMissing = true)
        SmartInitializingSingleton alliancePayAdminMenu(
                @Qualifier("blTransactionManager") PlatformTransactionManager transactions, SyncWorkers workers) {
            AdminMenu menu = new AdminMenu(
                    new JdbcTemplate(JdbcLedger.dataSource(transactions)), new TransactionTemplate(transactions));
            return () -> workers.threads().execute(menu::install);
        }

        @Bean
        ListFactoryBean alliancePayAdminScripts() {
            return HostLists.list("alliancepay-admin.js");
        }

        @Bean
        static LateStageMergeBeanPostProcessor alliancePayAdminScriptsMerge() {
            return HostLists.merge("alliancePayAdminScripts", "blJsFileList");
        }
    }

    /** The page behind the menu's entry while credentials are missing. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OnCredentials.Missing.class)
    static class UnconnectedAdmin {

        @Bean
        ListFactoryBean alliancePayAdminFolders() {
            return HostLists.list(FOLDER);
        }

        @Bean
        static LateStageMergeBeanPostProcessor alliancePayAdminStyleFoldersMerge() {
            return HostLists.merge("alliancePayAdminFolders", "blCssLocations");
        }

        @Bean
        UnconnectedController alliancePayUnconnectedController() {
            return new UnconnectedController();
        }

        @Bean
        AdminDialect alliancePayAdminDialect(Texts texts, AlliancePayProperties properties) {
            return AdminDialect.unconnected(
                    texts, new AdminPaths(properties.admin().path()), Clock.systemUTC());
        }
    }
}
