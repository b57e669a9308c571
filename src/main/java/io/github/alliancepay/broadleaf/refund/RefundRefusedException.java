package io.github.alliancepay.broadleaf.refund;

import java.util.List;

/** A refund was not sent, or its lines were not assigned. No money moved. */
public final class RefundRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefundRefusal refusal;
    private final String[] arguments;

    /** @param arguments for the placeholders of the refusal's message, in its order: names of lines, amounts, quantities */
    public RefundRefusedException(RefundRefusal refusal, String... arguments) {
        super(refusal.inEnglish(arguments));
        this.refusal = refusal;
        this.arguments = arguments.clone();
    }

    /** A refusal that something else led to, such as an error of the bank. */
    public RefundRefusedException(RefundRefusal refusal, Throwable cause, String... arguments) {
        super(refusal.inEnglish(arguments), cause);
        this.refusal = refusal;
        this.arguments = arguments.clone();
    }

    /** Why. */
    public RefundRefusal refusal() {
        return refusal;
    }

    /** What the message's placeholders stand for. */
    public List<String> arguments() {
        return List.of(arguments);
    }
}
