package io.github.alliancepay.broadleaf.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.testing.FuzzInput;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sum that a window shows can be typed back. */
class MoneyParserTests {

    private static final long MOST = 99_999_999_999_999_999L;

    private final Texts texts = new Texts();

    enum Language {
        UK,
        EN
    }

    @Property
    void everySumThatIsShownIsReadBack(
            @ForAll Language language, @ForAll Currency currency, @ForAll @LongRange(max = MOST) long coins) {
        String shown = texts.money(language.name().toLowerCase(), new Coins(coins), currency);

        assertThat(MoneyParser.parse(shown)).contains(new Coins(coins));
    }

    @Property
    void everySumIsReadBackWithoutItsSignAndWithAnyGrouping(
            @ForAll Language language,
            @ForAll @LongRange(max = MOST) long coins,
            @ForAll Space space,
            @ForAll Word word) {
        String shown = texts.money(language.name().toLowerCase(), new Coins(coins), Currency.UAH);
        String bare = shown.replace("\u00a0₴", "").replace("₴", "");

        String typed = word.beside(bare.replace('\u00a0', space.sign));

        assertThat(MoneyParser.parse(typed)).contains(new Coins(coins));
    }

    enum Space {
        SPACE(' '),
        NO_BREAK('\u00a0'),
        NARROW('\u202f'),
        THIN('\u2009'),
        APOSTROPHE('\''),
        TYPOGRAPHIC('’');

        private final char sign;

        Space(char sign) {
            this.sign = sign;
        }
    }

    enum Word {
        NONE("%s"),
        SIGN("%s₴"),
        SIGN_BEFORE("₴ %s"),
        SHORT("%s грн"),
        SHORT_POINT("%s грн."),
        CODE("%s uah"),
        CODE_BEFORE("UAH %s");

        private final String pattern;

        Word(String pattern) {
            this.pattern = pattern;
        }

        String beside(String sum) {
            return pattern.formatted(sum);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "69.60|6960",
                "69,6|6960",
                "0|0",
                "1 234|123400",
                "1.234,56|123456",
                "1,234,567|123456700",
                "1234567|123456700",
                "EUR 12|1200",
                "12,50 €|1250"
            })
    void sumsAreReadAsPeopleWriteThem(String typed, long coins) {
        assertThat(MoneyParser.parse(typed)).contains(new Coins(coins));
    }

    @Test
    void aLongTextIsNoSumAndCostsNothing() {
        String spaces = " ".repeat(50_000);
        assertThat(FuzzInput.bounded(() -> MoneyParser.parse("1" + spaces + "2")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ten",
                "-1",
                "−1",
                "+1",
                "1.234",
                "1,234",
                "1e3",
                "0x10",
                "1.2.3",
                "1,23,4",
                "12 34",
                "1 2345",
                "1,234,56",
                "1.234.56",
                "12.",
                ",5",
                "１２",
                "٣",
                "₴",
                "грн",
                "1₴2",
                "$1$",
                "1 234'567",
                "999999999999999999999",
                "1\n2",
                "1/2",
                "5%"
            })
    void whatIsNoSumOrCouldBeTwoIsNotRead(String typed) {
        assertThat(MoneyParser.parse(typed)).isEmpty();
    }
}
