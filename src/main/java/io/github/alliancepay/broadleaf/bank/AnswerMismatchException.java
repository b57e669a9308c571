package io.github.alliancepay.broadleaf.bank;

/**
 * The bank answered something else than it was asked, so its answer must not be used. What it did is unknown until it is asked
 * again.
 */
public class AnswerMismatchException extends OutcomeUnknownException {

    private static final long serialVersionUID = 1L;

    /** @param fault what does not fit, such as {@code coinAmount differs} */
    public AnswerMismatchException(String fault) {
        super("The bank's answer does not fit the request and is not used: " + fault);
    }
}
