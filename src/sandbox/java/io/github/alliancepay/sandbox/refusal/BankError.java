package io.github.alliancepay.sandbox.refusal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bank's error codes with their HTTP statuses (protocol section 13.2). Most business errors have status 200. */
public enum BankError {
    /** No such terminal. */
    TERMINAL_NOT_FOUND("b_terminal_not_found", 200),
    /** No such merchant. */
    MERCHANT_NOT_FOUND("b_merchant_not_found", 200),
    /** More than can still be refunded. */
    INVALID_REFUND_AMOUNT("b_payment_invalid_refund_amount", 200),
    /** The original cannot be refunded in its state. */
    INVALID_REFUND_STATUS("b_payment_invalid_refund_status", 200),
    /** The original is of a type that cannot be refunded. */
    REFUND_NOT_SUPPORTED("b_payment_refund_not_supported", 200),
    /** The transaction is not possible in this state. */
    CANNOT_PROCESS("b_cannot_process_logic_transaction", 200),
    /** A reversal that failed. */
    REVERSE_FAILED("b_reverse_transaction_failed", 200),
    /** No such physical transaction. */
    PHYSICAL_TRANSACTION_NOT_FOUND("b_phys_transaction_not_found", 200),
    /** An authorization that failed. */
    AUTHORIZE_FAILED("b_authorize_transaction_failed", 200),
    /** A transaction that could not be started. */
    INITIATE_FAILED("b_initiate_transaction_failed", 200),
    /** No such logical transaction. */
    LOGIC_TRANSACTION_NOT_FOUND("b_payment_logic_transaction_not_found", 200),
    /** An execution that the payment does not allow. */
    EXPLICIT_EXECUTION_NOT_SUPPORTED("b_explicit_payment_execution_not_supported", 200),
    /** No such payment. */
    PAYMENT_NOT_FOUND("b_payment_not_found", 200),
    /** No such operation. */
    OPERATION_NOT_FOUND("b_operation_not_found", 200),
    /** A request the bank does not understand. */
    INVALID_REQUEST("b_invalid_request", 200),
    /** A payment system that the bank does not serve. */
    UNSUPPORTED_PAYMENT_SYSTEM("b_unsupported_payment_system", 200),
    /** A card's date or its security code is wrong. */
    CARD_DATE_AND_CODE("b_validation_card_expiration_date_and_security_code", 200),
    /** A card's date is wrong. */
    CARD_DATE("b_validation_card_expiration_date", 200),
    /** A card number of a wrong form. */
    INVALID_PAN("b_invalid_pan_format", 200),
    /** No recipient. */
    RECIPIENT_MISSING("b_err_missing_recipient_id", 200),
    /** A taxpayer number of a wrong form. */
    INVALID_ITN("b_err_invalid_itn_format", 200),
    /** The date of the request is too far from the bank's clock. Its status is not documented. */
    TIME_NOT_CORRECT("b_security_time_in_request_not_correct", 200),
    /** A body that the key of the current session cannot decrypt. */
    DECRYPT_FAILED("b_encryptor_failed_decrypt_message", 200),
    /** A device that the bank never created. */
    VIRTUAL_DEVICE_NOT_FOUND("b_virtual_device_not_found", 200),
    /** No refresh token in the headers. */
    REFRESH_TOKEN_ABSENT("b_refresh_token_absent", 200),
    /** Overload, with status 200. */
    OVERLOAD("b_overload_error", 200),
    /** A value that must be unique. */
    DUPLICATE_VALUE("b_duplicate_field_value", 400),
    /** Bad format. */
    REQUEST_NOT_CORRECT("b_request_is_not_correct", 400),
    /** Not JSON. */
    PARSE_JSON("b_error_parse_json", 400),
    /** A payment type the merchant does not have. */
    TXN_NOT_ALLOWED("b_txn_not_allowed", 400),
    /** Apple Pay gave no session. */
    APPLE_PAY_SESSION_FAILED("b_failed_to_get_apple_pay_session", 400),
    /** The session belongs to another merchant. */
    MERCHANT_MISMATCH("b_user_merchant_request_mismatch", 400),
    /** The session has expired. */
    EXPIRED_TOKEN("b_expired_token", 401),
    /** No device in the headers, or no such service code. */
    UNKNOWN_DEVICE("b_unknown_device", 401),
    /** A token of another device. */
    USED_TOKEN("b_used_token", 401),
    /** The service code is locked. Only the bank's support can unlock it. */
    AUTH_TOKEN_EXPIRED("b_auth_token_expired", 401),
    /** An older authorization. */
    PREVIOUS_AUTH_TOKEN_EXPIRED("b_previous_auth_token_expired", 401),
    /** A newer authorization ended this session. Its status is not documented. */
    SESSION_DOESNT_EXIST("b_session_doesnt_exists", 401),
    /** No such route. */
    ROUTE_UNKNOWN("b_service_unavailable", 404),
    /** No such operation, with status 404. */
    PAYMENT_OPERATION_NOT_FOUND("payment_operation_not_found", 404),
    /** No such order. */
    ORDER_NOT_FOUND("b_hpp_order_not_found", 404),
    /** No balances of this merchant. */
    BALANCES_NOT_FOUND("b_merchant_balances_not_found", 404),
    /** The order has expired. */
    ORDER_EXPIRED("b_hpp_order_expired", 500),
    /** Anything else. */
    UNKNOWN("b_unknown_error", 500),
    /** Overload, with status 503. */
    SERVER_OVERLOADED("b_server_is_overloaded", 503);

    private final String msgCode;
    private final int status;

    BankError(String msgCode, int status) {
        this.msgCode = msgCode;
        this.status = status;
    }

    /** The error with this {@code msgCode}. */
    public static Optional<BankError> of(String msgCode) {
        return Arrays.stream(values())
                .filter(error -> error.msgCode.equals(msgCode))
                .findFirst();
    }

    /** The codes of all errors, in alphabetical order. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(BankError::msgCode).sorted().toList();
    }

    /** The code in the body. */
    public String msgCode() {
        return msgCode;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A text as the bank sends it: the at sign means that it is not localised. */
    public String msgText() {
        return "@" + msgCode.replaceFirst("^b_", "").replace('_', ' ') + "!";
    }
}
