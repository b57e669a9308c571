package io.github.alliancepay.sandbox.session;

import io.github.alliancepay.sandbox.jose.Jwk;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The one merchant of a sandbox. Ids and key depend only on the seed, so that two programs can share it. */
public record Merchant(String merchantId, String serviceCode, String name, Jwk key) {
    /** The merchant of a seed. */
    public static Merchant of(long seed, String name) {
        return new Merchant(uuid(seed, "merchant"), uuid(seed, "service"), name, Jwk.derived(seed, "merchant"));
    }

    private static String uuid(long seed, String label) {
        return UUID.nameUUIDFromBytes((seed + "/" + label).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
