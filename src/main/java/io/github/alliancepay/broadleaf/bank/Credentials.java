package io.github.alliancepay.broadleaf.bank;

/**
 * Who the merchant is to the bank (protocol sections 3.1 and 4.1).
 *
 * @param merchantId a UUID given by the bank
 * @param serviceCode the merchant's technical login, a UUID given by the bank; a secret
 * @param key the merchant's private key; a secret
 */
public record Credentials(String merchantId, String serviceCode, MerchantKey key) {

    /** @throws IllegalArgumentException when an id is not a UUID; the message names which, without its value */
    public Credentials {
        merchantId = uuid("merchant id", merchantId);
        serviceCode = uuid("service code", serviceCode);
    }

    private static String uuid(String name, String text) {
        String stripped = text.strip();
        if (!stripped.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw new IllegalArgumentException(
                    "The " + name + " is not a UUID; copy it from the bank's letter, 36 characters with four hyphens");
        }
        return stripped;
    }

    /** Leaves the secrets out of logs. */
    @Override
    public String toString() {
        return "Credentials[merchantId=" + merchantId + "]";
    }
}
