package io.github.alliancepay.sandbox.spring;

import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.http.Loopback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives an application without AlliancePay credentials the credentials of a sandbox bank, which it starts or finds running, and says so
 * in the log at every start. Refuses to start in an application with real credentials, and in a shop that is live by its settings. {@code alliancepay.sandbox.enabled=false} switches it off; the port is
 * {@code alliancepay.sandbox.port}, 8090 by default. Each terminal of {@code alliancepay.terminals} without credentials gets a merchant of its
 * own.
 */
public final class SandboxEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
    static final String SOURCE = "alliancepaySandbox";
    private static final String BASE_URL = "alliancepay.base-url";
    private static final List<String> CREDENTIALS =
            List.of(BASE_URL, "alliancepay.merchant-id", "alliancepay.service-code", "alliancepay.private-jwk");
    private static final String TEST_MODE = "alliancepay.test-mode";
    private static final String SHOP_URL = "alliancepay.shop-url";
    private static final int USUAL_PORT = 8090;

    private final Log log;

    /** @param logs keeps what is said now until the application has a log */
    public SandboxEnvironmentPostProcessor(DeferredLogFactory logs) {
        this.log = logs.getLog(SandboxEnvironmentPostProcessor.class);
    }

    /** After the application's own configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean enabled = environment.getProperty("alliancepay.sandbox.enabled", Boolean.class, true);
        if (!enabled || environment.getPropertySources().contains(SOURCE)) {
            return;
        }
        if (CREDENTIALS.stream().anyMatch(name -> isSet(environment, name))) {
            requireLoopback(environment);
            requireTestShop(environment);
        } else {
            requireTestShop(environment);
            wire(
                    environment,
                    SandboxProcess.at(environment.getProperty("alliancepay.sandbox.port", Integer.class, USUAL_PORT)));
        }
        log.warn("TEST SHOP: the AlliancePay sandbox is on the class path. Shoppers pay with play money at "
                + environment.getProperty(BASE_URL, "no bank"));
    }

    private static boolean isSet(ConfigurableEnvironment environment, String name) {
        return !environment.getProperty(name, "").isBlank();
    }

    private static void requireLoopback(ConfigurableEnvironment environment) {
        if (isSet(environment, BASE_URL) && !Loopback.leads(environment.getRequiredProperty(BASE_URL))) {
            throw new SandboxBesideRealBankException();
        }
    }

    private static void requireTestShop(ConfigurableEnvironment environment) {
        boolean test = isSet(environment, TEST_MODE)
                ? environment.getRequiredProperty(TEST_MODE, Boolean.class)
                : !isPublic(environment.getProperty(SHOP_URL, ""));
        if (!test) {
            throw new SandboxInLiveShopException();
        }
    }

    private static boolean isPublic(String shop) {
        return shop.strip().startsWith("https:") && !Loopback.leads(shop.strip());
    }

    private static void wire(Map<String, Object> properties, String prefix, SandboxCredentials credentials) {
        properties.put(prefix + "merchant-id", credentials.merchantId());
        properties.put(prefix + "service-code", credentials.serviceCode());
        properties.put(prefix + "private-jwk", credentials.privateJwk());
    }

    /** Those of the settings that have no merchant of their own. */
    private static List<String> terminals(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind("alliancepay.terminals", Bindable.mapOf(String.class, Object.class))
                .map(Map::keySet)
                .orElse(Set.of())
                .stream()
                .filter(name -> !isSet(environment, "alliancepay.terminals." + name + ".merchant-id"))
                .toList();
    }

    private static void wire(ConfigurableEnvironment environment, SandboxCredentials credentials) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(BASE_URL, credentials.baseUrl());
        wire(properties, "alliancepay.", credentials);
        properties.put(TEST_MODE, "true");
        properties.put("alliancepay.sandbox.active", "true");
        terminals(environment).forEach(name -> SandboxProcess.terminal(credentials.baseUrl(), name)
                .ifPresent(terminal -> wire(properties, "alliancepay.terminals." + name + ".", terminal)));
        environment.getPropertySources().addLast(new MapPropertySource(SOURCE, properties));
    }
}
