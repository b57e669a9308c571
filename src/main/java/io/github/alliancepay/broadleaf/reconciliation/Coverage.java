package io.github.alliancepay.broadleaf.reconciliation;

import java.util.List;

/**
 * What a reconciliation covers, and what it had to leave out. What is left out is never counted as a difference.
 *
 * @param days the days of the shop's side
 * @param unanswered payments about which the bank was not asked or did not answer
 * @param faults lines of the register that cannot be read, at most {@value #MOST_FAULTS}
 * @param unreadable how many lines cannot be read
 * @param otherDays lines of other days
 * @param otherMerchants lines of other merchants
 */
public record Coverage(
        DayRange days,
        List<PaymentLink> unanswered,
        List<LineFault> faults,
        int unreadable,
        int otherDays,
        int otherMerchants) {

    /** How many lines are named one by one. */
    public static final int MOST_FAULTS = 100;

    public Coverage {
        unanswered = List.copyOf(unanswered);
        faults = List.copyOf(faults);
    }

    static Coverage ofBank(DayRange days, List<PaymentLink> unanswered) {
        return new Coverage(days, unanswered, List.of(), 0, 0, 0);
    }

    /** Whether everything was compared. */
    public boolean isComplete() {
        return unanswered.isEmpty() && unreadable == 0;
    }

    /**
     * A line of a register that cannot be read.
     *
     * @param line from 1 on
     * @param column the name of the column in the file
     * @param problem the key of a message, which says what is wrong
     */
    public record LineFault(int line, String column, LineProblem problem) {}

    /** Why a line of a register cannot be read. */
    public enum LineProblem {
        /** Neither an operation id nor an RRN. */
        NO_NUMBER,
        /** No number of an operation; spreadsheets turn long numbers into powers of ten. */
        BAD_NUMBER,
        /** No whole number of coins. */
        BAD_AMOUNT,
        /** No date and time. */
        BAD_TIME,
        /** A status that nobody knows. */
        BAD_STATUS,
        /** A formula in place of a value. */
        FORMULA,
        /** A text that is longer than any number. */
        TOO_LONG
    }
}
