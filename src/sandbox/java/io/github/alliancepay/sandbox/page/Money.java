package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.order.Currency;
import java.math.BigDecimal;

/** Sums as people read them. */
public final class Money {
    private Money() {}

    /** Coins with two decimals, spaces between thousands, and the currency's sign, in the manner of a language. */
    public static String of(long coins, Currency currency, Messages words) {
        String plain = BigDecimal.valueOf(coins, 2).toPlainString();
        String grouped = plain.replaceAll("(\\d)(?=(\\d{3})+\\.)", "$1\u00a0");
        return (words.language().equals("uk") ? grouped.replace('.', ',') : grouped) + "\u00a0" + currency.sign();
    }
}
