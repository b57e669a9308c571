package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.answer;
import static io.github.alliancepay.broadleaf.payment.Payments.completion;
import static io.github.alliancepay.broadleaf.payment.Payments.hold;
import static io.github.alliancepay.broadleaf.payment.Payments.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankAssessmentTests {

    @Test
    void oneSuccessfulPurchaseOfTheWholeAmountIsPaid() {
        BankAssessment verdict = live(answer("SUCCESS", purchase("SUCCESS")));

        assertThat(verdict.isPaid()).isTrue();
        assertThat(verdict.misfit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "FAIL", "ON_THE_MOON", ""})
    void moneyIsReadFromTheOperationsAndNotFromTheOrdersStatus(String status) {
        assertThat(live(answer(status, purchase("SUCCESS"))).isPaid()).isTrue();
        assertThat(live(answer("SUCCESS", purchase("PENDING"))).isPaid()).isFalse();
        assertThat(live(answer("SUCCESS")).isPaid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREAUTH", "REFUND", "BARTER", "VERIFICATION"})
    void otherOperationsAreNoMoneyReceived(String type) {
        assertThat(live(answer("SUCCESS", purchase("SUCCESS", "type", type))).isPaid())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCOUNT_2_ACCOUNT", "COMPLETION"})
    void transfersAndCompletionsAreMoneyReceived(String type) {
        assertThat(live(answer("SUCCESS", purchase("SUCCESS", "type", type))).isPaid())
                .isTrue();
    }

    @Test
    void aTestTerminalCountsInTestModeOnly() {
        BankOrder answer = answer("SUCCESS", purchase("SUCCESS", "rrn", "-1"));

        assertThat(live(answer).misfit()).contains(ReviewReason.TEST_PAYMENT);
        assertThat(BankAssessment.of(Payments.open(), answer, true).misfit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "coinAmount, 27661, AMOUNT_DIFFERS",
        "coinAmount, 27663, AMOUNT_DIFFERS",
        "transactionCurrency, 840, CURRENCY_DIFFERS",
        "merchantId, merchant-2, BANK_ORDER_DIFFERS"
    })
    void aPurchaseThatDoesNotFitIsAMisfit(String field, String value, ReviewReason reason) {
        assertThat(live(answer("SUCCESS", purchase("SUCCESS", field, value))).misfit())
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "many", "99999999999999999999"})
    void aSuccessWhoseAmountCannotBeReadIsNeitherMoneyNorADecline(String amount) {
        BankAssessment verdict = live(answer("FAIL", purchase("SUCCESS", "coinAmount", amount)));

        assertThat(verdict.isPaid()).isFalse();
        assertThat(verdict.isDeclined()).isFalse();
        assertThat(verdict.undecided()).isTrue();
    }

    @Test
    void anAttemptThatCannotBeReadDoesNotHideTheMoneyBesideIt() {
        BankOrder answer =
                answer("SUCCESS", purchase("FAIL", "coinAmount", ""), purchase("SUCCESS", "ecomOperationId", "o2"));

        assertThat(live(answer).isPaid()).isTrue();
        assertThat(live(answer).misfit()).isEmpty();
    }

    @Test
    void moneyUnderAKeyThatIsTooLongForTheLedgerIsMoneyToo() {
        BankAssessment verdict = live(answer("SUCCESS", purchase("SUCCESS", "ecomOperationId", "e".repeat(129))));

        assertThat(verdict.isPaid()).isTrue();
        assertThat(verdict.misfit()).isEmpty();
        assertThat(verdict.captures().get(0).ecomOperationId()).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void twoSuccessesAreTooMuch() {
        BankOrder answer = answer("SUCCESS", purchase("SUCCESS"), purchase("SUCCESS", "ecomOperationId", "o2"));

        assertThat(live(answer).misfit()).contains(ReviewReason.AMOUNT_DIFFERS);
    }

    @Test
    void aSuccessAfterAFailureIsPaid() {
        BankOrder answer = answer("FAIL", purchase("FAIL"), purchase("SUCCESS", "ecomOperationId", "o2"));

        assertThat(live(answer).isPaid()).isTrue();
        assertThat(live(answer).misfit()).isEmpty();
        assertThat(live(answer).isDeclined()).isFalse();
    }

    @Test
    void aDeclineSaysItsCodes() {
        BankAssessment verdict = live(answer("FAIL", purchase("FAIL", "actionCode", "1", "responseCode", "16")));

        assertThat(verdict.isDeclined()).isTrue();
        assertThat(verdict.decline()).isEqualTo("1.16");
    }

    @Test
    void onlyAFailedAttemptToPayIsADecline() {
        String[] codes = {"actionCode", "1", "responseCode", "16"};
        Operation refund = purchase("FAIL", "type", "REFUND", "ecomOperationId", "o2", "actionCode", "1");

        assertThat(live(answer("SUCCESS", purchase("SUCCESS", codes))).decline())
                .isEmpty();
        assertThat(live(answer("SUCCESS", purchase("SUCCESS"), refund)).decline())
                .isEmpty();
        assertThat(live(answer("SUCCESS", hold("SUCCESS"), completion("FAIL", codes)))
                        .decline())
                .isEmpty();
    }

    @Test
    void aRefundUnderWayLeavesNothingUndecided() {
        Operation refund = purchase("PENDING", "type", "REFUND", "ecomOperationId", "o2");

        assertThat(live(answer("SUCCESS", purchase("SUCCESS"), refund)).undecided())
                .isFalse();
    }

    @Test
    void aDeclineWithoutCodesIsUnknown() {
        assertThat(live(answer("FAIL", purchase("DESIRED_THREEDS_MODE_ERROR"))).decline())
                .isEqualTo("unknown");
    }

    @Test
    void nothingIsDeclinedWhileAnAttemptIsUnderWayOrAnotherMayFollow() {
        BankOrder underWay = answer("FAIL", purchase("FAIL"), purchase("REQUIRED_3DS", "ecomOperationId", "o2"));

        assertThat(live(underWay).isDeclined()).isFalse();
        assertThat(live(answer("PENDING", purchase("FAIL"))).isDeclined()).isFalse();
        assertThat(live(answer("CANCELED")).isDeclined()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "27662, 840, ''",
        "27661, 840, AMOUNT_DIFFERS",
        "27662, 978, CURRENCY_DIFFERS",
        "'', 840, AMOUNT_DIFFERS",
        "27662, '', CURRENCY_DIFFERS"
    })
    void anOrderInDollarsIsJudgedByWhatTheHryvniasCameFrom(String source, String currency, String reason) {
        BankOrder answer = answer(
                "SUCCESS",
                purchase("SUCCESS", "coinAmount", "1226809", "sourceAmount", source, "sourceCurrencyCode", currency));

        assertThat(BankAssessment.of(Payments.open(Currency.USD), answer, false)
                        .misfit()
                        .map(Enum::name)
                        .orElse(""))
                .isEqualTo(reason);
    }

    private static BankAssessment live(BankOrder answer) {
        return BankAssessment.of(Payments.open(), answer, false);
    }
}
