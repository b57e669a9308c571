package io.github.alliancepay.broadleaf.refund;

import java.util.List;

/** A refund was not sent, or its lines were not assigned. No money moved. */
public final class RefundRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefundRefusal refusal;
    private final String[] arguments;
    private final String line;

    /** @param arguments for the placeholders of the refusal's message, in its order: names of lines, amounts, quantities */
    public RefundRefusedException(RefundRefusal refusal, String... arguments) {
        this(refusal, null, "", arguments);
    }

    /** A refusal that something else led to, such as an error of the bank. */
    public RefundRefusedException(RefundRefusal refusal, Throwable cause, String... arguments) {
        this(refusal, cause, "", arguments);
    }

    private RefundRefusedException(RefundRefusal refusal, Throwable cause, String line, String... arguments) {
        super(refusal.inEnglish(arguments), cause);
        this.refusal = refusal;
        this.arguments = arguments.clone();
        this.line = line;
    }

    /** A refusal of what was chosen of one line; its first argument is a name of the line where the message has one. */
    public static RefundRefusedException ofLine(String line, RefundRefusal refusal, String... arguments) {
        return new RefundRefusedException(refusal, null, line, arguments);
    }

    /** The key of the line that is refused; empty when the refusal is not about one. */
    public String line() {
        return line;
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
