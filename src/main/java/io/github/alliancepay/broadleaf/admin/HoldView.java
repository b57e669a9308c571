package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.hold.CompletionRefusal;
import io.github.alliancepay.broadleaf.hold.CompletionRefusedException;
import io.github.alliancepay.broadleaf.hold.Hold;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.text.MoneyParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hold, as text.
 *
 * @param sums what is held, until when, and what can be taken
 * @param amount what the field of the sum shows
 * @param limits from which sum to which one the bank takes
 * @param blocked why nothing can be taken, empty when it can
 * @param completions those that were sent, oldest first
 */
public record HoldView(
        List<LabelledValue> sums, String amount, String limits, String blocked, List<CompletionRow> completions) {

    static HoldView of(Hold hold, String entered, LocalizedTexts texts) {
        return new HoldView(
                LabelledValue.known(Stream.of(
                        value("held", texts.money(hold.amount(), hold.currency()), texts),
                        value(
                                "held-at-bank",
                                hold.currency() == Currency.UAH ? "" : texts.money(hold.atBank(), Currency.UAH),
                                texts),
                        value("until", texts.time(hold.payment().heldUntil()), texts))),
                entered.isEmpty() ? hold.amount().toString() : entered,
                texts.text(
                        "hold.limits",
                        texts.money(hold.least(), hold.currency()),
                        texts.money(hold.most(), hold.currency())),
                hold.blocked().map(refusal -> texts.text(refusal.key())).orElse(""),
                hold.completions().stream()
                        .map(completion -> row(completion, hold.currency(), texts))
                        .toList());
    }

    private static LabelledValue value(String label, String value, LocalizedTexts texts) {
        return LabelledValue.of(texts.text("hold." + label), value);
    }

    private static CompletionRow row(Completion completion, Currency currency, LocalizedTexts texts) {
        return new CompletionRow(
                texts.money(completion.orderAmount(), currency),
                badge(completion, texts),
                texts.time(completion.createdAt()),
                texts.actor(completion.requestedBy()),
                completion.failure().isEmpty() ? "" : HistoryRow.failure(completion.failure(), texts));
    }

    private static Badge badge(Completion completion, LocalizedTexts texts) {
        String tone =
                switch (completion.state()) {
                    case SUCCEEDED -> "good";
                    case FAILED -> "bad";
                    default -> "wait";
                };
        return new Badge(tone, texts.text("hold.state." + completion.state().name()));
    }

    /** What is said of a completion that was sent. */
    static Badge result(Completion completion, LocalizedTexts texts) {
        return new Badge(
                badge(completion, texts).tone(),
                texts.text("hold.result." + completion.state().name()));
    }

    static Question question(Hold hold, Completion draft, LocalizedTexts texts) {
        Currency currency = hold.currency();
        boolean less = hold.amount().isMoreThan(draft.orderAmount());
        return new Question(
                hold.payment().id(),
                hold.payment().bill().orderId(),
                PaymentStatusView.title(hold.payment()),
                draft.id(),
                texts.money(draft.orderAmount(), currency),
                currency == Currency.UAH ? "" : texts.money(draft.amount(), Currency.UAH),
                less ? texts.money(hold.amount().minus(draft.orderAmount()), currency) : "");
    }

    /** Why a hold was not completed, in the admin's words. */
    static String problem(CompletionRefusedException refusal, Optional<Hold> hold, LocalizedTexts texts) {
        Currency currency = hold.map(Hold::currency).orElse(Currency.UAH);
        boolean sums = refusal.refusal() == CompletionRefusal.OUT_OF_RANGE;
        Object[] arguments = refusal.arguments().stream()
                .map(argument -> sums ? money(argument, currency, texts) : argument)
                .toArray();
        return texts.text(refusal.refusal().key(), arguments);
    }

    private static String money(String sum, Currency currency, LocalizedTexts texts) {
        return MoneyParser.parse(sum).map(coins -> texts.money(coins, currency)).orElse(sum);
    }

    /** A completion that was sent. */
    public record CompletionRow(String amount, Badge state, String at, String who, String problem) {}

    /**
     * The exact sum of a completion, shown before it is sent.
     *
     * @param token identifies the sum, and is good for one completion
     * @param converted what the bank takes in hryvnias, empty for orders in hryvnias
     * @param released what goes back to the shopper, empty when all that is held is taken
     */
    public record Question(
            String paymentId,
            long orderId,
            String title,
            String token,
            String amount,
            String converted,
            String released) {

        /** Leaves the token out of logs. */
        @Override
        public String toString() {
            return "Question[" + paymentId + ", " + amount + "]";
        }
    }
}
