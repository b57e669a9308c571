package io.github.alliancepay.broadleaf.bank.client;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the bank's payment page offers and on which hosts it is accepted (protocol sections 1.1 and 6).
 *
 * @param methods the payment methods, at least one; sent in the order of the enum
 * @param statusPage what the shopper sees after an attempt
 * @param oneTry whether the page takes one attempt to pay only; otherwise the bank decides
 * @param redirectHosts the hosts on which a payment page is accepted, with all their subdomains
 */
public record PageOptions(
        Set<PaymentMethod> methods, StatusPage statusPage, boolean oneTry, Set<String> redirectHosts) {

    /** @throws IllegalArgumentException when there is no method, or a host is not a plain host name; the message says which */
    public PageOptions {
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("The payment page needs at least one payment method, such as CARD");
        }
        methods = Collections.unmodifiableSet(new TreeSet<>(methods));
        redirectHosts =
                Set.copyOf(redirectHosts.stream().map(PageOptions::hostName).toList());
    }

    boolean isAt(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return redirectHosts.stream().anyMatch(allowed -> host.equals(allowed) || host.endsWith("." + allowed));
    }

    private static String hostName(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a host name of the payment page. Write it like alb.ua, without scheme, port or path");
        }
        return name;
    }
}
