package io.github.alliancepay.broadleaf.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of a payment's history; lines are only ever added. Holds no secrets and no personal data of the shopper.
 *
 * @param at UTC
 * @param trigger what led to it
 * @param actor a login of the back office, or {@link #SYSTEM}
 * @param arguments see the kind; at most {@value #MOST}, of {@value #LONGEST} characters together; what is longer is
 *     cut, and a control character becomes a space. Sums are numbers of coins of the order's currency, enum constants are names.
 * @param times how often it happened in a row; more than once only for kinds that {@link Kind#isCounted}
 * @param lastAt when it last happened (UTC)
 */
public record PaymentEvent(
        Instant at, SyncTrigger trigger, String actor, Kind kind, List<String> arguments, int times, Instant lastAt) {

    /** The plugin itself, as {@code actor}. */
    public static final String SYSTEM = "system";

    private static final int MOST = 8;
    private static final int LONGEST = 480;

    public PaymentEvent {
        arguments = bounded(arguments);
    }

    /** Something that happened once. */
    public PaymentEvent(Instant at, SyncTrigger trigger, String actor, Kind kind, List<String> arguments) {
        this(at, trigger, actor, kind, arguments, 1, at);
    }

    private static List<String> bounded(List<String> arguments) {
        List<String> kept = new ArrayList<>();
        int room = LONGEST;
        for (String argument : arguments.subList(0, Math.min(arguments.size(), MOST))) {
            String text = cut(argument, room);
            kept.add(text);
            room -= text.length();
        }
        return List.copyOf(kept);
    }

    static String cut(String text, int longest) {
        int end = Math.min(text.length(), longest);
        boolean splitsPair = end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsPair ? end - 1 : end).replaceAll("\\p{Cntrl}", " ");
    }

    /** What happened. The words are under {@link #key} in the messages. */
    public enum Kind {
        /** A shopper wants to pay: the amount. */
        STARTED(Argument.SUM),
        /** The shopper came by a payment link: the login of who made it. */
        LINK_USED(Argument.LOGIN),
        /** The bank did not answer when a page was asked for: the technical reason. */
        START_UNKNOWN(Argument.REASON),
        /** The bank refused to open a page: the technical reason. */
        START_REFUSED(Argument.REASON),
        /** The payment changed: the {@link PaymentState} before and the one after. */
        STATE_CHANGED(Argument.STATE, Argument.STATE),
        /** Money came that does not fit: the {@link ReviewReason}. */
        REVIEW_NEEDED(Argument.REVIEW),
        /** The bank could not be asked: the technical reason. */
        BANK_SILENT(Argument.REASON),
        /** A callback named an order of the bank that is not ours: the technical reason. */
        HINT_REFUSED,
        /** The host could not submit the order now: the technical reason. */
        SUBMISSION_POSTPONED(Argument.REASON),
        /** A person asked to submit the order with the money that came. */
        SUBMISSION_REQUESTED,
        /** A completion was sent to the bank: the amount. */
        COMPLETION_SENT(Argument.SUM),
        /** A completion was sent again under the same id: the amount. */
        COMPLETION_RESENT(Argument.SUM),
        /** The bank has a completion and has not decided. */
        COMPLETION_PENDING,
        /** The bank did not say what became of a completion. */
        COMPLETION_UNKNOWN,
        /** Money that was held was taken: the amount. */
        COMPLETION_SUCCEEDED(Argument.SUM),
        /** A completion failed: the bank's code, or a code of ours. */
        COMPLETION_FAILED(Argument.FAILURE),
        /** A hold was completed in the bank's cabinet: the amount. */
        COMPLETION_EXTERNAL(Argument.SUM),
        /** The order was submitted with money that is held: the amount. */
        ORDER_HELD(Argument.SUM),
        /** The money that is held will soon go back by itself. */
        HOLD_EXPIRING,
        /** A person took the payment off the list of those that need attention: the note. */
        ACCEPTED(Argument.TEXT),
        /** A refund was sent to the bank: the amount. */
        REFUND_SENT(Argument.SUM),
        /** A refund was sent again under the same id: the amount. */
        REFUND_RESENT(Argument.SUM),
        /** The bank has a refund and has not decided. */
        REFUND_PENDING,
        /** The bank did not say what became of a refund. */
        REFUND_UNKNOWN,
        /** The money went back: the amount. */
        REFUND_SUCCEEDED(Argument.SUM),
        /** A refund failed: the bank's code, or a code of ours. */
        REFUND_FAILED(Argument.FAILURE),
        /** A refund was made in the bank's cabinet: the amount. */
        REFUND_EXTERNAL(Argument.SUM),
        /** The bank lists a refund with another amount than was asked for: the amount asked for and the one listed, in coins of UAH. */
        REFUND_AMOUNT_DIFFERS(Argument.HRYVNIAS, Argument.HRYVNIAS),
        /** A person chose the lines that a refund belongs to: its amount. */
        REFUND_ASSIGNED(Argument.SUM),
        /** Units of a refund are back in stock: their lines with the number of units. */
        RESTOCKED(Argument.TEXT),
        /** Units of a refund were to be put back in stock, and the host counts none of them. */
        NOTHING_RESTOCKED,
        /** A newer version of the plugin wrote the line: the name of the kind there, then the arguments. */
        OTHER;

        private final List<Argument> arguments;

        Kind(Argument... arguments) {
            this.arguments = List.of(arguments);
        }

        /** What the arguments are. None for a kind whose arguments are not shown, or are of any number. */
        public List<Argument> arguments() {
            return arguments;
        }

        /** Whether a repetition with the same arguments is counted in the line that tells of it, instead of writing another line. */
        public boolean isCounted() {
            return this == LINK_USED || this == BANK_SILENT || this == HINT_REFUSED || this == SUBMISSION_POSTPONED;
        }

        /** The key of the message, such as {@code history.state-changed}. */
        public String key() {
            return "history." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What an argument is. */
    public enum Argument {
        /** Coins of the order's currency. */
        SUM,
        /** Coins of UAH. */
        HRYVNIAS,
        /** The name of a {@link PaymentState}. */
        STATE,
        /** The name of a {@link ReviewReason}. */
        REVIEW,
        /** The bank's code, or a code of ours. */
        FAILURE,
        /** Who did it. */
        LOGIN,
        /** Words of a person, or names. */
        TEXT,
        /** Technical words, for support. */
        REASON
    }
}
