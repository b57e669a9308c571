package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaidLinesTests {

    @Test
    void aCoinThatTheHostRoundedAwayGoesToTheLargestLine() {
        assertThat(amounts(146, Samples.item(1, 1, 100), Samples.item(2, 1, 45)))
                .containsExactly(101L, 45L);
        assertThat(amounts(143, Samples.item(1, 1, 45), Samples.item(2, 1, 100)))
                .containsExactly(45L, 98L);
        assertThat(amounts(2, Samples.item(1, 1, 1))).containsExactly(2L);
    }

    @Test
    void whatWasPaidOtherwiseReducesEveryLineInProportion() {
        assertThat(amounts(50, Samples.item(1, 1, 60), Samples.item(2, 1, 40))).containsExactly(30L, 20L);
    }

    @Test
    void whatWasPaidOnTopIsALineOfItsOwn() {
        assertThat(amounts(110, Samples.item(1, 1, 60), Samples.item(2, 1, 40))).containsExactly(60L, 40L, 10L);
    }

    @Test
    void everythingIsOneLineWhenTheOrderHasNone() {
        List<RefundableLine> lines = PaidLines.of(Samples.ORDER, List.of(), new Coins(500));

        assertThat(lines)
                .containsExactly(new RefundableLine("rest:7", RefundableLine.LineKind.REST, "", 1, new Coins(500)));
    }

    @Test
    void nothingPaidIsNoLine() {
        assertThat(PaidLines.of(Samples.ORDER, List.of(), Coins.ZERO)).isEmpty();
    }

    private static List<Long> amounts(long paid, RefundableLine... sold) {
        return PaidLines.of(Samples.ORDER, List.of(sold), new Coins(paid)).stream()
                .map(line -> line.amount().value())
                .toList();
    }
}
