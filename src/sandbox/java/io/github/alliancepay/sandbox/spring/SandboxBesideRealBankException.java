package io.github.alliancepay.sandbox.spring;

/** The sandbox's jar is on the class path of an application with real credentials. */
public final class SandboxBesideRealBankException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    static final String WHAT =
            "The AlliancePay sandbox is on the class path of an application whose alliancepay.base-url points to a real"
                    + " bank. The application does not start, so that test payments and real ones cannot be mixed. Nothing was sent to the bank, and"
                    + " no order or payment was changed.";
    static final String REMEDY =
            "Remove the jar alliancepay-broadleaf-<version>-sandbox.jar from the production class path, or set"
                    + " alliancepay.sandbox.enabled=false.";

    SandboxBesideRealBankException() {
        super(WHAT + " " + REMEDY);
    }
}
