package io.github.alliancepay.broadleaf.hold;

import java.text.MessageFormat;
import java.util.Locale;

/**
 * Why a hold was not completed. The messages of the back office hold what an admin reads, under {@link #key}; the English sentence here is
 * for logs and for code of the host.
 */
public enum CompletionRefusal {
    NOT_HELD("No money of the payment is held; update it from the bank"),
    NOT_SUBMITTED("The order is not submitted; submit it first, or release the money"),
    HOLD_OVER("The hold has ended, and the money went back to the shopper; ask for a new payment"),
    /** One completion of a hold is all that the bank takes (protocol section 10). */
    COMPLETED_ALREADY("The hold is completed, or its completion is on its way"),
    RELEASE_UNDER_WAY("The money is being released; wait until the outcome is known"),
    BANK_SILENT("The bank could not be asked about the hold; try again later"),
    NOT_A_NUMBER("{0} is not a sum; write it like 69.60"),
    OUT_OF_RANGE("The bank takes {0} to {1} of this hold, not {2}"),
    FORM_EXPIRED("There is no such draft of this person; enter the sum again");

    private final String english;

    CompletionRefusal(String english) {
        this.english = english;
    }

    /** The key of the message for an admin, such as {@code hold.out-of-range}. */
    public String key() {
        return "hold." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param arguments for the placeholders; the messages for an admin have the same ones */
    String inEnglish(String... arguments) {
        return MessageFormat.format(english, (Object[]) arguments);
    }
}
