package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.OrderProductsPreloader;
import io.github.alliancepay.broadleaf.admin.UnconnectedController;
import io.github.alliancepay.broadleaf.host.OrderedProducts;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** What Broadleaf's admin has of the plugin even without credentials: orders that open, a menu that can be read, and a page that says why. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.broadleafcommerce.admin.web.controller.entity.AdminOrderController")
@AutoConfigureAfter(AlliancePayCoreAutoConfiguration.class)
public class AlliancePayAdminPresenceAutoConfiguration {

    @Bean
    @ConditionalOnProperty(name = "alliancepay.admin.load-products-first", matchIfMissing = true)
    MappedInterceptor alliancePayOrderProductsPreloader(BeanFactory host) {
        PlatformTransactionManager transactions =
                host.getBean("blTransactionManager", PlatformTransactionManager.class);
        JdbcTemplate database = new JdbcTemplate(JdbcLedger.dataSource(transactions));
        OrderedProducts products =
                new OrderedProducts(database, host.getBean("blCatalogService", CatalogService.class));
        return new MappedInterceptor(new String[] {"/order/**"}, new OrderProductsPreloader(products::load));
    }

    @Bean
    ListFactoryBean alliancePayAdminMessages() {
        return HostLists.list("classpath:/alliancepay/host/messages");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminMessageMerge() {
        return HostLists.merge("alliancePayAdminMessages", "blMessageSourceBaseNames");
    }

    @Bean
    ListFactoryBean alliancePayAdminStyleNames() {
        return HostLists.list("alliancepay-admin.css");
    }

    @Bean
    static LateStageMergeBeanPostProcessor alliancePayAdminStyleList() {
        return HostLists.merge("alliancePayAdminStyleNames", "blCssFileList");
    }

    @Bean
    @ConditionalOnMissingBean(Parts.class)
    ListFactoryBean alliancePayUnconnectedFiles() {
        return HostLists.list(AlliancePayBackOfficeAutoConfiguration.FILES);
    }

    @Bean
    @ConditionalOnMissingBean(Parts.class)
    static LateStageMergeBeanPostProcessor alliancePayUnconnectedStyles() {
        return HostLists.merge("alliancePayUnconnectedFiles", "blCssLocations");
    }

    @Bean
    @ConditionalOnMissingBean(Parts.class)
    UnconnectedController alliancePayUnconnectedController() {
        return new UnconnectedController();
    }

    @Bean
    @ConditionalOnMissingBean(Parts.class)
    AdminDialect alliancePayUnconnectedDialect(MessageSource host, @Value("${alliancepay.admin.path:}") String path) {
        return new AdminDialect(new Texts(host), new AdminPaths(path));
    }
}
