package io.github.alliancepay.broadleaf.bank.client;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether every mail system would take an e-mail address. Stricter than the standard (RFC 5321), which also allows quoted names
 * and addresses of machines: the bank checks the address, and an order is worth more than an unusual one.
 */
final class EmailAddress {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOMAIN = 253;

    /** Words with single dots between them. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    /** At least two labels without a hyphen at their ends; the last one is no number. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private EmailAddress() {}

    /** The address with its domain in ASCII; empty when it is none. */
    static Optional<String> ascii(String address) {
        int at = address.lastIndexOf('@');
        String name = address.substring(0, Math.max(at, 0));
        return Optional.of(name)
                .filter(text ->
                        text.length() <= LONGEST_NAME && NAME.matcher(text).matches())
                .flatMap(text -> domain(address.substring(at + 1)))
                .map(domain -> name + "@" + domain);
    }

    private static Optional<String> domain(String text) {
        try {
            return Optional.of(IDN.toASCII(text))
                    .filter(domain -> domain.length() <= LONGEST_DOMAIN)
                    .filter(domain -> DOMAIN.matcher(domain).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
