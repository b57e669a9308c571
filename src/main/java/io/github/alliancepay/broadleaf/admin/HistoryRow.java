package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import java.util.List;

/**
 * A line of a payment's history, ready to be read.
 *
 * @param trigger what led to it
 * @param actor who asked for it
 * @param detail technical words, for support; empty when there are none
 */
public record HistoryRow(String at, String trigger, String actor, String what, String detail) {

    static HistoryRow of(PaymentEvent event, Currency currency, LocalizedTexts speech) {
        return new HistoryRow(
                speech.time(event.at()),
                speech.word("trigger", event.trigger().name()),
                event.actor().equals(PaymentEvent.SYSTEM) ? speech.text("history.system") : event.actor(),
                speech.text(event.kind().key(), words(event, currency, speech)),
                detail(event));
    }

    /** The arguments of an event as its message shows them. */
    private static Object[] words(PaymentEvent event, Currency currency, LocalizedTexts speech) {
        String first = argument(event, 0);
        return switch (event.kind()) {
            case STARTED, REFUND_SENT, REFUND_RESENT, REFUND_SUCCEEDED, REFUND_EXTERNAL, REFUND_ASSIGNED -> new Object
                    [] {money(first, currency, speech)};
            case STATE_CHANGED -> new Object[] {speech.word("state", first), speech.word("state", argument(event, 1))};
            case REVIEW_NEEDED -> new Object[] {speech.word("review", first)};
            case REFUND_FAILED -> new Object[] {failure(first, speech)};
            case ACCEPTED -> new Object[] {first};
            case OTHER -> new Object[] {String.join(" · ", event.arguments())};
            case START_UNKNOWN,
                    START_REFUSED,
                    BANK_SILENT,
                    HINT_REFUSED,
                    SUBMISSION_POSTPONED,
                    SUBMISSION_REQUESTED,
                    REFUND_PENDING,
                    REFUND_UNKNOWN -> new Object[0];
        };
    }

    private static String detail(PaymentEvent event) {
        return switch (event.kind()) {
            case START_UNKNOWN, START_REFUSED, BANK_SILENT, SUBMISSION_POSTPONED -> argument(event, 0);
            default -> "";
        };
    }

    private static String argument(PaymentEvent event, int index) {
        List<String> arguments = event.arguments();
        return index < arguments.size() ? arguments.get(index) : "";
    }

    private static String money(String coins, Currency currency, LocalizedTexts speech) {
        boolean number = coins.matches("\\d{1,18}");
        return number ? speech.money(new Coins(Long.parseLong(coins)), currency) : coins;
    }

    static String failure(String code, LocalizedTexts speech) {
        return speech.find("bank." + code)
                .or(() -> speech.find("failure." + code))
                .orElseGet(() -> speech.reason(code));
    }
}
