package io.github.alliancepay.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;

/** Starts the demo store. */
@SpringBootApplication(exclude = HibernateJpaAutoConfiguration.class)
public class DemoStore {

    /** Starts the store; arguments are Spring Boot's, {@code --server.port=8081} for one. */
    public static void main(String[] arguments) {
        SpringApplication.run(DemoStore.class, arguments);
    }
}
