package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.autoconfigure.AlliancePayProperties.TerminalSettings;
import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.bank.client.PageOptions;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import java.net.URI;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** Reads the merchant's access to the bank from the settings, with a remedy in every complaint and never a secret. */
final class TerminalReader {

    private static final String STANDARD = "alliancepay.";
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

    private Terminal read(String prefix, TerminalSettings settings) {
        requireShopUrl(settings.isTest());
        return check(
                prefix + "base-url",
                () -> new Terminal(
                        URI.create(settings.baseUrl().strip()),
                        credentials(prefix, settings),
                        page(),
                        settings.isTest()));
    }

    private void requireShopUrl(boolean test) {
        boolean secure = properties
                .publicUrl()
                .map(URI::getScheme)
                .filter("https"::equalsIgnoreCase)
                .isPresent();
        if (!secure && !test) {
            throw new InvalidSettingException(
                    "alliancepay.shop-url",
                    "The bank calls the shop back by https, so the shop's public address must be set, like https://shop.example");
        }
    }

    private static Credentials credentials(String prefix, TerminalSettings settings) {
        MerchantKey key = check(prefix + "private-jwk", () -> MerchantKey.parse(jwk(settings)));
        return check(
                prefix + "merchant-id and " + prefix + "service-code",
                () -> new Credentials(text(settings.merchantId()), text(settings.serviceCode()), key));
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

    private static String jwk(TerminalSettings settings) {
        return StringUtils.hasText(settings.privateJwk())
                ? settings.privateJwk()
                : new KeyFile(settings.privateJwkFile()).read();
    }
}
