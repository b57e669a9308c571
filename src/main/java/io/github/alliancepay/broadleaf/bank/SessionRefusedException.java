package io.github.alliancepay.broadleaf.bank;

/** The bank answered, and refused to open a session (protocol section 4.2): the service code is wrong, say. Nothing was sent. */
public class SessionRefusedException extends NotDoneException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the bank's {@code msgCode}, or {@code HTTP 401} when it gave none */
    public SessionRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The bank's code. The messages explain it in Ukrainian and English under {@code bank.<code>}. */
    public String code() {
        return code;
    }
}
