package io.github.alliancepay.broadleaf.bank;

/**
 * The bank's answer is not about what it was asked, so it must not be used. What the bank did is unknown until it is asked again.
 */
public class AnswerMismatchException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    /** @param fault what does not match, such as {@code coinAmount differs} */
    public AnswerMismatchException(String fault) {
        super("The bank's answer does not match the request and is not used: " + fault);
    }
}
