package io.github.alliancepay.broadleaf.bank.client;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * A merchant's access to the bank: its address, the credentials and the payment page.
 *
 * @param baseUrl the address that the bank gave, without slashes at its end; {@code http} is allowed only on this machine
 * @param credentials how the merchant identifies itself
 * @param page what the payment page offers and on which hosts it is accepted
 * @param test whether payments of a test terminal are accepted; they move no money (protocol section 7.7)
 */
public record Terminal(URI baseUrl, Credentials credentials, PageOptions page, boolean test) {

    private static final String NATIONAL_BANK = "bank.gov.ua";

    /** @throws IllegalArgumentException when the address cannot be used; the message shows a correct one */
    public Terminal {
        baseUrl = checked(baseUrl);
    }

    /**
     * The bank's address without slashes at its end.
     *
     * @throws IllegalArgumentException when it cannot be used; the message shows a correct one
     */
    public static URI checked(URI address) {
        URI url = URI.create(address.toString().strip().replaceAll("/+$", ""));
        require(url.getHost() != null && url.getRawUserInfo() == null, "has no host");
        require(isSecure(url) || isLoopback(url) && hasScheme(url, "http"), "is not https");
        require(url.getRawQuery() == null && url.getRawFragment() == null, "has a query or a fragment");
        return url;
    }

    /** Whether people may be sent to an address: {@code https} on an allowed host, or this machine when the bank is emulated on it. */
    public boolean allowsPage(URI address) {
        if (address.getRawUserInfo() != null) {
            return false;
        }
        return isSecure(address) && page.isAt(address) || isEmulated() && isLoopbackPage(address);
    }

    /** Whether people may be sent to an address to pay from an account: a page of the bank, or a link of the National Bank's QR codes. */
    boolean allowsTransfer(URI address) {
        return allowsPage(address)
                || isSecure(address) && address.getRawUserInfo() == null && NATIONAL_BANK.equals(address.getHost());
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

    /** Compares names only; otherwise a name server would decide. */
    private static boolean isLoopback(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return Set.of("localhost", "[::1]").contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The bank's base URL " + fault
                            + "; it should look like https://api-ecom-prod.bankalliance.ua (http is allowed only on this machine)");
        }
    }
}
