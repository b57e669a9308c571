package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A line of a table as CSV, as spreadsheets of the language open it: in Ukrainian with semicolons and decimal commas, in English with
 * commas and decimal points. For use by one thread.
 *
 * <p>A spreadsheet would run a text that starts like a formula, and would change a long number or one with zeros in front. Such a text
 * gets an apostrophe in front.
 */
final class CsvLine {

    private static final String END = "\r\n";

    /** Spreadsheets also take the wide forms of the signs for formulas. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Z}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|[\\t\\r\\n].*", Pattern.DOTALL);

    /** More than fifteen digits are rounded. */
    private static final Pattern NUMBER_THAT_CHANGES = Pattern.compile("0[0-9]+|[0-9]{16,}");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final boolean ukrainian;
    private final StringJoiner cells;

    CsvLine(String language) {
        ukrainian = language.equals("uk");
        cells = new StringJoiner(ukrainian ? ";" : ",", "", END);
    }

    CsvLine text(String text) {
        boolean guarded = FORMULA.matcher(text).matches()
                || NUMBER_THAT_CHANGES.matcher(text).matches();
        String safe = (guarded ? "'" : "") + CONTROL.matcher(text).replaceAll(" ");
        cells.add(safe.isEmpty() ? "" : '"' + safe.replace("\"", "\"\"") + '"');
        return this;
    }

    /** A sum that the spreadsheet can add up. */
    CsvLine sum(Coins amount) {
        cells.add(ukrainian ? amount.toString().replace('.', ',') : amount.toString());
        return this;
    }

    @Override
    public String toString() {
        return cells.toString();
    }
}
