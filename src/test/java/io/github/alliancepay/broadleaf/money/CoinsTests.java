package io.github.alliancepay.broadleaf.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoinsTests {

    @Test
    void everyAmountUpToAHundredThousandIsExactBothWays() {
        for (long value = 1; value <= 10_000_000; value++) {
            BigDecimal decimal = BigDecimal.valueOf(value, 2);
            Coins coins = Coins.of(decimal);
            // A plain comparison: ten million assertion objects would take minutes.
            if (coins.value() != value || !coins.toDecimal().equals(decimal)) {
                throw new AssertionError(decimal + " became " + coins);
            }
        }
    }

    @Test
    void theWrittenFormIsReadBackExactly() {
        for (long value = 1; value <= 10_000_000; value += 7) {
            String written = new Coins(value).toString();
            if (Coins.of(new BigDecimal(written)).value() != value) {
                throw new AssertionError(written);
            }
        }
        assertThat(new Coins(1999)).hasToString("19.99");
        assertThat(new Coins(5)).hasToString("0.05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "19.999", "1E-3", "100000.005"})
    void aPartSmallerThanACoinIsAnError(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coins.of(new BigDecimal(amount)))
                .withMessageContaining("round it to two decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"276.62", "276.620", "276.62000", "2.7662E+2"})
    void trailingZerosAndExponentsChangeNothing(String amount) {
        assertThat(Coins.of(new BigDecimal(amount))).isEqualTo(new Coins(27662));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1E+999999999", "92233720368547758.08", "1E-999999999"})
    void anInvalidAmountIsRefusedWithAShortMessage(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coins.of(new BigDecimal(amount)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void sumsAreInTheOrderOfTheirSize() {
        assertThat(Stream.of(new Coins(2), new Coins(1), new Coins(3)).sorted())
                .containsExactly(new Coins(1), new Coins(2), new Coins(3));
        assertThat(new Coins(2)).isEqualByComparingTo(new Coins(2));
        assertThat(new Coins(2).isMoreThan(new Coins(2))).isFalse();
    }

    @Test
    void aSumNeverOverflowsOrGoesBelowZeroSilently() {
        assertThatThrownBy(() -> new Coins(Long.MAX_VALUE).plus(new Coins(1))).isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Coins(1).minus(new Coins(2)));
        assertThat(new Coins(1).minusAtMost(new Coins(2))).isEqualTo(Coins.ZERO);
        assertThat(new Coins(5).minusAtMost(new Coins(2))).isEqualTo(new Coins(3));
    }
}
