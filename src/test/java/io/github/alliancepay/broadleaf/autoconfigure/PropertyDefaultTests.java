package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Boot 2.6 binds fewer kinds of defaults than later ones, and Broadleaf 6.2.5 runs on it. */
class PropertyDefaultTests {

    @Test
    void onlyGroupsHaveAnEmptyDefault() {
        assertThat(emptyDefaults(AlliancePayProperties.class)).isNotEmpty().allMatch(Class::isRecord);
    }

    @Test
    void aListWithAnEmptyDefaultIsNoticed() {
        assertThat(emptyDefaults(Bad.class)).isEqualTo(List.of(List.class));
    }

    private static List<Class<?>> emptyDefaults(Class<?> properties) {
        Stream<Class<?>> own = parameters(properties)
                .filter(parameter -> parameter.isAnnotationPresent(DefaultValue.class))
                .filter(parameter -> parameter.getAnnotation(DefaultValue.class).value().length == 0)
                .map(Parameter::getType);
        Stream<Class<?>> nested = parameters(properties)
                .map(Parameter::getType)
                .filter(Class::isRecord)
                .flatMap(group -> emptyDefaults(group).stream());
        return Stream.concat(own, nested).toList();
    }

    private static Stream<Parameter> parameters(Class<?> properties) {
        return Arrays.stream(properties.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()));
    }

    private record Bad(@DefaultValue List<String> words) {}
}
