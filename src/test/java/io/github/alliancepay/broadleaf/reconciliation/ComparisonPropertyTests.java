package io.github.alliancepay.broadleaf.reconciliation;

import static io.github.alliancepay.broadleaf.reconciliation.Movements.in;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.line;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.numbers;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.shop;
import static io.github.alliancepay.broadleaf.reconciliation.Movements.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every difference is found and none is invented, in whatever order both sides are. */
class ComparisonPropertyTests {

    /** What happens to a line of an honest register. */
    private enum Edit {
        NOTHING,
        NO_OPERATION_ID,
        LOST(DifferenceKind.SHOP_ONLY),
        SUM(DifferenceKind.AMOUNT),
        STATE(DifferenceKind.STATE),
        CURRENCY(DifferenceKind.CURRENCY),
        TWICE(DifferenceKind.DUPLICATE),
        FURTHER(DifferenceKind.BANK_ONLY),
        FURTHER_REFUND(DifferenceKind.REFUND_UNKNOWN);

        private final Set<DifferenceKind> expected;

        Edit(DifferenceKind... expected) {
            this.expected = Set.of(expected);
        }

        List<Movement> lines(Movement movement) {
            Movement line = line(movement);
            int number = (int) movement.origin().payment().orElseThrow().orderId();
            return switch (this) {
                case NOTHING -> List.of(line);
                case NO_OPERATION_ID -> List.of(
                        with(line, numbers("", line.numbers().rrn())));
                case LOST -> List.of();
                case SUM -> List.of(
                        with(line, movement.amount().map(Coins::value).orElseThrow() + 1));
                case STATE -> List.of(line.in(MovementState.FAILED));
                case CURRENCY -> List.of(in(line, "840"));
                case TWICE -> List.of(line, line);
                case FURTHER -> List.of(
                        line,
                        with(
                                line,
                                numbers(
                                        "further-" + number,
                                        "9" + line.numbers().rrn())));
                case FURTHER_REFUND -> List.of(
                        line, with(line, numbers("further-" + number, "", "operation-" + number)));
            };
        }

        Set<String> expected(Movement movement) {
            String payment = movement.origin().payment().orElseThrow().paymentId();
            return expected.stream().map(kind -> kind + " " + payment).collect(Collectors.toSet());
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Arbitraries.of(Edit.class).list().ofMaxSize(40);
    }

    @Property(tries = 500)
    void everyEditIsFoundAndNothingElse(@ForAll("edits") List<Edit> edits, @ForAll long seed) {
        List<Movement> shop = new ArrayList<>();
        List<Movement> listed = new ArrayList<>();
        Set<String> expected = new TreeSet<>();
        for (int number = 1; number <= edits.size(); number++) {
            Edit edit = edits.get(number - 1);
            boolean refund = number % 3 == 0 && edit != Edit.FURTHER_REFUND;
            Movement movement = shop(number, refund ? MovementType.REFUND : MovementType.PURCHASE, 100L * number);
            shop.add(movement);
            listed.addAll(edit.lines(movement));
            expected.addAll(edit.expected(movement));
        }
        Comparison straight = Comparison.of(new ShopBooks(shop, List.of()), listed);
        Collections.shuffle(shop, new Random(seed));
        Collections.shuffle(listed, new Random(seed + 1));
        Comparison shuffled = Comparison.of(new ShopBooks(shop, List.of()), listed);
        assertThat(found(straight)).isEqualTo(expected);
        assertThat(found(shuffled)).isEqualTo(expected);
        assertThat(shuffled.totals()).isEqualTo(straight.totals());
        assertThat(straight.matched()).isEqualTo(shuffled.matched()).isEqualTo((int) edits.stream()
                .filter(edit -> edit.expected.isEmpty() || edit.name().startsWith("FURTHER"))
                .count());
    }

    /** Each difference with the payment that it is about, or with the payment that the edit was made at. */
    private static Set<String> found(Comparison comparison) {
        return comparison.differences().stream()
                .map(difference -> difference.kind() + " "
                        + difference.payment().map(PaymentLink::paymentId).orElseGet(() -> edited(difference)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String edited(Difference difference) {
        return difference.bank().get(0).numbers().operationId().replace("further-", "payment-");
    }
}
