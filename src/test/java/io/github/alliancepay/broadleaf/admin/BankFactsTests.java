package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bank's words for admins. */
class BankFactsTests {

    private final BankFacts bank = facts("en");

    @Test
    void aReceiptAtTheBankIsLinkedTo() {
        assertThat(receipt("https://receipts.bank.example/r/1").link()).isEqualTo("https://receipts.bank.example/r/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://evil.example/r",
                "data:text/html,x",
                "//bank.example",
                "no address"
            })
    void whatIsNotTheBanksIsShownAndNotLinkedTo(String address) {
        assertThat(receipt(address)).isEqualTo(new LabelledValue("Receipt", address, ""));
    }

    @ParameterizedTest
    @CsvSource({"en,Refund,Failed", "uk,Повернення,Неуспішно"})
    void typesAndStatusesAreWords(String language, String type, String status) {
        OperationRow row = facts(language).row(operation("type", "REFUND", "status", "FAIL"), Currency.UAH);

        assertThat(row.type()).isEqualTo(type);
        assertThat(row.status()).isEqualTo(new Badge("bad", status));
    }

    @Test
    void whatALaterBankReleaseSaysIsShownAsItIs() {
        OperationRow row = bank.row(operation("type", "CASHBACK", "status", "<b>ODD</b>"), Currency.UAH);

        assertThat(row.type()).isEqualTo("CASHBACK");
        assertThat(row.status()).isEqualTo(new Badge("wait", "<b>ODD</b>"));
    }

    @Test
    void theRrnOfATestTerminalSaysWhatItIs() {
        assertThat(bank.details(operation("rrn", "-1")))
                .contains(new LabelledValue("RRN", "-1 (test terminal, no money moved)", ""));
    }

    @Test
    void aSumInAnotherCurrencyIsShownWithItsHryvnias() {
        Operation dollars = operation("sourceAmount", "1000", "sourceCurrencyCode", "840", "coinAmount", "44350");

        assertThat(bank.row(dollars, Currency.USD).amount()).isEqualTo("$10.00 (₴443.50)");
    }

    @Test
    void aFailureIsExplained() {
        assertThat(bank.reason(operation("status", "FAIL", "actionCode", "1", "responseCode", "16")))
                .startsWith("Not enough money");
        assertThat(bank.reason(operation("status", "FAIL", "errorDetails", "b_payment_refund_not_supported")))
                .startsWith("The bank cannot return");
        assertThat(bank.reason(operation("status", "SUCCESS", "actionCode", "0", "responseCode", "00")))
                .isEmpty();
    }

    private LabelledValue receipt(String address) {
        return bank.details(operation("receiptUrl", address)).stream()
                .filter(fact -> fact.label().equals("Receipt"))
                .findFirst()
                .orElseThrow();
    }

    private static BankFacts facts(String language) {
        return new BankFacts(
                LocalizedTexts.in(new Texts(), Locale.forLanguageTag(language)),
                (URI address) -> "https".equals(address.getScheme())
                        && address.getHost() != null
                        && address.getHost().endsWith("bank.example"));
    }

    private static Operation operation(String... fields) {
        Map<String, String> all = new TreeMap<>(
                Map.of("ecomOperationId", "e-1", "type", "PURCHASE", "status", "SUCCESS", "coinAmount", "100"));
        for (int field = 0; field < fields.length; field += 2) {
            all.put(fields[field], fields[field + 1]);
        }
        return Operation.of(all);
    }
}
