package io.github.alliancepay.broadleaf.bank;

/** The bank understood the call and refused it (protocol section 13); the code says why. */
public class RefusedException extends BankException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the bank's {@code msgCode}, such as {@code b_payment_invalid_refund_amount} */
    public RefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The bank's code; its words in Ukrainian and English are under {@code bank.<code>} in the messages. */
    public String code() {
        return code;
    }
}
