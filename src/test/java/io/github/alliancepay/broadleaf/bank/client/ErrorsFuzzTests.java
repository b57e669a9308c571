package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.testing.FuzzInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/**
 * An answer with any status: a digit for the endpoint, a digit for the status, and the body. Only an error in the bank's own words may say
 * that nothing was done.
 */
class ErrorsFuzzTests {

    private static final int[] STATUSES = {200, 202, 302, 400, 401, 403, 429, 500, 502, 503};

    private static final Set<String> WORDS_OF_AN_ERROR = Set.of("ERROR", "VALIDATION_ERROR");

    /** Jackson alone takes minutes for a number of a million digits. */
    private static final int LONGEST_TO_COMPARE = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    @DictionaryEntries({
        "\"msgType\":\"ERROR\"",
        "\"msgType\":\"VALIDATION_ERROR\"",
        "\"msgCode\":\"b_expired_token\"",
        "b_server_is_overloaded",
        "b_unknown_error",
        "b_hpp_order_expired",
        "\"validation\":{\"errors\":[{\"field\":\"senderEmail\",\"message\":\"\"}]}",
        "\"jwe\":"
    })
    @FuzzTest(maxDuration = "60s")
    void nothingButTheBanksOwnWordsSaysThatNothingWasDone(byte[] input) {
        if (input.length < 2) {
            return;
        }
        Endpoint endpoint = Endpoint.values()[Byte.toUnsignedInt(input[0]) % Endpoint.values().length];
        int status = STATUSES[Byte.toUnsignedInt(input[1]) % STATUSES.length];
        byte[] body = FuzzInput.unrolled(Arrays.copyOfRange(input, 2, input.length));
        try {
            Fields fields = FuzzInput.bounded(() -> ResponseErrors.success(endpoint, status, body));
            assertThat(status).isBetween(200, 299);
            assertThat(fields.text("msgType")).isNotIn(WORDS_OF_AN_ERROR);
        } catch (BankException failure) {
            assertThat(failure.getMessage()).hasSizeLessThan(1000).matches("[\\x20-\\x7E]*");
            assertThat(failure).hasNoCause();
            if (endpoint.acts() && saysThatNothingWasDone(failure) && body.length < LONGEST_TO_COMPARE) {
                isInTheBanksWords(body);
            }
        }
    }

    /** A status of 401 alone is no such word: the call is repeated, and its outcome stays open. */
    private static boolean saysThatNothingWasDone(BankException failure) {
        return failure instanceof SessionRejectedException rejected
                ? rejected.isCertain()
                : failure instanceof NotDoneException || failure instanceof RefusedException;
    }

    private static void isInTheBanksWords(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(new String(body, UTF_8));
            assertThat(answer.path("msgType").asText()).isIn(WORDS_OF_AN_ERROR);
        } catch (IOException notJson) {
            throw new AssertionError("Nothing was done, says an answer that is no JSON", notJson);
        }
    }
}
