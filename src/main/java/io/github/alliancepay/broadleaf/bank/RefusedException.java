package io.github.alliancepay.broadleaf.bank;

/** The bank understood the call and refused it (protocol section 13). The code says why. */
public class RefusedException extends BankException {

    /** The order can no longer be paid. The bank says so with HTTP 500, although nothing failed. */
    public static final String ORDER_EXPIRED = "b_hpp_order_expired";

    /** The bank has no such order. */
    public static final String ORDER_NOT_FOUND = "b_hpp_order_not_found";

    /** The request id was used before: an earlier request with this id did arrive (protocol section 9.3). */
    public static final String DUPLICATE = "b_duplicate_field_value";

    /** A field of the request breaks a rule of the bank, and the bank gave no other code. */
    public static final String VALIDATION = "VALIDATION_ERROR";

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code the bank's {@code msgCode}, such as {@code b_payment_invalid_refund_amount} */
    public RefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The bank's code. The messages explain it in Ukrainian and English under {@code bank.<code>}. */
    public String code() {
        return code;
    }
}
