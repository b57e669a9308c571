package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.env.Environment;

/** Secrets are not shown, even in a shop that shows the values of its settings by Actuator's endpoints. */
class SecretTests {

    @Test
    void theEndpointOfTheEnvironmentHidesThem() {
        assertHidden(EnvironmentEndpoint.class, "environment", "alliancepay.service-code", Merchant.ID);
    }

    /** Of a record, Spring Boot 2.7 shows the lists only. */
    @Test
    void theEndpointOfTheBoundSettingsHidesThem() {
        assertHidden(ConfigurationPropertiesReportEndpoint.class, "configurationProperties", "redirectHosts", "alb.ua");
    }

    @Test
    void theSettingsThemselvesLeaveThemOutOfLogs() {
        TestHost.site().withPropertyValues(Merchant.credentials()).run(context -> assertThat(
                        context.getBean(AlliancePayProperties.class).toString())
                .contains(Merchant.ID)
                .doesNotContain(Merchant.SERVICE_CODE, Merchant.KEY));
    }

    private static void assertHidden(Class<?> endpoint, String operation, String... harmless) {
        TestHost.site().withPropertyValues(Merchant.credentials()).run(context -> {
            String shown = json(ask(create(endpoint, context), operation));

            assertThat(shown).contains(harmless);
            assertThat(shown).doesNotContain(Merchant.SERVICE_CODE).doesNotContain(Merchant.KEY.substring(10, 40));
        });
    }

    /** As Actuator does; what the constructors take, and the types of answers, differ between Spring Boot 2.7 and 3.1. */
    private static Object create(Class<?> endpoint, AssertableApplicationContext context)
            throws ReflectiveOperationException {
        Constructor<?> constructor = Arrays.stream(endpoint.getConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        Object created = constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                .map(type -> argument(type, context))
                .toArray());
        if (created instanceof ApplicationContextAware aware) {
            aware.setApplicationContext(context.getSourceApplicationContext());
        }
        return created;
    }

    private static Object argument(Class<?> type, AssertableApplicationContext context) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(show -> show.toString().equals("ALWAYS"))
                    .findFirst()
                    .orElseThrow();
        }
        return type == Environment.class
                ? context.getEnvironment()
                : List.copyOf(context.getBeansOfType(SanitizingFunction.class).values());
    }

    private static Object ask(Object endpoint, String operation) throws ReflectiveOperationException {
        var method = Arrays.stream(endpoint.getClass().getMethods())
                .filter(found -> found.getName().equals(operation))
                .findFirst()
                .orElseThrow();
        try {
            return method.invoke(endpoint, new Object[method.getParameterCount()]);
        } catch (InvocationTargetException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static String json(Object answer) throws JsonProcessingException {
        return new ObjectMapper()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .writeValueAsString(answer);
    }
}
