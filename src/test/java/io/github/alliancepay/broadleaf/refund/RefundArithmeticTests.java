package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The parts of an order that go back add up to the whole, to the coin. */
class RefundArithmeticTests {

    @Property
    void singleUnitsAddUpToTheirLine(
            @ForAll @IntRange(min = 1, max = 200) int quantity, @ForAll @LongRange(max = 100_000_000) long amount) {
        RefundableLine line = Samples.item(1, quantity, amount);
        Coins sum = Coins.ZERO;

        for (int unit = 0; unit < quantity; unit++) {
            sum = sum.plus(line.amountOf(unit, 1));
        }

        assertThat(sum).isEqualTo(line.amount());
    }

    @Property
    void severalUnitsCostWhatTheyCostOneByOne(
            @ForAll @IntRange(min = 1, max = 50) int quantity,
            @ForAll @LongRange(max = 1_000_000) long amount,
            @ForAll Random random) {
        RefundableLine line = Samples.item(1, quantity, amount);
        int already = random.nextInt(quantity);
        int units = random.nextInt(quantity - already) + 1;
        Coins oneByOne = Coins.ZERO;
        for (int unit = 0; unit < units; unit++) {
            oneByOne = oneByOne.plus(line.amountOf(already + unit, 1));
        }

        assertThat(line.amountOf(already, units)).isEqualTo(oneByOne);
    }

    @Property
    void theLinesAreExactlyWhatWasPaidHoweverTheHostRoundsAndWhoeverPaysTheRest(
            @ForAll("orders") List<RefundableLine> order, @ForAll @LongRange(min = 1, max = 200_000_000) long paid) {
        List<RefundableLine> lines = PaidLines.of(Samples.ORDER, order, new Coins(paid));

        assertThat(sum(lines)).isEqualTo(new Coins(paid));
        assertThat(lines).extracting(RefundableLine::key).doesNotHaveDuplicates();
    }

    @Property
    void aRoundingOfTheHostIsOnOneLine(
            @ForAll("orders") List<RefundableLine> order, @ForAll @IntRange(min = -1, max = 1) int difference) {
        Coins paid = new Coins(sum(order).value() + difference);

        List<RefundableLine> lines = PaidLines.of(Samples.ORDER, order, paid);

        assertThat(lines).hasSameSizeAs(order);
        assertThat(lines.stream().filter(line -> !order.contains(line)).count()).isLessThanOrEqualTo(1);
    }

    /** Units, sums and the rest in any order, some of them failing, until nothing is left. */
    @Property(tries = 300)
    void partialAfterPartialEndsAtExactlyZero(
            @ForAll("orders") List<RefundableLine> order, @ForAll("paid") double share, @ForAll Random random) {
        long paid = Math.max(1, (long) (sum(order).value() * share));
        Books books = new Books(order, Samples.purchase("o1", paid), Currency.UAH);

        for (int step = 0; step < 12 && books.balance().isOpen(); step++) {
            books.returnSomething(random);
            RefundBalance balance = books.balance();
            assertThat(balance.refunded().plus(balance.left())).isEqualTo(new Coins(paid));
            assertThat(balance.unassigned()).isEqualTo(Coins.ZERO);
        }
        books.returnTheRest();

        assertThat(books.balance().left()).isEqualTo(Coins.ZERO);
        assertThat(books.balance().leftAtBank()).isEqualTo(Coins.ZERO);
        assertThat(books.balance().refunded()).isEqualTo(new Coins(paid));
        assertThat(books.balance().lines())
                .allSatisfy(line -> assertThat(line.leftAmount()).isEqualTo(Coins.ZERO));
        assertThat(books.balance().blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @Property(tries = 300)
    void anOrderInDollarsEndsAtZeroInBothCurrencies(
            @ForAll("orders") List<RefundableLine> order,
            @ForAll @IntRange(min = 10_000, max = 999_999) int rate,
            @ForAll Random random) {
        long cents = sum(order).value();
        BigDecimal exact = BigDecimal.valueOf(rate, 4).multiply(BigDecimal.valueOf(cents));
        Operation purchase = Samples.purchase(
                "o1",
                cents,
                BigDecimal.valueOf(rate, 4).toPlainString(),
                exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
        Books books = new Books(order, purchase, Currency.USD);

        for (int step = 0; step < 12 && books.balance().isOpen(); step++) {
            books.returnSomething(random);
        }
        books.returnTheRest();

        assertThat(books.balance().left()).isEqualTo(Coins.ZERO);
        assertThat(books.balance().leftAtBank()).isEqualTo(Coins.ZERO);
        assertThat(books.atBank()).isEqualTo(purchase.amount().orElseThrow());
    }

    /**
     * What the bank took, and what it returned of it, does not depend on whether it names the order's currency today. Near a rate of one a
     * coin of either currency may stand for the other.
     */
    @Property(tries = 300)
    void aBankThatChangesItsWordReturnsNoKopiykaMoreOrLess(
            @ForAll("orders") List<RefundableLine> order,
            @ForAll @IntRange(min = 30_000, max = 999_999) int rate,
            @ForAll Random random) {
        long cents = sum(order).value();
        BigDecimal exact = BigDecimal.valueOf(rate, 4).multiply(BigDecimal.valueOf(cents));
        long kopiykas = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
        Assume.that(kopiykas > 0);
        Books books = new Books(order, Samples.purchase("o1", cents, "", kopiykas), Currency.USD);

        for (int step = 0; step < 12 && books.balance().isOpen(); step++) {
            books.bankSays(random.nextBoolean() ? books.named : Samples.purchase("o1", kopiykas));
            books.returnSomething(random);
            RefundBalance hryvnias = books.bankSays(Samples.purchase("o1", kopiykas));
            assertThat(hryvnias.refunded().plus(hryvnias.left())).isEqualTo(new Coins(kopiykas));
            assertThat(hryvnias.refunded()).isEqualTo(books.atBank());
            RefundBalance dollars = books.bankSays(books.named);
            assertThat(dollars.refunded().plus(dollars.left()))
                    .isBetween(
                            new Coins(dollars.left().isZero() ? Math.max(0, cents - step - 1) : cents),
                            new Coins(cents));
            assertThat(dollars.leftAtBank()).isEqualTo(hryvnias.left());
            assertThat(dollars.rate()
                            .multiply(BigDecimal.valueOf(dollars.left().value()))
                            .subtract(BigDecimal.valueOf(dollars.leftAtBank().value()))
                            .abs())
                    .isLessThanOrEqualTo(dollars.rate().add(BigDecimal.ONE).multiply(BigDecimal.valueOf(step + 2L)));
        }
        books.returnTheRest();

        assertThat(books.atBank()).isEqualTo(new Coins(kopiykas));
        assertThat(books.balance().left()).isEqualTo(Coins.ZERO);
        assertThat(books.balance().blocked()).contains(RefundRefusal.NOTHING_LEFT);
    }

    @Property(tries = 300)
    void unitsOneByOneReturnTheWholeOrder(@ForAll("orders") List<RefundableLine> order) {
        Assume.that(order.stream().allMatch(line -> line.amount().value() >= line.quantity()));
        Books books = new Books(order, Samples.purchase("o1", sum(order).value()), Currency.UAH);

        for (RefundableLine line : order) {
            for (int unit = 0; unit < line.quantity(); unit++) {
                books.returnIfItCosts(line.key(), SelectedLine.of(1));
            }
        }

        assertThat(books.balance().left()).isEqualTo(Coins.ZERO);
    }

    /** The docs' own screenshots of the bank's shop module: 22.94 and 34.46 times three lost two kopiykas for good. */
    @Example
    void theOrderOfTheDocumentationReturnsItsTwoKopiykas() {
        List<RefundableLine> order =
                List.of(Samples.item(1, 1, 10_440), Samples.item(2, 3, 6_883), Samples.item(3, 3, 10_339));
        Books books = new Books(order, Samples.purchase("o1", 27_662), Currency.UAH);

        order.forEach(line -> books.returnIfItCosts(line.key(), SelectedLine.of(line.quantity())));

        assertThat(books.balance().refunded()).isEqualTo(new Coins(27_662));
    }

    @Provide
    Arbitrary<Double> paid() {
        return Arbitraries.of(1.0, 1.0, 0.999, 0.5, 0.37, 0.01, 1.5, 3.0);
    }

    @Provide
    Arbitrary<List<RefundableLine>> orders() {
        Arbitrary<int[]> line = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 5_000_000))
                .as((quantity, amount) -> new int[] {quantity, amount});
        return line.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(RefundArithmeticTests::order)
                .filter(lines -> sum(lines).value() > 1);
    }

    private static List<RefundableLine> order(List<int[]> sizes) {
        List<RefundableLine> lines = new ArrayList<>();
        for (int index = 1; index < sizes.size(); index++) {
            lines.add(Samples.item(index, sizes.get(index)[0], sizes.get(index)[1]));
        }
        lines.add(Samples.shipping(sizes.get(0)[1]));
        return lines;
    }

    private static Coins sum(List<RefundableLine> lines) {
        return lines.stream().map(RefundableLine::amount).reduce(Coins.ZERO, Coins::plus);
    }

    /** A paid order and the refunds made of it. */
    private static final class Books {

        private final List<Refund> refunds = new ArrayList<>();
        private final List<RefundableLine> order;
        private final Operation named;
        private final Currency currency;
        private final Set<RefundRefusal> refusals = EnumSet.of(RefundRefusal.NOTHING_CHOSEN);
        private Operation purchase;

        Books(List<RefundableLine> order, Operation purchase, Currency currency) {
            this.order = order;
            this.named = purchase;
            this.purchase = purchase;
            this.currency = currency;
        }

        /** In hryvnias no line of the order counts, so what a line took before is only in the whole. */
        RefundBalance bankSays(Operation another) {
            purchase = another;
            refusals.add(RefundRefusal.TOO_MUCH);
            return balance();
        }

        RefundBalance balance() {
            long paid = named.sourceAmount().or(named::amount).orElseThrow().value();
            return RefundBalance.of(
                    Samples.payment(PaymentState.COMPLETED, currency, paid),
                    List.of(purchase),
                    refunds,
                    SoldLines.of(order));
        }

        void returnSomething(Random random) {
            RefundBalance balance = balance();
            Map<String, SelectedLine> selection = new HashMap<>();
            for (Line line : balance.lines()) {
                int units = random.nextInt(line.leftQuantity() + 1);
                long most = line.leftAmount().value();
                selection.put(
                        line.line().key(),
                        random.nextInt(3) > 0
                                ? SelectedLine.of(units)
                                : new SelectedLine(units, Optional.of(new Coins(random.nextLong(most + 1)))));
            }
            try {
                RefundPlan plan = new RefundCalculator(balance).plan(new RefundSelection(selection));
                assertThat(RefundLine.sum(plan.lines())).isEqualTo(plan.orderAmount());
                send(plan, random.nextInt(4) == 0 ? RefundState.FAILED : RefundState.SUCCEEDED);
            } catch (RefundRefusedException nothing) {
                assertThat(nothing.refusal()).isIn(refusals);
            }
        }

        void returnIfItCosts(String line, SelectedLine selected) {
            try {
                send(
                        new RefundCalculator(balance()).plan(new RefundSelection(Map.of(line, selected))),
                        RefundState.SUCCEEDED);
            } catch (RefundRefusedException nothing) {
                assertThat(nothing.refusal()).isIn(RefundRefusal.NOTHING_CHOSEN, RefundRefusal.NOTHING_LEFT);
            }
        }

        void returnTheRest() {
            if (balance().isOpen()) {
                send(new RefundCalculator(balance()).planFullBalance(), RefundState.SUCCEEDED);
            }
        }

        Coins atBank() {
            return refunds.stream()
                    .filter(refund -> refund.state().isSpent())
                    .map(Refund::amount)
                    .reduce(Coins.ZERO, Coins::plus);
        }

        private void send(RefundPlan plan, RefundState state) {
            assertThat(new RefundCalculator(balance()).approve(plan).operation())
                    .isEqualTo(purchase);
            refunds.add(Samples.refund(UUID.randomUUID().toString(), state, plan));
        }
    }
}
