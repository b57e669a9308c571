package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.session.Merchant;

/**
 * What a merchant needs to call the bank.
 *
 * @param baseUrl the API's address without a trailing slash
 * @param privateJwk the merchant's private key as JSON
 */
public record SandboxCredentials(String baseUrl, String merchantId, String serviceCode, String privateJwk) {
    static SandboxCredentials of(Merchant merchant, String baseUrl) {
        return new SandboxCredentials(
                baseUrl,
                merchant.merchantId(),
                merchant.serviceCode(),
                merchant.key().privateJson().toString());
    }

    /** The credentials as {@code GET /sandbox/credentials} sends them. */
    public String toJson() {
        return new JsonObject()
                .put("baseUrl", baseUrl)
                .put("merchantId", merchantId)
                .put("serviceCode", serviceCode)
                .put("privateJwk", privateJwk)
                .toString();
    }

    /** Hides the secrets: even the log of a sandbox should not contain them. */
    @Override
    public String toString() {
        return "SandboxCredentials[baseUrl=" + baseUrl + ", merchantId=" + merchantId
                + ", serviceCode=***, privateJwk=***]";
    }
}
