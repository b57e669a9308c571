package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentTotals;
import io.github.alliancepay.broadleaf.payment.PaymentTotals.CountedAmount;
import java.time.LocalDate;
import java.util.List;

/**
 * The sums of some days, as text.
 *
 * @param days the day, or the first and the last
 * @param tooLong whether there are too many days to add up
 * @param rows by currency
 */
public record TotalsView(String days, boolean tooLong, List<CurrencyTotals> rows) {

    /** A month, and no more: so much is added up at every look at the page. */
    private static final int MOST_DAYS = 31;

    static boolean isTooLong(LocalDate first, LocalDate last) {
        return first.plusDays(MOST_DAYS - 1L).isBefore(last);
    }

    static CurrencyTotals row(PaymentTotals totals, LocalizedTexts texts) {
        Currency currency = totals.currency();
        return new CurrencyTotals(
                currency.name(),
                totals.test(),
                figure(totals.paid(), currency, texts),
                figure(totals.refunded(), currency, texts),
                figure(totals.open(), currency, texts),
                figure(totals.held(), currency, texts),
                figure(totals.refunding(), currency, texts),
                figure(totals.attention(), currency, texts));
    }

    private static Figure figure(CountedAmount sum, Currency currency, LocalizedTexts texts) {
        return new Figure(texts.money(sum.amount(), currency), sum.count());
    }

    /** The sums in one currency. */
    public record CurrencyTotals(
            String currency,
            boolean test,
            Figure paid,
            Figure refunded,
            Figure open,
            Figure held,
            Figure refunding,
            Figure attention) {}

    /** A sum, and how many payments or refunds it is of. */
    public record Figure(String amount, long count) {}
}
