package io.github.alliancepay.broadleaf.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankWordsTests {

    private static final Locale UKRAINIAN = new Locale("uk", "UA");

    /** Protocol section 13.2, and the codes of section 4.2 that have no HTTP status there. */
    private static final String CODES =
            """
            b_terminal_not_found b_merchant_not_found b_reverse_transaction_failed b_payment_invalid_refund_amount
            b_phys_transaction_not_found b_cannot_process_logic_transaction b_authorize_transaction_failed
            b_initiate_transaction_failed b_payment_logic_transaction_not_found b_explicit_payment_execution_not_supported
            b_payment_not_found b_operation_not_found b_payment_refund_not_supported b_invalid_request
            b_unsupported_payment_system b_validation_card_expiration_date_and_security_code b_invalid_pan_format
            b_payment_invalid_refund_status b_validation_card_expiration_date b_encryptor_failed_decrypt_message
            b_virtual_device_not_found b_refresh_token_absent b_err_missing_recipient_id b_err_invalid_itn_format
            b_overload_error b_duplicate_field_value b_request_is_not_correct b_error_parse_json b_txn_not_allowed
            b_failed_to_get_apple_pay_session b_user_merchant_request_mismatch b_expired_token b_unknown_device b_used_token
            b_auth_token_expired b_previous_auth_token_expired b_service_unavailable payment_operation_not_found
            b_hpp_order_not_found b_merchant_balances_not_found b_hpp_order_expired b_unknown_error b_server_is_overloaded
            b_session_doesnt_exists b_security_time_in_request_not_correct VALIDATION_ERROR unknown
            """;

    /** Protocol section 13.4. */
    private static final Map<String, String> RESPONSES = Map.of(
            "0", "00 01 02 03 04 05 06 07 80 81 82 83",
            "1", "00 01 02 04 06 09 10 11 15 16 18 19 20 21 22 23 24 25 29 65 70 74 76 85 86 88 90 91",
            "2", "00 01 02 04 06 07 08 09 10 85",
            "4", "00",
            "9",
                    "00 01 02 03 04 07 08 09 10 11 12 13 14 16 17 18 19 20 21 23 40 51 52 53 54 55 56 58 60 61 62 63 64"
                            + " 66 67 68 69 70 71 72",
            "33", "01 02 03 04 05 06 09 10 11 12 13 14 19 22 26 80 81 82 83 84 85 86 87 88 100");

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void everyCodeOfTheBankHasWords(String language) throws IOException {
        assertThat(words(language).stringPropertyNames())
                .containsAll(refusals())
                .containsAll(declines());
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(words("en").stringPropertyNames()).isEqualTo(words("uk").stringPropertyNames());
    }

    @Test
    void ukrainianIsUkrainianAndEnglishIsEnglish() throws IOException {
        assertThat(words("uk").values()).allMatch(text -> text.toString().matches("(?s).*[а-яіїєґ].*"));
        assertThat(words("en").values()).noneMatch(text -> text.toString().matches("(?s).*\\p{IsCyrillic}.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void noTextIsChangedByAMessageFormat(String language) throws IOException {
        assertThat(words(language).values()).noneMatch(text -> text.toString().matches("(?s).*['{}].*"));
    }

    @Test
    void aShopperReadsWhatToDo() {
        Operation declined = operation(Map.of("status", "FAIL", "actionCode", "1", "responseCode", "16"));
        assertThat(BankWords.decline(declined, Locale.ENGLISH))
                .isEqualTo("Not enough money on the card. Try another card.");
        assertThat(BankWords.decline(declined, UKRAINIAN))
                .isEqualTo("На картці недостатньо коштів. Спробуйте іншу картку.");
    }

    @Test
    void aDeclineThatNobodyKnowsIsToldByItsKind() {
        assertThat(decline(Map.of("status", "FAIL", "actionCode", "33", "responseCode", "77")))
                .startsWith("3-D Secure did not confirm");
        assertThat(decline(Map.of("status", "FAIL", "actionCode", "77", "responseCode", "77")))
                .startsWith("The payment did not succeed");
        assertThat(decline(Map.of("status", "FAIL"))).startsWith("The payment did not succeed");
        assertThat(decline(Map.of("status", "DESIRED_THREEDS_MODE_ERROR"))).contains("does not support 3-D Secure");
        assertThat(decline(Map.of("status", "FAIL", "errorDetails", "b_security_time_in_request_not_correct")))
                .contains("clock");
    }

    @Test
    void aFailureAfterApprovalIsNotCalledApproved() {
        assertThat(decline(Map.of("status", "FAIL", "actionCode", "0", "responseCode", "00")))
                .startsWith("The payment did not succeed");
        assertThat(decline(Map.of("status", "SUCCESS", "actionCode", "0", "responseCode", "00")))
                .isEqualTo("Approved.");
    }

    @Test
    void aRefusalIsExplainedAndAnUnknownOneKeepsItsCode() {
        assertThat(BankWords.refusal("b_payment_invalid_refund_amount", Locale.GERMANY))
                .as("other languages read English")
                .startsWith("The amount is larger");
        assertThat(BankWords.refusal("b_of_tomorrow", UKRAINIAN))
                .startsWith("Банк відхилив")
                .endsWith("(b_of_tomorrow)");
    }

    private static String decline(Map<String, String> fields) {
        return BankWords.decline(operation(fields), Locale.ENGLISH);
    }

    private static Operation operation(Map<String, String> fields) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put("ecomOperationId", "e");
        all.put("type", "PURCHASE");
        return Operation.of(all);
    }

    private static Set<String> refusals() {
        return Stream.of(CODES.strip().split("\\s+"))
                .map(code -> "bank." + code)
                .collect(Collectors.toSet());
    }

    private static Set<String> declines() {
        Stream<String> exact = RESPONSES.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue().split(" "))
                        .map(response -> "decline." + entry.getKey() + "." + response));
        Stream<String> kinds = RESPONSES.keySet().stream().map(action -> "decline." + action);
        return Stream.of(exact, kinds, Stream.of("decline.unknown"))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                BankWords.class.getResourceAsStream("/alliancepay/bank_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
