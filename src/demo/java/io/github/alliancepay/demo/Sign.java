package io.github.alliancepay.demo;

import java.util.Optional;

/**
 * Something to click, named when everything has started. Whatever part of the demo has a page declares a bean of this type.
 *
 * @param what what is there, in a word or two
 * @param where its address
 * @param how what one needs to know to get in or go on
 */
public record Sign(String what, String where, Optional<String> how) {

    /** A page anybody can open. */
    public static Sign to(String what, String where) {
        return new Sign(what, where, Optional.empty());
    }

    /** The same page with a word on what to do there. */
    public Sign saying(String hint) {
        return new Sign(what, where, Optional.of(hint));
    }

    @Override
    public String toString() {
        return String.format(
                "  %-12s %s%s", what, where, how.map(hint -> "  (" + hint + ")").orElse(""));
    }
}
