package io.github.alliancepay.sandbox.order;

/** {@code actionCode}, {@code responseCode} and {@code description} of an operation (protocol section 13.4). */
public record ResponseCode(String actionCode, String responseCode, String description) {
    /** Approved. */
    public static final ResponseCode APPROVED = new ResponseCode("0", "00", "approved");
    /** Approved for a part of the amount. */
    public static final ResponseCode PARTLY_APPROVED = new ResponseCode("0", "02", "approved for partial amount");
    /** 3-D Secure failed. */
    public static final ResponseCode AUTHENTICATION_FAILED = declined("33", "01");
    /** The payer did not answer 3-D Secure in time. */
    public static final ResponseCode AUTHENTICATION_TIMEOUT = declined("33", "14");
    /** Do not honour. */
    public static final ResponseCode DO_NOT_HONOUR = declined("1", "00");

    /** Refuses codes that are not short numbers. */
    public ResponseCode {
        if (!actionCode.matches("\\d{1,2}") || !responseCode.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("action and response code are short numbers, such as 1 and 16");
        }
    }

    /** A decline with a description in the bank's manner: a category joined with a reason. */
    public static ResponseCode declined(String actionCode, String responseCode) {
        String category = actionCode.equals("33") ? "authenticationDenied" : "authorisationDenied";
        return new ResponseCode(actionCode, responseCode, category + "Code" + responseCode);
    }
}
