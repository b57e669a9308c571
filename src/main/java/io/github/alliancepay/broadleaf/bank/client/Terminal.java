package io.github.alliancepay.broadleaf.bank.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * A merchant's access to the bank: where it is, who asks, how the payment page is to be.
 *
 * @param baseUrl the address given by the bank, {@code https} unless it is this machine; kept without trailing slashes
 * @param credentials who asks
 * @param page how the payment page is to be and where it may be
 * @param test whether payments of a test terminal count, which move no money (protocol section 7.7)
 */
public record Terminal(URI baseUrl, Credentials credentials, PageOptions page, boolean test) {

    /** @throws IllegalArgumentException when the address is not usable; the message says how it should look */
    public Terminal {
        baseUrl = URI.create(baseUrl.toString().strip().replaceAll("/+$", ""));
        require(baseUrl.getHost() != null && baseUrl.getRawUserInfo() == null, "has no host");
        require(isSecure(baseUrl) || isLoopback(baseUrl) && hasScheme(baseUrl, "http"), "is not https");
        require(baseUrl.getRawQuery() == null && baseUrl.getRawFragment() == null, "has a query or a fragment");
    }

    /** Whether an address is the bank's, so that people may be sent there: {@code https} on an allowed host, or this machine when the bank is emulated on it. */
    public boolean allowsPage(URI address) {
        if (address.getRawUserInfo() != null) {
            return false;
        }
        return isSecure(address) && page.isAt(address) || isEmulated() && isLoopbackPage(address);
    }

    URI address(String path) {
        return URI.create(baseUrl + path);
    }

    private boolean isEmulated() {
        return isLoopback(baseUrl);
    }

    private static boolean isLoopbackPage(URI address) {
        return isLoopback(address) && (isSecure(address) || hasScheme(address, "http"));
    }

    private static boolean isSecure(URI address) {
        return hasScheme(address, "https");
    }

    private static boolean hasScheme(URI address, String scheme) {
        return scheme.equalsIgnoreCase(address.getScheme());
    }

    /** By name only: asking the resolver would let a name server decide. */
    private static boolean isLoopback(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return Set.of("localhost", "[::1]").contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("The bank's base URL " + fault
                    + "; it should look like https://api-ecom-prod.bankalliance.ua (http only for this machine)");
        }
    }
}
