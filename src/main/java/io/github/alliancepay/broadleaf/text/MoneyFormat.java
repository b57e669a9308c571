package io.github.alliancepay.broadleaf.text;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How sums are written. Defined here because the JDK's own tables change from release to release. */
enum MoneyFormat {
    UKRAINIAN('\u00a0', ',') {
        @Override
        String format(Coins amount, Currency currency) {
            return digits(amount) + '\u00a0' + sign(currency);
        }
    },
    ENGLISH(',', '.') {
        @Override
        String format(Coins amount, Currency currency) {
            return sign(currency) + digits(amount);
        }
    };

    private final DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);

    MoneyFormat(char grouping, char decimal) {
        symbols.setGroupingSeparator(grouping);
        symbols.setDecimalSeparator(decimal);
    }

    static MoneyFormat of(String language) {
        return language.equals("uk") ? UKRAINIAN : ENGLISH;
    }

    abstract String format(Coins amount, Currency currency);

    /** A new format each time, because formats are not safe for use by many threads. */
    String digits(Coins amount) {
        return new DecimalFormat("#,##0.00", symbols).format(amount.toDecimal());
    }

    /** A whole number with the same groups. */
    String whole(long number) {
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    static char sign(Currency currency) {
        return switch (currency) {
            case UAH -> '₴';
            case USD -> '$';
            case EUR -> '€';
        };
    }
}
