package io.github.alliancepay.broadleaf.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.hold.Completion.Sums;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldTests {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    /** Whatever is asked for between the limits, the bank's own rule of a fifth is kept to the coin. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "4, 4, 4", "5, 4, 6", "9, 8, 10", "100, 80, 120", "27662, 22130, 33194"})
    void theLimitsAreAFifthRoundedInwards(long held, long least, long most) {
        Hold hold = hold(Currency.UAH, held, Map.of());

        assertThat(hold.least()).isEqualTo(new Coins(least));
        assertThat(hold.most()).isEqualTo(new Coins(most));
        assertThat((held - least) * 5).isLessThanOrEqualTo(held);
        assertThat((held - least + 1) * 5).isGreaterThan(held);
    }

    @Test
    void aCoinBeyondIsRefusedWithTheLimits() {
        Hold hold = hold(Currency.UAH, 100, Map.of());

        assertThat(hold.sums(new Coins(80))).isEqualTo(new Sums(new Coins(80), new Coins(80)));
        assertThatThrownBy(() -> hold.sums(new Coins(121)))
                .isInstanceOf(CompletionRefusedException.class)
                .hasMessageContainingAll("0.80", "1.20", "1.21");
    }

    @Test
    void dollarsAreConvertedAtTheRateOfTheHold() {
        Hold hold = hold(
                Currency.USD,
                44_350,
                Map.of("sourceAmount", "1000", "sourceCurrencyCode", "840", "conversionRate", "44.3500"));

        assertThat(hold.amount()).isEqualTo(new Coins(1000));
        assertThat(hold.whole()).isEqualTo(new Sums(new Coins(1000), new Coins(44_350)));
        assertThat(hold.sums(new Coins(901)).amount()).isEqualTo(new Coins(39_959));
        assertThat(hold.sums(new Coins(1200)).amount()).isEqualTo(new Coins(53_220));
    }

    @Test
    void aPaymentWithoutAHoldHasNone() {
        assertThat(Hold.of(payment(Currency.UAH, 100), List.of(), List.of(), NOW))
                .isEmpty();
    }

    private static Hold hold(Currency currency, long coins, Map<String, String> others) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "type", "PREAUTH",
                "status", "SUCCESS",
                "ecomOperationId", "e",
                "operationId", "o",
                "coinAmount", String.valueOf(coins)));
        fields.putAll(others);
        return Hold.of(payment(currency, coins), List.of(Operation.of(fields)), List.of(), NOW)
                .orElseThrow();
    }

    private static Payment payment(Currency currency, long coins) {
        return Payment.create(
                "p",
                new Bill(7, new Coins(coins), currency, "f"),
                PaymentRoute.hold("m", NOW.plusSeconds(700_000)),
                "r",
                new Shopper(new Payer("77", Map.of()), "", "uk"),
                NOW);
    }
}
