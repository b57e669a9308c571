package io.github.alliancepay.broadleaf.refund;

import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.money.Coins;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The rate at which the bank took an order in another currency (protocol sections 7.2 and 14.3): refunds go out in UAH at the same
 * rate, in exact decimals, rounded half up as the bank's own example is, and never more than is left.
 */
record Conversion(Operation capture) {

    Coins toHryvnia(Coins amount, Coins left) {
        boolean whole = capture.sourceAmount().orElseThrow().equals(amount) && left.equals(capture.amount());
        BigDecimal converted =
                new BigDecimal(capture.field("conversionRate")).multiply(BigDecimal.valueOf(amount.value()));
        Coins rounded = new Coins(converted.setScale(0, RoundingMode.HALF_UP).longValueExact());
        return whole || rounded.isMoreThan(left) && isRounding(rounded, left) ? left : rounded;
    }

    /** A difference of a coin is rounding; a larger one is asking for too much. */
    private static boolean isRounding(Coins rounded, Coins left) {
        return rounded.minus(left).value() <= 1;
    }
}
