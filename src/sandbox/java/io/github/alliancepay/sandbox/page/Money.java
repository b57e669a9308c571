package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.order.Currency;
import java.math.BigDecimal;

/** Amounts as people read them. */
public final class Money {
    private Money() {}

    /** An amount with two decimals, grouped thousands and the currency's sign, as usual in a language. */
    public static String of(long coins, Currency currency, Messages words) {
        String plain = BigDecimal.valueOf(coins, 2).toPlainString();
        return words.language().equals("uk")
                ? grouped(plain, "\u00a0").replace('.', ',') + "\u00a0" + currency.sign()
                : currency.sign() + grouped(plain, ",");
    }

    private static String grouped(String plain, String separator) {
        return plain.replaceAll("(\\d)(?=(\\d{3})+\\.)", "$1" + separator);
    }
}
