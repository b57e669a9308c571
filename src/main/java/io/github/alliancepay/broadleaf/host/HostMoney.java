package io.github.alliancepay.broadleaf.host;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.refund.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.broadleafcommerce.common.money.Money;

/** Sums of the host as ours, and ours as the host's. */
final class HostMoney {

    private static final int DECIMALS = 2;

    private HostMoney() {}

    static Money of(Coins amount, Currency currency) {
        return new Money(amount.toDecimal(), currency.name());
    }

    /**
     * What a refund returned, in the currency of the order. Only all that is left is returned in hryvnias, when the bank does not say what was paid
     * in that currency.
     */
    static Money of(Coins amount, Payment payment, Refund refund) {
        Currency currency = payment.bill().currency();
        return of(refund.currency(payment) == currency ? amount : payment.bill().amount(), currency);
    }

    /** A sum of the host as it is; zero where the host has none. */
    static BigDecimal decimal(Money amount) {
        return amount == null ? BigDecimal.ZERO : amount.getAmount();
    }

    /** The nearest sum in coins, as the host rounds its totals; zero for anything less than zero. */
    static Coins coins(BigDecimal amount) {
        return Coins.of(amount.setScale(DECIMALS, RoundingMode.HALF_UP).max(BigDecimal.ZERO));
    }
}
