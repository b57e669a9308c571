package io.github.alliancepay.broadleaf.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Finds settings that begin with {@code alliancepay} and that nobody reads, such as a mistyped {@code alliancepay.page.lifetim}. */
final class UnknownSettings {

    private static final SettingNames KNOWN = SettingNames.of("alliancepay", AlliancePayProperties.class);

    /** Other variables may begin with the same word: Kubernetes names some after its services. */
    private static final int MOST_EDITS_OF_A_VARIABLE = 2;

    private UnknownSettings() {}

    /** What to say about each of them, once. Their values are not in it. */
    static List<String> in(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .distinct()
                .filter(UnknownSettings::isOurs)
                .filter(name -> !KNOWN.contains(name))
                .flatMap(UnknownSettings::warning)
                .toList();
    }

    /** The sandbox bank has settings of its own. */
    private static boolean isOurs(String name) {
        String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return dotted.startsWith("alliancepay.") && !dotted.startsWith("alliancepay.sandbox.");
    }

    private static Stream<String> warning(String name) {
        SettingNames.Nearest nearest = KNOWN.nearest(name);
        if (SettingNames.isVariable(name) && nearest.edits() > MOST_EDITS_OF_A_VARIABLE) {
            return Stream.empty();
        }
        return Stream.of("The setting " + name
                + " is not known to AlliancePay and has no effect. The nearest known name is " + nearest.name() + ".");
    }
}
