package io.github.alliancepay.sandbox.spring;

/** Another program uses the sandbox's port. */
public final class SandboxPortException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    static final String REMEDY =
            "Stop the other program, set alliancepay.sandbox.port to a free port, or configure the credentials of a bank.";

    private final int port;

    SandboxPortException(int port, Throwable cause) {
        super(what(port) + " " + REMEDY, cause);
        this.port = port;
    }

    private static String what(int port) {
        return "The AlliancePay sandbox bank cannot start: port " + port
                + " is used by another program that is not a sandbox bank. No order or payment was changed.";
    }

    String what() {
        return what(port);
    }
}
