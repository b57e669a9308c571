package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTests {

    @ParameterizedTest
    @CsvSource({"10, 444", "1, 44", "3, 133", "100, 4435", "999, 44306"})
    void aPartGoesBackAtTheBanksRateRoundedHalfUp(long cents, long kopiykas) {
        assertThat(of(10_000, 443_500).toHryvnia(new Coins(cents), new Coins(443_500)))
                .isEqualTo(new Coins(kopiykas));
    }

    @Test
    void theWholeGoesBackAsItCameWhateverTheRoundingSays() {
        assertThat(of(10, 445).toHryvnia(new Coins(10), new Coins(445))).isEqualTo(new Coins(445));
    }

    @Test
    void aCoinTooMuchByRoundingIsCutToWhatIsLeft() {
        assertThat(of(10, 444).toHryvnia(new Coins(5), new Coins(221))).isEqualTo(new Coins(221));
    }

    @Test
    void moreThanRoundingIsLeftForTheCallerToRefuse() {
        assertThat(of(10, 444).toHryvnia(new Coins(5), new Coins(200))).isEqualTo(new Coins(222));
    }

    private static Conversion of(long cents, long kopiykas) {
        return new Conversion(Operation.of(Map.of(
                "type", "PURCHASE",
                "ecomOperationId", "o1",
                "coinAmount", String.valueOf(kopiykas),
                "sourceAmount", String.valueOf(cents),
                "conversionRate", "44.3500")));
    }
}
