package io.github.alliancepay.broadleaf.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AllocationTests {

    private static final long MOST = 1_000_000_000_000L;

    @Property
    void theSharesAddUpToTheSum(
            @ForAll @LongRange(max = MOST) long sum,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(max = MOST) Long> weights) {
        Assume.that(sum == 0 || weights.stream().anyMatch(weight -> weight > 0));

        List<Coins> shares = Allocation.of(new Coins(sum), coins(weights));

        assertThat(shares).hasSameSizeAs(weights);
        assertThat(shares.stream().mapToLong(Coins::value).sum()).isEqualTo(sum);
    }

    @Property
    void noShareIsACoinOrMoreOffItsProportion(
            @ForAll @LongRange(max = 1_000_000) long sum,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
        List<Coins> shares = Allocation.of(new Coins(sum), coins(weights));

        long whole = weights.stream().mapToLong(Long::longValue).sum();
        for (int index = 0; index < weights.size(); index++) {
            long difference = shares.get(index).value() * whole - sum * weights.get(index);
            assertThat(Math.abs(difference)).isLessThan(whole);
        }
    }

    @Example
    void aPartOfNoWeightGetsNothing() {
        assertThat(Allocation.of(new Coins(7), coins(List.of(0L, 3L, 0L))))
                .containsExactly(Coins.ZERO, new Coins(7), Coins.ZERO);
    }

    @Example
    void aSumCannotBeDividedOverNoWeight() {
        assertThatThrownBy(() -> Allocation.of(new Coins(7), coins(List.of(0L, 0L))))
                .hasMessageContaining("0.07");
    }

    private static List<Coins> coins(List<Long> values) {
        return values.stream().map(Coins::new).toList();
    }
}
