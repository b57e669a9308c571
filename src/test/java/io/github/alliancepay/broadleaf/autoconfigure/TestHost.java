package io.github.alliancepay.broadleaf.autoconfigure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.UUID;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCheckoutService;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.inventory.service.InventoryService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.payment.service.OrderPaymentService;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;
import org.broadleafcommerce.openadmin.web.service.FormBuilderExtensionManager;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A host with an empty database and with services that are never called: only how the parts are put together counts. */
@Configuration(proxyBeanMethods = false)
class TestHost {

    private static final String ADMIN = "org.broadleafcommerce.admin.web.controller.entity.AdminOrderController";

    private static final Class<?>[] PLUGIN = {
        AlliancePayAlwaysAutoConfiguration.class,
        AlliancePayAutoConfiguration.class,
        AlliancePaySiteAutoConfiguration.class,
        AlliancePayAdminAutoConfiguration.class,
        AlliancePayAdminPagesAutoConfiguration.class,
        AlliancePayActuatorAutoConfiguration.class,
        AlliancePayMetricsAutoConfiguration.class,
        AlliancePayTracingAutoConfiguration.class
    };

    /** A storefront without credentials. */
    static ApplicationContextRunner site() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PLUGIN))
                .withUserConfiguration(TestHost.class);
    }

    /** Broadleaf's admin without credentials; the plugin knows it by a class that is not on Maven Central. */
    static ApplicationContextRunner admin() {
        return site().withClassLoader(new AdminClasses());
    }

    @Bean
    DataSourceTransactionManager blTransactionManager() {
        return new DataSourceTransactionManager(database());
    }

    static DriverManagerDataSource database() {
        return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Bean
    OrderService blOrderService() {
        return unused(OrderService.class);
    }

    @Bean
    InventoryService blInventoryService() {
        return unused(InventoryService.class);
    }

    @Bean
    OrderPaymentService blOrderPaymentService() {
        return unused(OrderPaymentService.class);
    }

    @Bean
    PaymentGatewayCheckoutService blPaymentGatewayCheckoutService() {
        return unused(PaymentGatewayCheckoutService.class);
    }

    @Bean
    Object blStreamingTransactionCapableUtil() {
        return new Object();
    }

    @Bean
    CatalogService blCatalogService() {
        return unused(CatalogService.class);
    }

    @Bean
    SecurityVerifier blAdminSecurityRemoteService() {
        return unused(SecurityVerifier.class);
    }

    @Bean
    FormBuilderExtensionManager blFormBuilderExtensionManager() {
        return new FormBuilderExtensionManager();
    }

    /** Spring asks every bean for its hash; any other call is a mistake. */
    static <T> T unused(Class<T> service) {
        InvocationHandler complaint = (proxy, method, arguments) -> {
            if (method.getName().equals("hashCode")) {
                return System.identityHashCode(proxy);
            }
            throw new AssertionError(method + " is not for the start");
        };
        return service.cast(Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, complaint));
    }

    /** The test's classes, and an empty one in place of the admin's. */
    private static final class AdminClasses extends ClassLoader {

        AdminClasses() {
            super(TestHost.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(ADMIN)) {
                throw new ClassNotFoundException(name);
            }
            ClassWriter empty = new ClassWriter(0);
            empty.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
            byte[] bytes = empty.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
