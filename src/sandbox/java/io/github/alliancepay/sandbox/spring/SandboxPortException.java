package io.github.alliancepay.sandbox.spring;

/** The sandbox's port is in the hands of another program. */
public final class SandboxPortException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    static final String REMEDY =
            "Stop the other program, or set alliancepay.sandbox.port to a free port, or give the credentials of a bank.";

    SandboxPortException(int port, Throwable cause) {
        super(
                "The AlliancePay sandbox bank cannot start: port " + port
                        + " is taken by another program that is not a sandbox bank. " + REMEDY,
                cause);
    }
}
