package io.github.alliancepay.demo;

import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The demo store. The sandbox on its class path starts a bank and connects the plugin to it, as in any other shop.
 * Arguments are Spring Boot's: {@code --server.port=8081}, {@code --alliancepay.sandbox.port=8091}, {@code --store.currency=USD},
 * {@code --store.database=postgresql://localhost/store?user=store}.
 */
@SpringBootApplication(exclude = HibernateJpaAutoConfiguration.class)
public class DemoStore {

    /** Starts store and bank and prints what to click. */
    public static void main(String[] arguments) {
        SpringApplication.run(DemoStore.class, arguments);
    }

    /** Broadleaf's own beans leave themselves in static fields, where nothing makes them later. */
    @Bean
    static LazyInitializationExcludeFilter broadleafBeans() {
        return (name, definition, type) -> type != null && type.getName().startsWith("org.broadleafcommerce.");
    }

    @Bean
    @ConditionalOnProperty("alliancepay.sandbox.active")
    Sign bankSign(Environment environment) {
        return Sign.to("Bank", environment.getRequiredProperty("alliancepay.base-url") + "/sandbox")
                .saying("switch callbacks off, set faults, pay late");
    }
}
