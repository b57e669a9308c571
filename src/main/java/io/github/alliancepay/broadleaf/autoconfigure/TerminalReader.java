package io.github.alliancepay.broadleaf.autoconfigure;

import static io.github.alliancepay.broadleaf.autoconfigure.InvalidSettingException.check;

import io.github.alliancepay.broadleaf.bank.client.Credentials;
import io.github.alliancepay.broadleaf.bank.client.MerchantKey;
import io.github.alliancepay.broadleaf.bank.client.PageOptions;
import io.github.alliancepay.broadleaf.bank.client.Terminal;
import java.net.URI;
import org.springframework.util.StringUtils;

/** Reads the merchant's access to the bank from the settings, with a remedy in every complaint and never a secret. */
final class TerminalReader {

    private final AlliancePayProperties properties;

    TerminalReader(AlliancePayProperties properties) {
        this.properties = properties;
    }

    /** @throws InvalidSettingException when a setting cannot be used */
    Terminal read() {
        requireShopUrl();
        return check(
                "alliancepay.base-url",
                () -> new Terminal(
                        URI.create(properties.baseUrl().strip()), credentials(), page(), properties.testMode()));
    }

    private void requireShopUrl() {
        boolean secure = properties
                .publicUrl()
                .map(URI::getScheme)
                .filter("https"::equalsIgnoreCase)
                .isPresent();
        if (!secure && !properties.testMode()) {
            throw new InvalidSettingException(
                    "alliancepay.shop-url",
                    "The bank calls the shop back by https, so the shop's public address must be set, like https://shop.example");
        }
    }

    private Credentials credentials() {
        MerchantKey key = check("alliancepay.private-jwk", () -> MerchantKey.parse(jwk()));
        return check(
                "alliancepay.merchant-id and alliancepay.service-code",
                () -> new Credentials(properties.merchantId(), properties.serviceCode(), key));
    }

    private PageOptions page() {
        AlliancePayProperties.Page page = properties.page();
        return check(
                "alliancepay.page", () -> new PageOptions(page.methods(), page.statusPage(), page.redirectHosts()));
    }

    private String jwk() {
        return StringUtils.hasText(properties.privateJwk())
                ? properties.privateJwk()
                : new KeyFile(properties.privateJwkFile()).read();
    }
}
