package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.payment.HoldTerms;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** Reads all settings before anything is made of them, so that one message names everything that is wrong. */
final class SettingsCheck {

    private static final String PREFIX = "alliancepay";

    private final Environment environment;
    private final Binder binder;
    private final SettingProblems problems = new SettingProblems();

    SettingsCheck(Environment environment) {
        this.environment = environment;
        this.binder = Binder.get(environment);
    }

    /**
     * @param ownTerminal whether the shop makes the default terminal itself
     * @throws InvalidSettingException when settings cannot be used
     */
    void run(boolean ownTerminal) {
        for (RecordComponent setting : AlliancePayProperties.class.getRecordComponents()) {
            bind(PREFIX, setting);
        }
        problems.complain();
        AlliancePayProperties properties = binder.bindOrCreate(PREFIX, AlliancePayProperties.class);
        if (OnCredentials.missing(environment).isEmpty()) {
            check(properties, ownTerminal);
        }
        problems.complain();
    }

    private void bind(String prefix, RecordComponent setting) {
        String name = prefix + "." + SettingNames.dashed(setting.getName());
        boolean leavesAreWell = groups(name, setting)
                .map(group -> bindAll(group.getKey(), group.getValue()))
                .reduce(true, Boolean::logicalAnd);
        if (leavesAreWell) {
            problems.read(() -> bound(name, setting));
        }
    }

    /** The names of groups of settings below a name, each with the record that binds it. */
    private Stream<Map.Entry<String, Class<?>>> groups(String name, RecordComponent setting) {
        if (setting.getType().isRecord()) {
            return Stream.of(Map.entry(name, setting.getType()));
        }
        Class<?> entry = ResolvableType.forType(setting.getGenericType()).resolveGeneric(1);
        if (entry == null) {
            return Stream.empty();
        }
        return binder.bind(name, Bindable.mapOf(String.class, Object.class)).map(Map::keySet).orElse(Set.of()).stream()
                .map(key -> Map.entry(name + "." + key, entry));
    }

    /** Whether each setting of a group can be read; what its constructor checks comes after that. */
    private boolean bindAll(String prefix, Class<?> group) {
        return Arrays.stream(group.getRecordComponents())
                .map(setting ->
                        problems.read(() -> bound(prefix + "." + SettingNames.dashed(setting.getName()), setting)))
                .map(Optional::isPresent)
                .reduce(true, Boolean::logicalAnd);
    }

    private Boolean bound(String name, RecordComponent setting) {
        try {
            binder.bind(
                    ConfigurationPropertyName.adapt(name, '.'),
                    Bindable.of(ResolvableType.forType(setting.getGenericType())));
            return true;
        } catch (BindException wrong) {
            throw complaint(wrong, setting);
        }
    }

    /** Without the value, which may be a secret that was put into the wrong place. */
    private static InvalidSettingException complaint(BindException wrong, RecordComponent setting) {
        return Stream.<Throwable>iterate(wrong, cause -> cause != null, Throwable::getCause)
                .filter(InvalidSettingException.class::isInstance)
                .map(InvalidSettingException.class::cast)
                .findFirst()
                .orElseGet(() -> new InvalidSettingException(
                        deepest(wrong).getName().toString(), "It cannot be read. Write " + words(setting)));
    }

    private static BindException deepest(BindException wrong) {
        return Stream.<Throwable>iterate(wrong, cause -> cause != null, Throwable::getCause)
                .filter(BindException.class::isInstance)
                .map(BindException.class::cast)
                .reduce(wrong, (outer, inner) -> inner);
    }

    private static String words(RecordComponent setting) {
        Class<?> type = Optional.ofNullable(ResolvableType.forType(setting.getGenericType())
                        .getGeneric(0)
                        .resolve())
                .<Class<?>>map(element -> element)
                .orElse(setting.getType());
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == Duration.class) {
            return "a time with its unit, such as 30m, 2h or 7d";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        return type == URI.class
                ? "an address, such as https://shop.example"
                : "a value of the kind that the guide names";
    }

    private void check(AlliancePayProperties properties, boolean ownTerminal) {
        TerminalReader terminals = new TerminalReader(properties);
        if (!ownTerminal) {
            problems.read(terminals::read);
        }
        properties.terminals().keySet().forEach(name -> problems.read(() -> terminals.read(name)));
        terminals.requireDifferent(ownTerminal, problems);
        problems.read(() -> BankConfiguration.timing(properties));
        problems.read(() -> PaymentConfiguration.takesTransfers(properties));
        problems.read(() -> PaymentConfiguration.holdTerms(properties));
        problems.read(() -> PaymentConfiguration.pageTerms(properties, HoldTerms.USUAL));
        problems.read(() -> PaymentConfiguration.syncRules(properties, any -> false, HoldTerms.USUAL));
        problems.read(() -> CheckoutReader.placements(properties));
        problems.read(() -> CheckoutReader.logo(properties));
        problems.read(() -> CheckoutReader.contact(properties));
    }
}
