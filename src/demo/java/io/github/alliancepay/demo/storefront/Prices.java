package io.github.alliancepay.demo.storefront;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Map;
import org.broadleafcommerce.common.money.Money;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes prices as usual in the shopper's language: {@code 1 240,90 ₴} or {@code ₴1,240.90}. */
@Component
class Prices {

    private static final Map<String, String> SIGNS = Map.of("UAH", "₴", "USD", "$", "EUR", "€");

    public String show(Money price) {
        return show(price.getAmount(), SIGNS.getOrDefault(price.getCurrency().getCurrencyCode(), ""));
    }

    private static String show(BigDecimal amount, String sign) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        return english ? sign + format(amount, ',', '.') : format(amount, '\u00a0', ',') + '\u00a0' + sign;
    }

    private static String format(BigDecimal amount, char group, char decimal) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols();
        symbols.setGroupingSeparator(group);
        symbols.setDecimalSeparator(decimal);
        return new DecimalFormat("#,##0.00", symbols).format(amount);
    }
}
