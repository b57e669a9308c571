package io.github.alliancepay.simulation;

/** The process ends here. No code of it runs any more, so nothing is written after this. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process ended", null, false, false);
    }
}
