package io.github.alliancepay.broadleaf.bank;

/** The bank understood the call and refused it (protocol section 13); the code says why. */
public class RefusedException extends BankException {

    /** The order can no longer be paid; the bank reports it with HTTP 500 although nothing failed. */
    public static final String ORDER_EXPIRED = "b_hpp_order_expired";

    /** The bank has no such order. */
    public static final String ORDER_NOT_FOUND = "b_hpp_order_not_found";

    /** A request id was used before, which proves that an earlier request with it arrived (protocol section 9.3). */
    public static final String DUPLICATE = "b_duplicate_field_value";

    /** A field of the request breaks a rule of the bank, which gave no code of its own. */
    public static final String VALIDATION = "VALIDATION_ERROR";

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
