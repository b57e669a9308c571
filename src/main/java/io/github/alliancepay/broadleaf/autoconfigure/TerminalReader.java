package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayProperties.TerminalSettings;
import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.bank.client.PageOptions;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** Reads the merchant's access to the bank from the settings, with a remedy in every complaint and never a secret. */
final class TerminalReader {

    private static final String STANDARD = "alliancepay.";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final String NAMED = "alliancepay.terminals.";

    private final AlliancePayProperties properties;

    TerminalReader(AlliancePayProperties properties) {
        this.properties = properties;
    }

    /**
     * The default terminal.
     *
     * @throws InvalidSettingException when a setting cannot be used
     */
    Terminal read() {
        return read(STANDARD, properties.terminal());
    }

    /**
     * A terminal of {@code alliancepay.terminals}. The bank's address, the key and the test mode are those of the default terminal when it
     * has none of its own.
     *
     * @throws InvalidSettingException when a setting cannot be used
     */
    Terminal read(String name) {
        TerminalSettings own = properties.terminals().get(name);
        return read(NAMED + name + ".", own.withDefaults(properties.terminal()));
    }

    /**
     * Complains of ids that two terminals share, even where one of them cannot be used for another reason.
     *
     * @param ownTerminal whether the shop makes the default terminal itself
     */
    void requireDifferent(boolean ownTerminal, SettingProblems problems) {
        Map<String, TerminalSettings> all = new LinkedHashMap<>();
        if (!ownTerminal) {
            all.put(Terminals.STANDARD, properties.terminal());
        }
        all.putAll(new TreeMap<>(properties.terminals()));
        Terminals.requireDifferent("merchant-id", values(all, TerminalSettings::merchantId), problems);
        Terminals.requireDifferent("service-code", values(all, TerminalSettings::serviceCode), problems);
    }

    /** Those that are there; a complaint of one that is missing is made elsewhere. */
    private static Map<String, String> values(
            Map<String, TerminalSettings> all, Function<TerminalSettings, String> setting) {
        Map<String, String> values = new LinkedHashMap<>();
        all.forEach((name, settings) -> Optional.ofNullable(setting.apply(settings))
                .filter(StringUtils::hasText)
                .ifPresent(value -> values.put(name, value.strip())));
        return values;
    }

    /** Names everything that is wrong with it. */
    private Terminal read(String prefix, TerminalSettings settings) {
        SettingProblems problems = new SettingProblems();
        problems.read(() -> checkedShopUrl(settings.isTest()));
        Optional<URI> address = problems.read(() -> address(prefix, settings));
        Optional<MerchantKey> key = problems.read(() -> key(prefix, settings));
        Optional<String> merchantId = problems.read(() -> merchantId(prefix, settings));
        Optional<String> serviceCode = problems.read(() -> serviceCode(prefix, settings));
        Optional<PageOptions> page = problems.read(this::page);
        problems.complain();
        Credentials credentials =
                new Credentials(merchantId.orElseThrow(), serviceCode.orElseThrow(), key.orElseThrow());
        return new Terminal(address.orElseThrow(), credentials, page.orElseThrow(), settings.isTest());
    }

    private static URI address(String prefix, TerminalSettings settings) {
        return check(
                prefix + "base-url",
                () -> Terminal.checked(URI.create(settings.baseUrl().strip())));
    }

    /** The bank calls a real shop by https. In test mode the address of each request will do. */
    private boolean checkedShopUrl(boolean test) {
        Set<String> schemes = test ? Set.of("https", "http") : Set.of("https");
        boolean usable = properties
                .publicUrl()
                .map(url -> schemes.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT))
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null)
                .orElse(test);
        if (!usable) {
            throw new InvalidSettingException(
                    "alliancepay.shop-url",
                    "The bank calls the shop back by https, so the shop's public address must be set, like https://shop.example");
        }
        return true;
    }

    /** A UUID, as the bank gives it (protocol section 5.1). */
    private static String merchantId(String prefix, TerminalSettings settings) {
        return check(prefix + "merchant-id", () -> {
            String id = Credentials.checkedId("merchant id", text(settings.merchantId()));
            if (!UUID_FORM.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "The merchant id is no UUID. Copy it from the bank's letter; it has 36 characters with hyphens,"
                                + " like 2b6f0cc9-04d3-4b2a-9c1e-6a1f1c0f8a01");
            }
            return id;
        });
    }

    private static String serviceCode(String prefix, TerminalSettings settings) {
        return check(
                prefix + "service-code", () -> Credentials.checkedId("service code", text(settings.serviceCode())));
    }

    private static MerchantKey key(String prefix, TerminalSettings settings) {
        KeySetting present = new KeySetting(prefix + "private-jwk", settings.privateJwk(), settings.privateJwkFile());
        KeySetting former = new KeySetting(
                prefix + "previous-private-jwk", settings.previousPrivateJwk(), settings.previousPrivateJwkFile());
        return former.isSet() ? present.read().withPrevious(former.read()) : present.read();
    }

    private PageOptions page() {
        AlliancePayProperties.Page page = properties.page();
        return check(
                "alliancepay.page",
                () -> new PageOptions(page.methods(), page.statusPage(), page.oneTry(), page.redirectHosts()));
    }

    private static String text(String value) {
        return Optional.ofNullable(value).orElse("");
    }

    /**
     * A key, in a setting or in a file.
     *
     * @param property the name of the setting; that of the file ends with {@code -file}
     */
    private record KeySetting(String property, String jwk, Path file) {

        boolean isSet() {
            return StringUtils.hasText(jwk) || file != null;
        }

        MerchantKey read() {
            return check(property, () -> MerchantKey.parse(text()));
        }

        private String text() {
            return StringUtils.hasText(jwk) ? jwk : new KeyFile(file, property + "-file").read();
        }

        /** Leaves the key out of logs. */
        @Override
        public String toString() {
            return "KeySetting[" + property + "]";
        }
    }
}
