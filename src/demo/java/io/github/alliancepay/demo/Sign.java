package io.github.alliancepay.demo;

import java.util.Optional;

/**
 * A page to open, printed when everything has started. Every part of the demo with a page declares a bean of this type.
 *
 * @param what the page, in one or two words
 * @param where its address
 * @param how what one needs to know to use it
 */
public record Sign(String what, String where, Optional<String> how) {

    /** A page that everybody can open. */
    public static Sign to(String what, String where) {
        return new Sign(what, where, Optional.empty());
    }

    /** The same page with a hint what to do there. */
    public Sign saying(String hint) {
        return new Sign(what, where, Optional.of(hint));
    }

    @Override
    public String toString() {
        return String.format(
                "  %-12s %s%s", what, where, how.map(hint -> "  (" + hint + ")").orElse(""));
    }
}
