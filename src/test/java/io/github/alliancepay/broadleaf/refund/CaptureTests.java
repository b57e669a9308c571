package io.github.alliancepay.broadleaf.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Transliteration;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CaptureTests {

    @Example
    void aPartGoesBackAtTheBanksRateRoundedHalfUp() {
        Capture dollars = dollars(10_000, "44.3500");

        assertThat(dollars.toHryvnia(new Coins(10))).isEqualTo(new Coins(444));
        assertThat(dollars.toHryvnia(new Coins(1))).isEqualTo(new Coins(44));
        assertThat(dollars.toHryvnia(new Coins(999))).isEqualTo(new Coins(44_306));
    }

    @Example
    void theWholeGoesBackAsItCameWhateverTheRoundingSays() {
        Capture capture = Capture.unspent(Samples.purchase("o1", 10, "44.3500", 445), Currency.USD);

        assertThat(capture.toHryvnia(new Coins(10))).isEqualTo(new Coins(445));
    }

    @Example
    void whateverRateTheBankNamesNoMoreGoesBackThanThereIs() {
        Capture capture =
                Capture.unspent(Samples.purchase("o1", 999_999_999_999_999L, "999999999.999999999", 100), Currency.USD);

        assertThat(capture.toHryvnia(new Coins(999_999_999_999_998L))).isEqualTo(new Coins(100));
    }

    /** The bank's two amounts say what was taken for a dollar, whatever it writes as the rate. */
    @Example
    void aRateThatCannotBeUsedIsComputed() {
        List.of("", "44,35", "44.3500000001", "1.0000", "-44.35", "0", "4435").forEach(rate -> {
            Capture capture = Capture.unspent(Samples.purchase("o1", 14_500, rate, 643_075), Currency.USD);

            assertThat(capture.rate()).as(rate).isEqualByComparingTo("44.35");
            assertThat(capture.toHryvnia(new Coins(1_000))).isEqualTo(new Coins(44_350));
            assertThat(capture.fromHryvnia(new Coins(44_350))).isEqualTo(new Coins(1_000));
        });
    }

    @Property
    void partsOfAnySizeReturnTheWholeInBothCurrencies(
            @ForAll @LongRange(min = 1, max = 10_000_000) long cents,
            @ForAll @IntRange(min = 10_000, max = 999_999) int rate,
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 100) Integer> percentages) {
        Capture capture = dollars(cents, BigDecimal.valueOf(rate, 4).toPlainString());
        Coins returned = Coins.ZERO;

        for (int percent : percentages) {
            Coins part = new Coins(Math.max(1, capture.left().value() * percent / 100));
            if (part.isMoreThan(capture.left())) {
                break;
            }
            Coins hryvnia = capture.toHryvnia(part);
            assertThat(hryvnia).isNotEqualTo(Coins.ZERO);
            assertThat(hryvnia).isLessThanOrEqualTo(capture.leftAtBank());
            returned = returned.plus(hryvnia);
            capture = spent(capture, part, hryvnia);
        }
        returned = returned.plus(capture.toHryvnia(capture.left()));

        assertThat(returned).isEqualTo(capture.operation().amount().orElseThrow());
    }

    @Property
    void noPartIsAKopiykaOffItsRate(
            @ForAll @LongRange(min = 2, max = 1_000_000) long cents,
            @ForAll @IntRange(min = 10_000, max = 999_999) int rate,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        Capture capture = dollars(cents, BigDecimal.valueOf(rate, 4).toPlainString());
        Coins first = new Coins(Math.max(1, cents * percent / 100));
        Coins second = new Coins(Math.max(1, (cents - first.value()) / 2));

        Capture after = spent(capture, first, capture.toHryvnia(first));

        BigDecimal exact = capture.rate().multiply(BigDecimal.valueOf(second.value()));
        BigDecimal sent = BigDecimal.valueOf(after.toHryvnia(second).value());
        assertThat(sent.subtract(exact).abs()).isLessThanOrEqualTo(BigDecimal.ONE);
    }

    @Property
    void whatTheCabinetReturnedInHryvniasLeavesSomethingToReturnUntilNothingIsLeftAtTheBank(
            @ForAll @LongRange(min = 1, max = 100_000) long cents,
            @ForAll @IntRange(min = 10_000, max = 999_999) int rate,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        Capture capture = dollars(cents, BigDecimal.valueOf(rate, 4).toPlainString());
        Coins hryvnia = new Coins(Math.max(1, capture.leftAtBank().value() * percent / 100));

        Capture after = spent(capture, capture.fromHryvnia(hryvnia), hryvnia);

        assertThat(after.left().isZero()).isEqualTo(after.leftAtBank().isZero());
    }

    @Example
    void aTransferInsideTheBankCannotBeReturned() {
        assertThat(Capture.unspent(Samples.purchase("o1", 100, Map.of("transactionType", "102")), Currency.UAH)
                        .isRefundable())
                .isFalse();
        assertThat(Capture.unspent(Samples.purchase("o1", 100, Map.of("transactionType", "54")), Currency.UAH)
                        .isRefundable())
                .isTrue();
    }

    @Example
    void theUsualCommentNamesTheOperationAndTheOrder() {
        Capture capture = Capture.unspent(Samples.purchase("o1", 100), Currency.UAH);
        Payment numbered = Samples.payment(PaymentState.COMPLETED, Currency.UAH, 100);
        Payment unnumbered = Samples.with(numbered, new Payment.Outcome("", Optional.empty(), Optional.empty()));

        assertThat(capture.usualComment(numbered)).isEqualTo("Refund of operation o1, order 2026-7");
        assertThat(capture.usualComment(unnumbered)).isEqualTo("Refund of operation o1, order 7");
    }

    @Example
    void aBankThatTakesNoUnderscoreIsToldOfAnIdThatHasOne() {
        Capture capture = Capture.unspent(Samples.purchase("1790000031495Kd8_pQ-2mN_", 100), Currency.UAH);

        String comment = capture.usualComment(Samples.payment(PaymentState.COMPLETED, Currency.UAH, 100));
        assertThat(comment).isEqualTo("Refund of operation 1790000031495Kd8=pQ-2mN=, order 2026-7");
        assertThat(Transliteration.withUnderscores(comment))
                .contains(capture.operation().operationId());
    }

    private static Capture dollars(long cents, String rate) {
        long kopiykas = new BigDecimal(rate)
                .multiply(BigDecimal.valueOf(cents))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return Capture.unspent(Samples.purchase("o1", cents, rate, kopiykas), Currency.USD);
    }

    private static Capture spent(Capture capture, Coins amount, Coins hryvnia) {
        return new Capture(
                capture.operation(),
                capture.currency(),
                capture.spent().plus(amount),
                capture.spentAtBank().plus(hryvnia));
    }
}
