package io.github.alliancepay.demo;

import io.github.alliancepay.demo.bank.BankNextDoor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Starts the demo store, and a sandbox bank beside it. Arguments are Spring Boot's: {@code --server.port=8081}, {@code
 * --demo.bank.port=8091}, {@code --store.currency=USD}, {@code --store.database=postgresql://localhost/store?user=store}.
 */
@SpringBootApplication(exclude = HibernateJpaAutoConfiguration.class)
public class DemoStore {

    /** Starts both and prints what to click. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(DemoStore.class)
                .initializers(new BankNextDoor())
                .run(arguments);
    }
}
