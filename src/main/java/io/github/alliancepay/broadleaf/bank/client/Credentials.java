package io.github.alliancepay.broadleaf.bank.client;

/**
 * How the merchant identifies itself to the bank (protocol sections 3.1 and 4.1).
 *
 * @param merchantId given by the bank; a UUID in all known cases
 * @param serviceCode the merchant's technical login, given by the bank; a UUID in all known cases; a secret
 * @param key the merchant's private key; a secret
 */
public record Credentials(String merchantId, String serviceCode, MerchantKey key) {

    /** @throws IllegalArgumentException when an id does not look like the bank's; the message says which, without its value */
    public Credentials {
        merchantId = checkedId("merchant id", merchantId);
        serviceCode = checkedId("service code", serviceCode);
    }

    /**
     * An id without the spaces around it.
     *
     * @param name as people know it
     * @throws IllegalArgumentException when it does not look like one of the bank's; the message does not contain it
     */
    public static String checkedId(String name, String text) {
        String stripped = text.strip();
        if (!stripped.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    "The " + name
                            + " is missing or misspelt. Copy it from the bank's letter; it usually has 36 characters with hyphens");
        }
        return stripped;
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "Credentials[merchantId=" + merchantId + "]";
    }
}
