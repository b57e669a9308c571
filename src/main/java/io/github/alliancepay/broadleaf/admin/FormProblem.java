package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is wrong with the entries of a form of lines.
 *
 * @param text for the admin; empty when nothing is wrong
 * @param field the name of the wrong field, empty when it is about none
 */
public record FormProblem(String text, String field) {

    static final FormProblem NONE = new FormProblem("", "");

    /** @param entry what was typed */
    static FormProblem of(
            RefundRefusedException refused, RefundEntry entry, RefundBalance balance, LocalizedTexts texts) {
        return new FormProblem(new Wording(refused, balance, texts).text(), field(refused, entry));
    }

    private static String field(RefundRefusedException refused, RefundEntry entry) {
        return switch (refused.refusal()) {
            case COMMENT, COMMENT_TOO_LONG -> "comment";
            case TOO_MANY -> RefundEntry.QUANTITY + refused.line();
            case TOO_MUCH_OF_LINE -> entry.fieldOfSum(refused.line());
            case NOT_A_NUMBER -> entry.unreadableField(refused.line());
            default -> "";
        };
    }

    /** What is wrong with that field, empty when nothing is. */
    public String of(String name) {
        return field.equals(name) ? text : "";
    }

    public boolean isAny() {
        return !text.isEmpty();
    }

    /** A refusal in words: lines by their names, sums as people write them. */
    private record Wording(RefundRefusedException refused, RefundBalance balance, LocalizedTexts texts) {

        String text() {
            RefundRefusal refusal = refused.refusal();
            List<String> arguments = refused.arguments();
            Object[] words = IntStream.range(0, arguments.size())
                    .mapToObj(index -> word(index, arguments.get(index)))
                    .toArray();
            String text = texts.refundText(balance.isHold(), refusal.key(), words);
            return refusal == RefundRefusal.NOT_A_NUMBER
                    ? name().map(name -> name + ": " + text).orElse(text)
                    : text;
        }

        private String word(int index, String argument) {
            if (refused.refusal().isSum(index)) {
                return texts.money(Coins.of(new BigDecimal(argument)), currency());
            }
            boolean names = index == 0 && refused.refusal() != RefundRefusal.NOT_A_NUMBER;
            return names ? name().orElse(argument) : argument;
        }

        private Currency currency() {
            return refused.refusal() == RefundRefusal.CHANGED ? Currency.UAH : balance.currency();
        }

        private Optional<String> name() {
            return balance.lines().stream()
                    .map(RefundBalance.Line::line)
                    .filter(line -> line.key().equals(refused.line()))
                    .map(line -> LineTexts.name(line, texts))
                    .findFirst();
        }
    }
}
