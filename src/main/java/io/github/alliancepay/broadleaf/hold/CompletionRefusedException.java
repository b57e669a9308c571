package io.github.alliancepay.broadleaf.hold;

import java.util.List;

/** A hold was not completed. No money moved. */
public final class CompletionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CompletionRefusal refusal;
    private final String[] arguments;

    /** @param arguments for the placeholders of the refusal's message, in its order */
    public CompletionRefusedException(CompletionRefusal refusal, String... arguments) {
        this(refusal, null, arguments);
    }

    /** A refusal that something else led to, such as an error of the bank. */
    public CompletionRefusedException(CompletionRefusal refusal, Throwable cause, String... arguments) {
        super(refusal.inEnglish(arguments), cause);
        this.refusal = refusal;
        this.arguments = arguments.clone();
    }

    /** Why. */
    public CompletionRefusal refusal() {
        return refusal;
    }

    /** What the message's placeholders stand for; sums are in units of the order's currency. */
    public List<String> arguments() {
        return List.of(arguments);
    }
}
