package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.json.JsonObject;

/**
 * What a merchant is given to reach the bank.
 *
 * @param baseUrl the API's address without a trailing slash
 * @param privateJwk the merchant's private key as JSON
 */
public record SandboxCredentials(String baseUrl, String merchantId, String serviceCode, String privateJwk) {
    /** The credentials as {@code GET /sandbox/credentials} answers them. */
    public String toJson() {
        return new JsonObject()
                .put("baseUrl", baseUrl)
                .put("merchantId", merchantId)
                .put("serviceCode", serviceCode)
                .put("privateJwk", privateJwk)
                .toString();
    }

    /** Hides what is secret, since even a sandbox's log should set a good example. */
    @Override
    public String toString() {
        return "SandboxCredentials[baseUrl=" + baseUrl + ", merchantId=" + merchantId
                + ", serviceCode=***, privateJwk=***]";
    }
}
