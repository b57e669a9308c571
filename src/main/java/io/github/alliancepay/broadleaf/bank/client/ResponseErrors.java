package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the errors in answers (protocol section 13). The code counts more than the HTTP status: the bank sends most errors with status
 * 200, and rejects sessions with 200 as well as with 401.
 *
 * <p>Of a call that leaves something at the bank, only the bank itself can say that it was not done, in its own words: a JSON object with
 * {@code msgType} and {@code msgCode}. Anything else may come from a proxy after the bank has acted, so the outcome is unknown. A call
 * that only reads may fail in any way: nothing depends on it.
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
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,60}");
    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+");
    private static final int MOST_FIELDS = 10;

    private ResponseErrors() {}

    /**
     * The fields of a successful answer.
     *
     * @throws SessionRejectedException when another session is needed
     * @throws NotDoneException when the bank is too busy to process the call
     * @throws RefusedException when the bank refused
     * @throws OutcomeUnknownException when the answer cannot be read or does not say what happened
     */
    static Fields success(Endpoint endpoint, int status, byte[] body) {
        Fields fields = notAnError(endpoint, status, body);
        if (status / 100 != 2) {
            throw withoutReason(status);
        }
        return fields;
    }

    /** The fields inside an encrypted answer. An error may be inside it or beside it, with any status. */
    static Fields sealedSuccess(Endpoint endpoint, int status, byte[] body, MerchantKey key) {
        String jwe = notAnError(endpoint, status, body).required("jwe");
        return success(endpoint, status, Jwe.decrypt(jwe, key));
    }

    private static Fields notAnError(Endpoint endpoint, int status, byte[] body) {
        Optional<Fields> fields = Fields.ifObject(body);
        fields.filter(sent -> isError(endpoint, status, sent)).ifPresent(sent -> {
            throw error(status, sent);
        });
        if (status == 401) {
            throw SessionRejectedException.withoutReason();
        }
        if (status == 503 && !endpoint.acts()) {
            throw overloaded("HTTP 503");
        }
        return fields.orElseThrow(() -> withoutReason(status));
    }

    private static boolean isError(Endpoint endpoint, int status, Fields fields) {
        String type = fields.text("msgType");
        boolean hasCode = !fields.text("msgCode").isEmpty();
        boolean looksLikeOne = hasCode && (type.isEmpty() || status >= 400);
        return ERROR_TYPES.contains(type) || looksLikeOne && !endpoint.acts();
    }

    private static BankException error(int status, Fields fields) {
        String code = fields.text("msgCode");
        if (status == 401 || SESSION.contains(code)) {
            return CODE.matcher(code).matches()
                    ? new SessionRejectedException(code)
                    : SessionRejectedException.withoutReason();
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
        return isValidation
                ? new InvalidFieldsException(code, faultyFields(fields))
                : new RefusedException(code, "The bank refused the call: " + code);
    }

    /**
     * Only the names of the fields, because the messages may repeat what the shopper typed. How the bank names a field is not documented,
     * so a name inside a message counts too.
     */
    private static Set<String> faultyFields(Fields fields) {
        JsonNode errors = fields.node().path("validation").path("errors");
        return StreamSupport.stream(errors.spliterator(), false)
                .flatMap(ResponseErrors::namesIn)
                .filter(name -> FIELD.matcher(name).matches())
                .limit(MOST_FIELDS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> namesIn(JsonNode error) {
        List<String> words = List.of(WORD_BREAK.split(error.path("message").asText() + " " + error.asText()));
        return Stream.concat(
                Stream.of(Fields.scalar(error.path("field"))),
                InvalidFieldsException.optionalFields().filter(words::contains));
    }

    private static NotDoneException overloaded(String sign) {
        return new NotDoneException(
                "The bank is too busy and did not process the call (" + sign + "). Try again later");
    }

    private static OutcomeUnknownException withoutReason(int status) {
        return new UnexplainedAnswerException(status);
    }

    private static OutcomeUnknownException unknown(int status) {
        return new OutcomeUnknownException("The bank failed with HTTP " + status + ". It may have acted or not");
    }
}
