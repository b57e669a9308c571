package io.github.alliancepay.demo.bank;

import io.github.alliancepay.demo.Sign;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts a sandbox bank with the store and introduces the plugin to it, unless the store has credentials of a bank already.
 * The port is {@code demo.bank.port}.
 */
public class BankNextDoor implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext store) {
        if (!store.getEnvironment().containsProperty("alliancepay.base-url")) {
            open(store);
        }
    }

    private static void open(GenericApplicationContext store) {
        ConfigurableEnvironment environment = store.getEnvironment();
        int port = environment.getProperty("demo.bank.port", Integer.class, 8090);
        SandboxBank bank = SandboxBank.start(SandboxOptions.defaults()
                .withPort(port)
                .withMerchantName("Toloka")
                .withTestTerminal());
        environment.getPropertySources().addLast(new MapPropertySource("bank next door", settings(bank, environment)));
        store.registerBean("bankSign", Sign.class, () -> Sign.to("Bank", bank.baseUrl() + "/sandbox"));
        store.addApplicationListener((ContextClosedEvent closed) -> bank.close());
    }

    private static Map<String, Object> settings(SandboxBank bank, ConfigurableEnvironment environment) {
        SandboxCredentials credentials = bank.credentials();
        return Map.of(
                "alliancepay.base-url", credentials.baseUrl(),
                "alliancepay.merchant-id", credentials.merchantId(),
                "alliancepay.service-code", credentials.serviceCode(),
                "alliancepay.private-jwk", credentials.privateJwk(),
                "alliancepay.test-mode", true,
                "alliancepay.shop-url", "http://localhost:" + environment.getProperty("server.port", "8080"));
    }
}
