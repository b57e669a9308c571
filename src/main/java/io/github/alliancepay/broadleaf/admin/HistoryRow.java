package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.PaymentEvent;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A line of a payment's history, ready to be read.
 *
 * @param doorbell what made us look
 * @param detail technical words, for support; empty when there are none
 */
public record HistoryRow(String at, String trigger, String who, String what, String detail) {

    static HistoryRow of(PaymentEvent event, Currency currency, LocalizedTexts speech) {
        String[] parts = event.what().split(":", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        return new HistoryRow(
                speech.time(event.at()),
                speech.word("trigger", event.trigger().name()),
                event.who().equals(PaymentEvent.SYSTEM) ? speech.text("history.system") : event.who(),
                what(parts[0], sum(rest, currency, speech), speech),
                isTechnical(parts[0]) ? rest : "");
    }

    private static String what(String name, String rest, LocalizedTexts speech) {
        return switch (name) {
            case "state" -> speech.text("history.state", words("state", rest, speech));
            case "review" -> speech.text("history.review", speech.word("review", rest));
            case "refund-failed" -> speech.text("history.refund-failed", failure(rest, speech));
            default -> speech.find("history." + name, rest).orElse(name + (rest.isEmpty() ? "" : ": " + rest));
        };
    }

    /** Sums are written down plainly, in the order's currency. */
    private static String sum(String text, Currency currency, LocalizedTexts speech) {
        boolean plain = text.matches("\\d{1,16}\\.\\d\\d");
        return plain ? speech.money(Coins.of(new BigDecimal(text)), currency) : text;
    }

    static String failure(String code, LocalizedTexts speech) {
        return speech.find("bank." + code)
                .or(() -> speech.find("failure." + code))
                .orElseGet(() -> speech.reason(code));
    }

    private static Object[] words(String group, String codes, LocalizedTexts speech) {
        return Arrays.stream(codes.split(":"))
                .map(code -> speech.word(group, code))
                .toArray();
    }

    private static boolean isTechnical(String name) {
        return name.equals("bank-silent") || name.equals("completion-later") || name.startsWith("start.");
    }
}
