package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.money.Money;
import org.junit.jupiter.api.Test;

class HostMoneyTests {

    private static final Coins TEN = new Coins(1_000);
    private static final Coins FIVE = new Coins(500);

    @Test
    void aRefundIsInTheOrdersCurrency() {
        assertThat(HostMoney.of(FIVE, paid(Currency.USD), refund(FIVE, new Coins(22_175))))
                .isEqualTo(new Money("5.00", "USD"));
        assertThat(HostMoney.of(FIVE, paid(Currency.UAH), refund(FIVE, FIVE))).isEqualTo(new Money("5.00", "UAH"));
    }

    @Test
    void hryvniasAreNeverCalledDollars() {
        assertThat(HostMoney.of(new Coins(44_350), paid(Currency.USD), refund(new Coins(44_350), new Coins(44_350))))
                .isEqualTo(new Money("10.00", "USD"));
    }

    @Test
    void sumsOfTheHostBecomeCoinsAsItRoundsThem() {
        assertThat(HostMoney.coins(new BigDecimal("1.005"))).isEqualTo(new Coins(101));
        assertThat(HostMoney.coins(new BigDecimal("-3"))).isEqualTo(Coins.ZERO);
        assertThat(HostMoney.decimal(null)).isZero();
    }

    private static Payment paid(Currency currency) {
        Shopper shopper = new Shopper(new Payer("c1", Map.of()), "", "uk");
        return Payment.create(
                "p1",
                new Bill(7, TEN, currency, "f"),
                PaymentRoute.purchase("merchant"),
                "return",
                shopper,
                Instant.EPOCH);
    }

    private static Refund refund(Coins orderAmount, Coins amount) {
        return new Refund(
                "r1",
                "p1",
                7,
                "o1",
                new RefundPlan(orderAmount, amount, List.of(), false),
                RefundState.SUCCEEDED,
                RefundOrigin.of("iryna", ""),
                BankTrace.NONE,
                Instant.EPOCH);
    }
}
