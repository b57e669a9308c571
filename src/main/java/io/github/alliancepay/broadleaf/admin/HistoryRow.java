package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import java.util.List;

/**
 * A line of a payment's history, as text.
 *
 * @param trigger what led to it
 * @param actor who asked for it
 * @param detail technical words, for support; empty when there are none
 */
public record HistoryRow(String at, String trigger, String actor, String what, String detail) {

    static HistoryRow of(PaymentEvent event, Currency currency, LocalizedTexts texts) {
        return new HistoryRow(
                texts.time(event.at()),
                texts.word("trigger", event.trigger().name()),
                texts.actor(event.actor()),
                what(event, currency, texts),
                detail(event));
    }

    private static String what(PaymentEvent event, Currency currency, LocalizedTexts texts) {
        String what = texts.text(event.kind().key(), words(event, currency, texts));
        return event.times() == 1
                ? what
                : texts.text("history.repeated", what, event.times(), texts.time(event.lastAt()));
    }

    /** The arguments of an event as its message shows them. */
    private static Object[] words(PaymentEvent event, Currency currency, LocalizedTexts texts) {
        String first = argument(event, 0);
        return switch (event.kind()) {
            case STARTED,
                    REFUND_SENT,
                    REFUND_RESENT,
                    REFUND_SUCCEEDED,
                    REFUND_EXTERNAL,
                    REFUND_ASSIGNED,
                    COMPLETION_SENT,
                    COMPLETION_RESENT,
                    COMPLETION_SUCCEEDED,
                    COMPLETION_EXTERNAL -> new Object[] {money(first, currency, texts)};
            case REFUND_AMOUNT_DIFFERS -> new Object[] {hryvnias(first, texts), hryvnias(argument(event, 1), texts)};
            case STATE_CHANGED -> new Object[] {texts.word("state", first), texts.word("state", argument(event, 1))};
            case REVIEW_NEEDED -> new Object[] {texts.word("review", first)};
            case REFUND_FAILED, COMPLETION_FAILED -> new Object[] {failure(first, texts)};
            case ACCEPTED, RESTOCKED -> new Object[] {first};
            case LINK_USED -> new Object[] {texts.actor(first)};
            case OTHER -> new Object[] {String.join(" · ", event.arguments())};
            case START_UNKNOWN,
                    START_REFUSED,
                    BANK_SILENT,
                    HINT_REFUSED,
                    SUBMISSION_POSTPONED,
                    SUBMISSION_REQUESTED,
                    REFUND_PENDING,
                    REFUND_UNKNOWN,
                    COMPLETION_PENDING,
                    COMPLETION_UNKNOWN,
                    HOLD_EXPIRING,
                    NOTHING_RESTOCKED -> new Object[0];
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

    private static String money(String coins, Currency currency, LocalizedTexts texts) {
        boolean number = coins.matches("\\d{1,18}");
        return number ? texts.money(new Coins(Long.parseLong(coins)), currency) : coins;
    }

    private static String hryvnias(String coins, LocalizedTexts texts) {
        return money(coins, Currency.UAH, texts);
    }

    static String failure(String code, LocalizedTexts texts) {
        return texts.find("bank." + code)
                .or(() -> texts.find("failure." + code))
                .orElseGet(() -> texts.reason(code));
    }
}
