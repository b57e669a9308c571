package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.alliancepay.broadleaf.bank.BankField;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.text.MoneyParser;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.FuzzInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same text as somebody may type it, and as the bank may write it: as a JSON string and as a JSON number. */
class AmountFuzzTests {

    private static final Coins BEYOND = new Coins(1_000_000_000_000_000L);
    private static final Pattern PLAIN = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern JSON_NUMBER = Pattern.compile("[0-9.eE+-]*");

    private final Texts texts = new Texts();

    @DictionaryEntries({"грн.", "UAH", "₴", "\u00a0", "\u202f", "'", ",00", ".00", "1.234,56", "e15", "E-2", "-0"})
    @FuzzTest(maxDuration = "60s")
    void anAmountIsReadExactlyOrRefused(byte[] input) {
        String text = new String(FuzzInput.unrolled(input), UTF_8);

        FuzzInput.bounded(() -> MoneyParser.parse(text)).ifPresent(coins -> isWhatWasTyped(text, coins));
        FuzzInput.bounded(() -> inString(text)).ifPresent(coins -> isWhatTheBankWrote(text, coins));
        if (JSON_NUMBER.matcher(text).matches()) {
            FuzzInput.bounded(() -> inNumber(text)).ifPresent(coins -> isWhatTheBankWrote(text, coins));
        }
        if (PLAIN.matcher(text).matches()) {
            isReadAsAnyoneReadsIt(text);
        }
    }

    private static Optional<Coins> inString(String text) {
        return new Fields(Fields.newObject().put("coinAmount", text)).amount(BankField.COIN_AMOUNT);
    }

    private static Optional<Coins> inNumber(String text) {
        return Fields.ifObject(("{\"coinAmount\":" + text + "}").getBytes(UTF_8))
                .flatMap(fields -> fields.amount(BankField.COIN_AMOUNT));
    }

    /** Without its last one or two digits, it is units; no other reading of the digits is a sum that was meant. */
    private void isWhatWasTyped(String text, Coins coins) {
        BigDecimal digits = new BigDecimal(text.replaceAll("[^0-9]", ""));
        assertThat(Stream.of(digits, digits.movePointRight(1), digits.movePointRight(2)))
                .anySatisfy(reading -> assertThat(reading).isEqualByComparingTo(BigDecimal.valueOf(coins.value())));
        assertThat(text).doesNotContain("-", "+", "%", "/");
        for (String language : List.of("uk", "en")) {
            assertThat(MoneyParser.parse(texts.money(language, coins, Currency.UAH)))
                    .contains(coins);
        }
    }

    private static void isWhatTheBankWrote(String text, Coins coins) {
        assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(coins.value()));
        assertThat(coins).isLessThan(BEYOND);
    }

    private static void isReadAsAnyoneReadsIt(String number) {
        Coins whole = new Coins(Long.parseLong(number));
        assertThat(MoneyParser.parse(number)).contains(Coins.of(new BigDecimal(number)));
        assertThat(inString(number)).contains(whole);
        assertThat(inNumber(number)).contains(whole);
    }
}
