package io.github.alliancepay.sandbox.session;

import io.github.alliancepay.sandbox.jose.Jwk;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A merchant, which is a terminal of the bank too. Ids and key depend only on the seed and the label, so that two programs can share it. */
public record Merchant(String merchantId, String serviceCode, String name, Jwk key) {
    /** The merchant of a seed. */
    public static Merchant of(long seed, String name) {
        return labelled(seed, "", name);
    }

    /** A further merchant of the same seed. */
    static Merchant further(long seed, String label, String name) {
        return labelled(seed, "/" + label, name + " · " + label);
    }

    private static Merchant labelled(long seed, String label, String name) {
        return new Merchant(
                uuid(seed, "merchant" + label),
                uuid(seed, "service" + label),
                name,
                Jwk.derived(seed, "merchant" + label));
    }

    private static String uuid(long seed, String label) {
        return UUID.nameUUIDFromBytes((seed + "/" + label).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
