package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No sum reaches a Ukrainian admin past the format of sums: with a point, or without its currency. */
class ShownSumsTests {

    private static final LocalizedTexts UKRAINIAN = LocalizedTexts.in(new Texts(), Locale.forLanguageTag("uk"));
    private static final Pattern RAW = Pattern.compile("\\d\\.\\d\\d(?!\\d)");
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aRefusalShowsSumsAsPeopleWriteThem(RefundRefusal refusal) {
        String figure = refusal == RefundRefusal.TOO_MANY ? "2" : "1925.20";

        String text = refused(refusal, "item:1", figure, figure, figure);

        assertThat(text).doesNotContainPattern(RAW);
    }

    @Test
    void aRefusalNamesTheLineAndTheCurrency() {
        assertThat(refused(RefundRefusal.TOO_MUCH_OF_LINE, "shipping:1", "", "1925.20", "2000.00"))
                .isEqualTo("Доставка – Пошта: можна повернути щонайбільше 1\u00a0925,20\u00a0€.");
        assertThat(refused(RefundRefusal.CHANGED, "", "1.00", "2.00")).contains("1,00\u00a0₴", "2,00\u00a0₴");
    }

    @ParameterizedTest
    @EnumSource
    void theHistoryShowsSumsAsPeopleWriteThem(Kind kind) {
        PaymentEvent event = new PaymentEvent(NOW, SyncTrigger.ADMIN, "iryna", kind, List.of("192520", "192520"));

        assertThat(HistoryRow.of(event, Currency.EUR, UKRAINIAN).what()).doesNotContainPattern(RAW);
    }

    @Test
    void theTestFindsASumThatBypassesTheFormat() {
        assertThat("можна повернути щонайбільше 925.20.").containsPattern(RAW);
    }

    /** What is typed is shown as it was typed, so it stands for itself. */
    private static String refused(RefundRefusal refusal, String line, String... arguments) {
        RefundRefusedException refused = RefundRefusedException.ofLine(line, refusal, arguments);
        boolean quotes = refusal == RefundRefusal.NOT_A_NUMBER || refusal == RefundRefusal.COMMENT;
        String text =
                FormProblem.of(refused, RefundEntry.EMPTY, balance(), UKRAINIAN).text();
        return quotes ? text.replace(arguments[0], "") : text;
    }

    private static RefundBalance balance() {
        Bill bill = new Bill(7, new Coins(192_520), Currency.EUR, "lines");
        Shopper shopper = new Shopper(new Payer("77", Map.of()), "", "uk");
        return new RefundBalance(
                Payment.create("p1", bill, PaymentRoute.purchase("merchant"), "return", shopper, NOW),
                Currency.EUR,
                List.of(),
                List.of(
                        line("item:1", LineKind.ITEM, "Горнятко «Косів»"),
                        line("shipping:1", LineKind.SHIPPING, "Пошта")),
                false,
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static RefundBalance.Line line(String key, LineKind kind, String name) {
        return new RefundBalance.Line(new RefundableLine(key, kind, name, 1, new Coins(100)), 0, Coins.ZERO);
    }
}
