package io.github.alliancepay.sandbox.refusal;

import java.util.List;

/** The bank refuses a call. Nothing was done. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final BankError error;
    private final transient List<FieldError> fields;

    private Refusal(BankError error, List<FieldError> fields) {
        super(error.msgCode() + (fields.isEmpty() ? "" : " " + fields), null, false, false);
        this.error = error;
        this.fields = List.copyOf(fields);
    }

    /** A refusal with a code. */
    public static Refusal of(BankError error) {
        return new Refusal(error, List.of());
    }

    /** A validation error with each wrong field (protocol section 17, create-order). */
    public static Refusal invalid(List<FieldError> fields) {
        return new Refusal(BankError.REQUEST_NOT_CORRECT, fields);
    }

    /** The code. */
    public BankError error() {
        return error;
    }

    /** The wrong fields; empty unless this is a validation error. */
    public List<FieldError> fields() {
        return fields;
    }
}
