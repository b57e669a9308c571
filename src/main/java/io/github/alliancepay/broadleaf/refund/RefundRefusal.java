package io.github.alliancepay.broadleaf.refund;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * Why a refund was not sent, or its lines were not assigned. The messages of the back office hold what an admin reads, under
 * {@link #key}; the English sentence here is for logs and for code of the host.
 */
public enum RefundRefusal {
    NOT_PAID("The payment has no money to return; update it from the bank"),
    NOTHING_LEFT("Everything that was paid is returned or on its way back; nothing is left to return"),
    /** The bank does not return a transfer between its own accounts (protocol section 7.4). */
    INTERNAL_TRANSFER("The bank cannot return a transfer between its own accounts; return the money another way"),
    IN_FLIGHT("Another refund of the order is under way; wait until its outcome is known"),
    /** Nobody knows how much that refund took. */
    UNREADABLE_REFUND("The bank lists a refund whose amount cannot be read; look it up in the bank's merchant portal,"
            + " and refund there what is left"),
    UNREADABLE_ROW(
            "A refund in the shop's database cannot be read; have it corrected there, and refund in the bank's merchant"
                    + " portal until then"),
    /** The bank releases a hold as a whole; a smaller completion releases the rest. */
    HOLD_AS_A_WHOLE("The money is held and not taken; release all of it, or complete the hold with a smaller sum"),
    NOT_HELD("No money of the payment is held; refund what was taken"),
    BEING_COMPLETED("The hold is being completed; wait until the outcome is known, then refund what was taken"),
    BANK_SILENT("The bank could not be asked what is left; try again later"),
    /** Nothing with a quantity or an amount is in the selection. */
    NOTHING_CHOSEN("Nothing was chosen; choose a quantity or enter an amount"),
    NOT_A_NUMBER("{0} is not a quantity or a sum; write them like 2 and 69.60"),
    UNKNOWN_LINE("The order has no line {0}; open the window again"),
    TOO_MANY("{0}: only {1} units can still be returned, not {2}"),
    TOO_MUCH_OF_LINE("{0}: only {1} can still be returned, not {2}"),
    TOO_MUCH("Only {0} is left to return, not {1}"),
    OTHER_CURRENCY(
            "The bank does not say what was paid in the order's currency; refund in the back office, in hryvnias"),
    /** A refund is of one purchase, and none has that much left. */
    SEVERAL_PAYMENTS("The order was paid in several parts, and a refund is of one; return at most {0} at a time"),
    /** The sum in hryvnias is no longer the approved one. */
    CHANGED("The bank would now return {0} UAH, but {1} was approved; approve the new sum"),
    COMMENT("The bank takes only Latin letters, digits, spaces and , . ; : @ # $ % '' - = + in a comment;"
            + " remove {0} or leave it empty"),
    COMMENT_TOO_LONG("The bank takes at most 255 characters in a comment; shorten it"),
    FORM_EXPIRED("There is no such draft of this person; choose again"),
    /** The refund failed, or an admin chose its lines when it was made. */
    NOT_ASSIGNABLE("The lines of the refund were chosen when it was made, or it failed"),
    ASSIGNED_MEANWHILE("Another person chose the lines of the refund meanwhile; look at their choice first"),
    NO_LINES("The order is not submitted, so the refund can belong to no line of it"),
    ASSIGNED_TOO_MUCH("The lines are of {1}, but the refund was of {0}; choose less, or enter the amounts");

    private final String english;

    RefundRefusal(String english) {
        this.english = english;
    }

    /** Whether a placeholder stands for a sum, in units of the order's currency, or of UAH for {@link #CHANGED}. */
    public boolean isSum(int placeholder) {
        return switch (this) {
            case TOO_MUCH, SEVERAL_PAYMENTS, CHANGED, ASSIGNED_TOO_MUCH -> true;
            case TOO_MUCH_OF_LINE -> placeholder > 0;
            default -> false;
        };
    }

    /** The key of the message for an admin, such as {@code refund.too-much}. */
    public String key() {
        return "refund." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param arguments for the placeholders; the messages for an admin have the same ones */
    String inEnglish(String... arguments) {
        return MessageFormat.format(english, (Object[]) arguments);
    }
}
