package io.github.alliancepay.broadleaf.checkout;

import java.net.URI;
import java.util.Set;

/**
 * The shop as the plugin's own pages name it.
 *
 * @param name the name, empty when it is not set
 * @param logo a path of the shop or an {@code https} address, empty for none
 * @param contact how shoppers reach the shop
 */
public record ShopProfile(String name, String logo, Contact contact) {

    /** A shop that says nothing about itself. */
    public static final ShopProfile UNNAMED = new ShopProfile("", "", Contact.NONE);

    /** @throws IllegalArgumentException when browsers could not or should not load the logo */
    public static String checkedLogo(String logo) {
        boolean path = logo.startsWith("/") && !logo.startsWith("//");
        if (!logo.isEmpty() && !path && !isSecure(URI.create(logo))) {
            throw new IllegalArgumentException(
                    "It must be a path of the shop, such as /img/logo.svg, or an https address, but is " + logo);
        }
        return logo;
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
    }

    /** Where the logo comes from, for the content security policy; empty when it comes from the shop. */
    String logoOrigin() {
        return logo.startsWith("https:") ? "https://" + URI.create(logo).getRawAuthority() : "";
    }

    /**
     * How shoppers reach the shop.
     *
     * @param text what people read
     * @param address where a link leads, empty for plain text
     */
    public record Contact(String text, String address) {

        static final Contact NONE = new Contact("", "");

        private static final Set<String> SCHEMES = Set.of("mailto", "tel", "https");

        /**
         * A link when it is written as an address, else plain text.
         *
         * @throws IllegalArgumentException for an address that is none of {@code mailto}, {@code tel} and {@code https}
         */
        public static Contact of(String written) {
            return written.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+")
                    ? link(URI.create(written))
                    : new Contact(written, "");
        }

        private static Contact link(URI address) {
            if (!SCHEMES.contains(address.getScheme())) {
                throw new IllegalArgumentException(
                        "It must be text or an address that begins with mailto:, tel: or https:, but is " + address);
            }
            String text =
                    address.getSchemeSpecificPart().replaceFirst("^//", "").replaceFirst("\\?.*", "");
            return new Contact(text, address.toString());
        }
    }
}
