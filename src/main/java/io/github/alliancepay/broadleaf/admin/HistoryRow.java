package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Argument;
import io.github.alliancepay.broadleaf.payment.PaymentEvent.Kind;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a payment's history, as text.
 *
 * @param trigger what led to it
 * @param actor who asked for it
 * @param detail technical words, for support; empty when there are none
 */
public record HistoryRow(String at, String trigger, String actor, String what, String detail) {

    static HistoryRow of(PaymentEvent event, Currency currency, LocalizedTexts texts) {
        return row(event, texts.text(event.kind().key(), words(event, currency, texts)), texts);
    }

    /** The same of money that is held and not taken: what goes back of it is released, and not refunded. */
    static HistoryRow ofHold(PaymentEvent event, Currency currency, LocalizedTexts texts) {
        String key = event.kind().key();
        String released = key.replace("history.refund-", "history.release-");
        String known = texts.find(released).isPresent() ? released : key;
        return row(event, texts.text(known, words(event, currency, texts)), texts);
    }

    private static HistoryRow row(PaymentEvent event, String what, LocalizedTexts texts) {
        return new HistoryRow(
                texts.time(event.at()),
                texts.word("trigger", event.trigger().name()),
                texts.actor(event.actor()),
                repeated(event, what, texts),
                detail(event));
    }

    private static String repeated(PaymentEvent event, String what, LocalizedTexts texts) {
        return event.times() == 1
                ? what
                : texts.text("history.repeated", what, event.times(), texts.time(event.lastAt()));
    }

    /** The arguments of an event as its message shows them. */
    private static Object[] words(PaymentEvent event, Currency currency, LocalizedTexts texts) {
        if (event.kind() == Kind.OTHER) {
            return new Object[] {String.join(" · ", event.arguments())};
        }
        List<Argument> arguments = event.kind().arguments();
        return IntStream.range(0, arguments.size())
                .filter(index -> arguments.get(index) != Argument.REASON)
                .mapToObj(index -> word(arguments.get(index), argument(event, index), currency, texts))
                .toArray();
    }

    private static String word(Argument argument, String value, Currency currency, LocalizedTexts texts) {
        return switch (argument) {
            case SUM -> money(value, currency, texts);
            case HRYVNIAS -> money(value, Currency.UAH, texts);
            case STATE -> texts.word("state", value);
            case REVIEW -> texts.word("review", value);
            case FAILURE -> failure(value, texts);
            case LOGIN -> texts.actor(value);
            case TEXT, REASON -> value;
        };
    }

    private static String detail(PaymentEvent event) {
        return event.kind().arguments().contains(Argument.REASON) ? argument(event, 0) : "";
    }

    private static String argument(PaymentEvent event, int index) {
        List<String> arguments = event.arguments();
        return index < arguments.size() ? arguments.get(index) : "";
    }

    private static String money(String coins, Currency currency, LocalizedTexts texts) {
        boolean number = coins.matches("\\d{1,18}");
        return number ? texts.money(new Coins(Long.parseLong(coins)), currency) : coins;
    }

    static String failure(String code, LocalizedTexts texts) {
        return texts.find("bank." + code)
                .or(() -> texts.find("failure." + code))
                .orElseGet(() -> texts.reason(code));
    }
}
