package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundBalance.Line;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.demo.DemoOrder;
import io.github.alliancepay.demo.DemoOrder.Transaction;
import io.github.alliancepay.demo.assortment.Article;
import io.github.alliancepay.demo.assortment.PromoCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Orders of every kind that the host's back end can price, paid at the bank. Their lines together are what was paid, and they are refunded
 * to exactly zero, unit by unit and all at once. The tests have a store of their own, because the demo's back office does not know
 * articles that the demo does not sell.
 */
@Tag("alone")
@Import(Wholesale.class)
class OrderShapesIntegrationTests extends RefundStory {

    private static final Map<Article, Integer> TEA_AND_HONEY =
            Map.of(Article.CARPATHIAN_TEA, 1, Article.BUCKWHEAT_HONEY, 2);

    @Autowired
    private Wholesale wholesale;

    @BeforeEach
    void theBankDecidesAtOnce() {
        refundsAreDecidedAtOnce();
    }

    @Test
    void aDiscountIsSharedByTheGoods() {
        assertIsRefunded(() -> discounted(cart()), "2 x 832.68", "1 x 235.87", "1 x 102.60");
    }

    @Test
    void aBundlePricedByItsPartsIsOneLine() {
        long box = wholesale.boxOf(TEA_AND_HONEY);

        assertIsRefunded(() -> with(1, box), "2 x 925.20", "1 x 262.08", "1 x 722.04", "1 x 102.60");
    }

    /** The host's shipment has 9 kopiykas less than the order's total. */
    @Test
    void bundlesPricedByTheirPartsCostWhatWasPaid() {
        long box = wholesale.boxOf(TEA_AND_HONEY);

        assertIsRefunded(() -> with(3, box), "2 x 925.20", "1 x 262.08", "3 x 2166.10", "1 x 102.60");
    }

    /** The host's shipment has what the parts cost alone, which is more. */
    @Test
    void bundlesWithAPriceOfTheirOwnTakeNothingFromTheOtherLines() {
        long box = wholesale.boxFor("500.01", TEA_AND_HONEY);

        assertIsRefunded(() -> with(3, box), "2 x 925.20", "1 x 262.08", "3 x 1861.03", "1 x 102.60");
    }

    @Test
    void bundlesWithAPriceOfTheirOwnAreDiscounted() {
        long box = wholesale.boxFor("500.01", TEA_AND_HONEY);

        assertIsRefunded(() -> discounted(with(3, box)), "2 x 842.78", "1 x 238.73", "3 x 1668.07", "1 x 102.60");
    }

    @Test
    void parcelsHaveTheirOwnLinesAndPostage() {
        assertIsRefunded(
                () -> split(discounted(shop.newCart("olena@example.com", Map.of("kosiv-mug", 3, "linen-towel", 2)))),
                "2 x 832.68",
                "1 x 356.39",
                "1 x 102.60",
                "1 x 416.34",
                "1 x 356.39",
                "1 x 102.60");
    }

    @Test
    void feesAreLinesWithTheirTaxIfThereIsAny() {
        assertIsRefunded(
                () -> insured(wrapped(cart())), "2 x 925.20", "1 x 262.08", "1 x 102.60", "1 x 40.00", "1 x 12.34");
    }

    @Test
    void besideAGiftCardNoMoreIsRefundedThanTheBankTook() {
        Payment payment = paid(partlyPaidByGiftCard(cart()));

        assertThat(balance(payment).left()).isEqualTo(new Coins(98_981));
        assertRefused(RefundRefusal.TOO_MUCH_OF_LINE, () -> makeRefund(payment, mugs(payment), "925.20"));
        assertThat(mugs(payment).leftAmount().toDecimal())
                .isBetween(new BigDecimal("709.95"), new BigDecimal("709.97"));
        giveBackUnitByUnit(payment);

        assertAllWasRefunded(payment);
        assertThat(shop.read(orderOf(payment)).activePayments())
                .filteredOn(part -> part.type().equals("GIFT_CARD"))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.amount()).isEqualByComparingTo("300.07");
                    assertThat(card.transactions())
                            .extracting(Transaction::type)
                            .containsExactly("AUTHORIZE_AND_CAPTURE");
                });
    }

    @Test
    void everythingIsRefundedAtOnceToo() {
        long box = wholesale.boxOf(TEA_AND_HONEY);
        LongSupplier order = () -> partlyPaidByGiftCard(split(insured(wrapped(discounted(with(2, box))))));

        Payment pieces = paid(order.getAsLong());
        assertThat(balance(pieces).lines()).hasSize(9);
        giveBackUnitByUnit(pieces);
        assertAllWasRefunded(pieces);

        Payment rest = paid(order.getAsLong());
        refundOneAndThenTheRest(rest);
        assertAllWasRefunded(rest);
    }

    private long discounted(long order) {
        shop.applyPromoCode(order, PromoCode.CODE);
        return order;
    }

    /** Mugs, honey and some bundles. */
    private long with(int quantity, long box) {
        long order = cart();
        wholesale.addBox(order, box, quantity);
        return order;
    }

    private long split(long order) {
        wholesale.split(order);
        return order;
    }

    private long wrapped(long order) {
        wholesale.wrap(order, "33.33");
        return order;
    }

    private long insured(long order) {
        wholesale.insure(order, "12.34");
        return order;
    }

    private long partlyPaidByGiftCard(long order) {
        wholesale.payPartByGiftCard(order, "300.07");
        return order;
    }

    private Payment paid(long order) {
        bank().callbacks(false);
        Payment payment = start(order);
        pay(payment);
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
        assertThat(sum(balance(payment)))
                .isEqualTo(payment.bill().amount())
                .isEqualTo(new Coins(purchase(payment).amount().coins()));
        assertThat(balance(payment).orderEdited()).isFalse();
        return now(payment);
    }

    /** Such an order has these lines, and can be refunded both ways. */
    private void assertIsRefunded(LongSupplier order, String... lines) {
        Payment pieces = paid(order.getAsLong());
        assertThat(balance(pieces).lines())
                .extracting(OrderShapesIntegrationTests::words)
                .containsExactlyInAnyOrder(lines);
        giveBackUnitByUnit(pieces);
        assertAllWasRefunded(pieces);

        Payment rest = paid(order.getAsLong());
        refundOneAndThenTheRest(rest);
        assertAllWasRefunded(rest);
    }

    private static String words(Line line) {
        RefundableLine sold = line.line();
        return sold.quantity() + " x " + sold.amount();
    }

    private void giveBackUnitByUnit(Payment payment) {
        Optional<Line> next = next(payment);
        while (next.isPresent()) {
            assertThat(makeRefund(payment, next.get(), 1).state()).isEqualTo(RefundState.SUCCEEDED);
            next = next(payment);
        }
    }

    private Optional<Line> next(Payment payment) {
        return balance(payment).lines().stream()
                .filter(line -> line.leftQuantity() > 0)
                .findFirst();
    }

    private void refundOneAndThenTheRest(Payment payment) {
        makeRefund(payment, balance(payment).lines().get(0), 1);
        sendRefund.sendFullBalance(payment.id(), RefundOrigin.of(IRYNA, "All"));
    }

    /** In the ledger, at the bank and in the host's transactions, to the coin. */
    private void assertAllWasRefunded(Payment payment) {
        RefundBalance balance = balance(payment);
        assertThat(balance.refunded()).isEqualTo(payment.bill().amount());
        assertThat(balance.blocked()).contains(RefundRefusal.NOTHING_LEFT);
        assertThat(balance.lines()).allSatisfy(line -> {
            assertThat(line.leftQuantity()).isZero();
            assertThat(line.leftAmount()).isEqualTo(Coins.ZERO);
        });
        assertThat(atBank(payment).remaining(purchase(payment))).isZero();
        assertThat(bookedRefunds(payment))
                .isEqualByComparingTo(payment.bill().amount().toDecimal());
    }

    private BigDecimal bookedRefunds(Payment payment) {
        syncEverythingDue();
        List<DemoOrder.Payment> parts = shop.read(orderOf(payment)).activePayments();
        Stream<Transaction> transactions = parts.stream()
                .filter(part -> part.gateway().equals("ALLIANCE_PAY"))
                .flatMap(part -> part.transactions().stream());
        return transactions
                .filter(transaction -> transaction.type().equals("REFUND") && transaction.successful())
                .map(Transaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
