package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.BankTrace;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.broadleaf.refund.RefundPlan;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryRowTests {

    private static final LocalizedTexts ENGLISH = LocalizedTexts.in(new Texts(), Locale.ENGLISH);
    private static final LocalizedTexts UKRAINIAN = LocalizedTexts.in(new Texts(), Locale.forLanguageTag("uk"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            STARTED              | 27662          | Payment started: €276.62
            STATE_CHANGED        | OPEN,PAID      | Awaiting payment → Paid, order not submitted
            STATE_CHANGED        | PAID,NOVELTY   | Paid, order not submitted → NOVELTY
            REVIEW_NEEDED        | NOVELTY        | Needs review: NOVELTY
            REFUND_SENT          | 100            | Refund sent to the bank: €1.00
            REFUND_SENT          | all of it      | Refund sent to the bank: all of it
            REFUND_RESENT        | 100            | Refund sent again with the same number: €1.00
            REFUND_SUCCEEDED     | 100            | Refunded: €1.00
            REFUND_EXTERNAL      | 100            | Refunded in the bank’s merchant portal: €1.00
            REFUND_ASSIGNED      | 100            | Lines chosen for the refund of €1.00
            REFUND_FAILED        | not-done       | The refund failed: The bank could not be reached. No money moved.
            RESTOCKED            | Mug × 2        | Back in stock: Mug × 2
            ACCEPTED             | paid in cash   | Accepted without changes: paid in cash
            OTHER                | CHARGEBACK,100 | Written by a newer version of the plugin: CHARGEBACK · 100""")
    void aLineSaysWhatHappened(Kind kind, String arguments, String words) {
        HistoryRow row = HistoryRow.of(event(kind, arguments.split(",")), Currency.EUR, ENGLISH);
        assertThat(row.what()).isEqualTo(words);
        assertThat(row.detail()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"START_UNKNOWN", "START_REFUSED", "BANK_SILENT", "SUBMISSION_POSTPONED"})
    void aTechnicalReasonIsADetail(Kind kind) {
        HistoryRow row = HistoryRow.of(event(kind, "HTTP 503"), Currency.EUR, ENGLISH);
        assertThat(row.detail()).isEqualTo("HTTP 503");
        assertThat(row.what()).isNotEmpty().doesNotContain("503");
    }

    @ParameterizedTest
    @EnumSource
    void aLineWithoutTheArgumentsItShouldHaveIsShown(Kind kind) {
        assertThat(HistoryRow.of(event(kind), Currency.UAH, ENGLISH).what()).isNotEmpty();
        assertThat(HistoryRow.of(event(kind), Currency.UAH, UKRAINIAN).what()).isNotEmpty();
    }

    @Test
    void aLineSaysWhenByWhomAndWhy() {
        HistoryRow shop = HistoryRow.of(event(Kind.REFUND_PENDING), Currency.UAH, ENGLISH);
        assertThat(shop.at()).isEqualTo("24 Nov 2026, 11:00:00");
        assertThat(shop.actor()).isEqualTo("shop");
        assertThat(shop.trigger()).isEqualTo("scheduled check");
        PaymentEvent asked = new PaymentEvent(Instant.EPOCH, SyncTrigger.ADMIN, "iryna", Kind.ACCEPTED, List.of("ok"));
        assertThat(HistoryRow.of(asked, Currency.UAH, ENGLISH).actor()).isEqualTo("iryna");
    }

    /** A hold may be completed in the bank's merchant portal, and then no line tells of its completion. */
    @ParameterizedTest
    @CsvSource({
        "AUTHORIZED, Released in the bank’s merchant portal: ₴1.00",
        "RELEASED, Released in the bank’s merchant portal: ₴1.00",
        "COMPLETED, Refunded in the bank’s merchant portal: ₴1.00",
        "RETURNED, Refunded in the bank’s merchant portal: ₴1.00"
    })
    void whatGoesBackOfAHoldIsReleasedUntilTheMoneyIsTaken(PaymentState state, String words) {
        assertThat(PaymentPanels.rows(List.of(event(Kind.REFUND_EXTERNAL, "100")), hold(state), List.of(), ENGLISH))
                .extracting(HistoryRow::what)
                .containsExactly(words);
    }

    /** The bank did not say what a hundred dollars were, and later it did. */
    @Test
    void aRefundCountedInHryvniasIsShownInThem() {
        List<PaymentEvent> events = List.of(
                event(Kind.STARTED, "10000"),
                event(Kind.REFUND_SENT, "415000"),
                event(Kind.REFUND_SUCCEEDED, "414999"),
                event(Kind.REFUND_SUCCEEDED, "500"));
        List<Refund> refunds = List.of(refund(414_999, 414_999), refund(500, 20_750), refund(415_000, 415_000));

        assertThat(PaymentPanels.rows(events, payment(PaymentRoute.purchase("m"), Currency.USD), refunds, ENGLISH))
                .extracting(HistoryRow::what)
                .containsExactly(
                        "Payment started: $100.00",
                        "Refund sent to the bank: ₴4,150.00",
                        "Refunded: ₴4,149.99",
                        "Refunded: $5.00");
    }

    @Test
    void aRefundWhoseSumTheBankChangedIsShownInTheCurrencyOfTheOthers() {
        List<PaymentEvent> events = List.of(event(Kind.REFUND_SENT, "415000"));
        List<Refund> refunds = List.of(refund(400_000, 400_000));

        assertThat(PaymentPanels.rows(events, payment(PaymentRoute.purchase("m"), Currency.USD), refunds, ENGLISH))
                .extracting(HistoryRow::what)
                .containsExactly("Refund sent to the bank: ₴4,150.00");
    }

    private static Refund refund(long coins, long kopiykas) {
        return new Refund(
                "r" + coins,
                "p1",
                7,
                "o1",
                new RefundPlan(new Coins(coins), new Coins(kopiykas), List.of()),
                RefundState.SUCCEEDED,
                RefundOrigin.of("iryna", ""),
                BankTrace.NONE,
                Instant.EPOCH);
    }

    private static Payment hold(PaymentState state) {
        return payment(PaymentRoute.hold("merchant", Instant.parse("2026-11-24T09:00:00Z")), Currency.UAH, state);
    }

    private static Payment payment(PaymentRoute route, Currency currency) {
        return payment(route, currency, PaymentState.REVIEW);
    }

    private static Payment payment(PaymentRoute route, Currency currency, PaymentState state) {
        Instant now = Instant.parse("2026-11-24T09:00:00Z");
        return new Payment(
                "p1",
                new Bill(7, new Coins(100), currency, "f"),
                route,
                "return",
                "",
                "uk",
                now,
                new Payment.Progress(
                        state,
                        Optional.empty(),
                        "",
                        new Payment.Outcome("", Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static PaymentEvent event(Kind kind, String... arguments) {
        Instant at = Instant.parse("2026-11-24T09:00:00Z");
        return new PaymentEvent(at, SyncTrigger.CLOCK, PaymentEvent.SYSTEM, kind, List.of(arguments));
    }
}
