package io.github.alliancepay.demo.backend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadleafcommerce.common.config.dao.ModuleConfigurationDaoImpl;
import org.broadleafcommerce.common.config.service.ModuleConfigurationServiceImpl;
import org.broadleafcommerce.common.currency.dao.BroadleafCurrencyDaoImpl;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyServiceImpl;
import org.broadleafcommerce.common.email.service.info.NullEmailInfo;
import org.broadleafcommerce.common.encryption.PassthroughEncryptionModule;
import org.broadleafcommerce.common.extensibility.context.merge.LateStageMergeBeanPostProcessor;
import org.broadleafcommerce.common.locale.dao.LocaleDaoImpl;
import org.broadleafcommerce.common.locale.service.LocaleServiceImpl;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProviderImpl;
import org.broadleafcommerce.common.persistence.EntityConfiguration;
import org.broadleafcommerce.common.sandbox.DefaultSandBoxHelper;
import org.broadleafcommerce.common.util.ApplicationContextHolder;
import org.broadleafcommerce.common.util.BLCSystemProperty;
import org.broadleafcommerce.common.util.DialectHelper;
import org.broadleafcommerce.common.vendor.service.monitor.ServiceMonitor;
import org.broadleafcommerce.common.web.BroadleafRequestCustomerResolverImpl;
import org.broadleafcommerce.core.pricing.service.tax.provider.SimpleTaxProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ListFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportResource;
import org.springframework.context.annotation.PropertySource;

/**
 * What Broadleaf's own application contexts declare for the order back end. Workflows and components are Broadleaf's own. Search, site maps,
 * mail templates and the web layer are left out.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        basePackages = {"org.broadleafcommerce.core", "org.broadleafcommerce.profile.core"},
        excludeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.broadleafcommerce\\.core\\.web\\..*",
                            "org\\.broadleafcommerce\\.core\\.search\\..*",
                            "org\\.broadleafcommerce\\.core\\.catalog\\.service\\..*SiteMapGenerator",
                            "org\\.broadleafcommerce\\.core\\.order\\.dao\\.OrderDaoImpl",
                            "org\\.broadleafcommerce\\.core\\.order\\.service\\.OrderServiceImpl",
                            "org\\.broadleafcommerce\\.core\\.offer\\.dao\\.OfferDaoImpl"
                        }))
@ImportResource("classpath:bl-framework-applicationContext-workflow.xml")
@PropertySource({"classpath:config/bc/common.properties", "classpath:config/bc/fw/common.properties"})
@Import({
    EntityConfiguration.class,
    ApplicationContextHolder.class,
    BLCSystemProperty.class,
    DefaultSandBoxHelper.class,
    DialectHelper.class,
    BroadleafRequestCustomerResolverImpl.class,
    ModuleConfigurationDaoImpl.class,
    ModuleConfigurationServiceImpl.class,
    BroadleafCurrencyDaoImpl.class,
    BroadleafCurrencyServiceImpl.class,
    LocaleDaoImpl.class,
    LocaleServiceImpl.class,
    PaymentGatewayConfigurationServiceProviderImpl.class
})
class BackendConfiguration {

    @Bean
    Set<String> blMergedEntityContexts() {
        return Set.of(
                "classpath:bl-common-applicationContext-entity.xml",
                "classpath:bl-profile-applicationContext-entity.xml",
                "classpath:bl-framework-applicationContext-entity.xml");
    }

    @Bean(initMethod = "init")
    ServiceMonitor blServiceMonitor() {
        return new ServiceMonitor();
    }

    @Bean
    PassthroughEncryptionModule blEncryptionModule() {
        return new PassthroughEncryptionModule();
    }

    @Bean({
        "blRegistrationEmailInfo",
        "blForgotPasswordEmailInfo",
        "blForgotUsernameEmailInfo",
        "blChangePasswordEmailInfo"
    })
    NullEmailInfo noEmail() throws IOException {
        return new NullEmailInfo();
    }

    @Bean
    ListFactoryBean blAddressVerificationProviders() {
        return list(List.of());
    }

    /** The registry of payment gateways. A module adds its own gateway to it. */
    @Bean
    ListFactoryBean blPaymentGatewayConfigurationServices() {
        return list(List.of());
    }

    @Bean
    ListFactoryBean blPassthroughPaymentConfigurationServiceList(
            @Qualifier("blPassthroughPaymentConfigurationService") PaymentGatewayConfigurationService passthrough) {
        return list(List.of(passthrough));
    }

    @Bean
    static LateStageMergeBeanPostProcessor passthroughPaymentMerge() {
        return merge("blPassthroughPaymentConfigurationServiceList", "blPaymentGatewayConfigurationServices");
    }

    /** Twenty percent on the goods and on their delivery, by Broadleaf's own simple provider. */
    @Bean
    SimpleTaxProvider valueAddedTax() {
        SimpleTaxProvider tax = new SimpleTaxProvider();
        tax.setDefaultItemTaxRate(0.2);
        tax.setDefaultFulfillmentGroupTaxRate(0.2);
        return tax;
    }

    @Bean
    ListFactoryBean storeTaxProviders(SimpleTaxProvider valueAddedTax) {
        return list(List.of(valueAddedTax));
    }

    @Bean
    static LateStageMergeBeanPostProcessor taxProviderMerge() {
        return merge("storeTaxProviders", "blTaxProviders");
    }

    private static ListFactoryBean list(List<?> elements) {
        ListFactoryBean list = new ListFactoryBean();
        list.setSourceList(new ArrayList<>(elements));
        return list;
    }

    private static LateStageMergeBeanPostProcessor merge(String collection, String target) {
        LateStageMergeBeanPostProcessor merge = new LateStageMergeBeanPostProcessor();
        merge.setCollectionRef(collection);
        merge.setTargetRef(target);
        return merge;
    }
}
