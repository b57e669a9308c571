package io.github.alliancepay.broadleaf.payment;

import java.security.SecureRandom;
import java.util.Base64;

/** Tokens that nobody can guess, for addresses that only the bank or the shopper learns. Safe for use by many threads. */
public final class SecretToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretToken() {}

    /** A new token of 256 random bits, in 43 characters that an address may contain. */
    public static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
