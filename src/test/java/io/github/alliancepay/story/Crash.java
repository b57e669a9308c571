package io.github.alliancepay.story;

/** The process dies here: nothing of the plugin catches this, so nothing after it happens. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
        super("The process died " + where);
    }
}
