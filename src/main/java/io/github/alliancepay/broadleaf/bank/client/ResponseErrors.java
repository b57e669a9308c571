package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Finds the errors in answers (protocol section 13). The code counts more than the HTTP status: the bank sends most errors with status
 * 200, and rejects sessions with 200 as well as with 401.
 */
final class ResponseErrors {

    /** The codes after which the call is repeated with a new session (protocol section 4.2). */
    private static final Set<String> SESSION = Set.of(
            "b_expired_token",
            "b_used_token",
            "b_auth_token_expired",
            "b_session_doesnt_exists",
            "b_previous_auth_token_expired",
            "b_unknown_device",
            "b_virtual_device_not_found",
            "b_refresh_token_absent");

    private static final Set<String> OVERLOADED = Set.of("b_server_is_overloaded", "b_overload_error");
    private static final Set<String> ERROR_TYPES = Set.of("ERROR", "VALIDATION_ERROR");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,80}");

    private ResponseErrors() {}

    /**
     * The fields of a successful answer.
     *
     * @throws SessionRejectedException when another session is needed
     * @throws NotDoneException when the bank is too busy to process the call
     * @throws RefusedException when the bank refused
     * @throws OutcomeUnknownException when the answer cannot be read or does not say what happened
     */
    static Fields success(int status, byte[] body) {
        Fields fields = notAnError(status, body);
        if (status / 100 != 2) {
            throw new OutcomeUnknownException("The bank answered HTTP " + status + " without saying why");
        }
        return fields;
    }

    /** The fields inside an encrypted answer. An error may be inside it or beside it, with any status. */
    static Fields sealedSuccess(int status, byte[] body, MerchantKey key) {
        String jwe = notAnError(status, body).required("jwe");
        return success(status, Jwe.decrypt(jwe, key));
    }

    private static Fields notAnError(int status, byte[] body) {
        requireNoRefusalByStatus(status, body);
        Fields fields = Fields.parse(body);
        if (isError(status, fields)) {
            throw error(status, fields);
        }
        return fields;
    }

    /** These two statuses decide alone. A code in the body is only added to the message. */
    private static void requireNoRefusalByStatus(int status, byte[] body) {
        if (status == 401) {
            throw new SessionRejectedException(codeIn(body));
        }
        if (status == 503) {
            throw overloaded("HTTP 503");
        }
    }

    private static String codeIn(byte[] body) {
        try {
            String code = Fields.parse(body).text("msgCode");
            return CODE.matcher(code).matches() ? code : "HTTP 401";
        } catch (OutcomeUnknownException noJson) {
            return "HTTP 401";
        }
    }

    private static boolean isError(int status, Fields fields) {
        String type = fields.text("msgType");
        boolean hasCode = !fields.text("msgCode").isEmpty();
        return ERROR_TYPES.contains(type) || hasCode && (type.isEmpty() || status >= 400);
    }

    private static BankException error(int status, Fields fields) {
        String code = fields.text("msgCode");
        if (SESSION.contains(code)) {
            return new SessionRejectedException(code);
        }
        if (OVERLOADED.contains(code)) {
            return overloaded(code);
        }
        return saysNothing(status, code) ? unknown(status) : refused(code, fields);
    }

    /** A server that failed may have acted before. An expired order is no failure, although the bank sends 500 for it too. */
    private static boolean saysNothing(int status, String code) {
        return "b_unknown_error".equals(code) || status >= 500 && !RefusedException.ORDER_EXPIRED.equals(code);
    }

    private static BankException refused(String sent, Fields fields) {
        boolean isValidation = "VALIDATION_ERROR".equals(fields.text("msgType"));
        String code = sent.isEmpty() && isValidation ? RefusedException.VALIDATION : sent;
        if (!CODE.matcher(code).matches()) {
            return new OutcomeUnknownException("The bank reported an error without a code");
        }
        return new RefusedException(code, "The bank refused the call: " + code + faultyFields(fields));
    }

    /** Only the names of the fields: the messages may repeat what the shopper typed. */
    private static String faultyFields(Fields fields) {
        JsonNode errors = fields.node().path("validation").path("errors");
        String names = StreamSupport.stream(errors.spliterator(), false)
                .map(error -> Fields.scalar(error.path("field")))
                .filter(name -> FIELD.matcher(name).matches())
                .distinct()
                .limit(20)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    private static NotDoneException overloaded(String sign) {
        return new NotDoneException(
                "The bank is too busy and did not process the call (" + sign + "). Try again later");
    }

    private static OutcomeUnknownException unknown(int status) {
        return new OutcomeUnknownException("The bank failed with HTTP " + status + ". It may have acted or not");
    }
}
