package io.github.alliancepay.broadleaf.bank;

/**
 * The bank has closed the service code. It does so after 200 days without a call (protocol section 4.2). Only the bank can open it
 * again, so another try does not help.
 */
public class AccessClosedException extends SessionRefusedException {

    /** The bank's code, when it is the answer to the call that opens a session. */
    public static final String CODE = "b_auth_token_expired";

    private static final long serialVersionUID = 1L;

    public AccessClosedException() {
        super(
                CODE,
                "The bank has closed this service code (" + CODE + "), as it does after 200 days without a call."
                        + " Ask the bank's support to open it again. Nothing was sent. Earlier payments and refunds are not"
                        + " affected. New ones work again as soon as the code is open");
    }
}
