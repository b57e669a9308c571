package io.github.alliancepay.broadleaf.reconciliation.register;

import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import java.util.ArrayList;
import java.util.List;

/** Takes a CSV text apart, as RFC 4180 says and with any separator. Used by one thread. */
final class CsvTable {

    private static final char QUOTE = '"';

    private final String text;
    private final char separator;
    private final List<RegisterRow> rows = new ArrayList<>();
    private final int most;
    private final List<RegisterCell> cells = new ArrayList<>();
    private int position;
    private int line = 1;
    private int begun = 1;

    private CsvTable(String text, char separator, int most) {
        this.text = text;
        this.separator = separator;
        this.most = most;
    }

    /**
     * The rows of a text, without blank ones.
     *
     * @param most no more rows than these are read
     */
    static List<RegisterRow> rows(String text, char separator, int most) {
        return new CsvTable(text, separator, most).read();
    }

    private List<RegisterRow> read() {
        while (position < text.length() && rows.size() < most) {
            add(RegisterCell.text(isAt(QUOTE) ? quoted() + plain() : plain()));
            if (isAt(separator)) {
                position++;
                if (position == text.length()) {
                    add(RegisterCell.EMPTY);
                }
            } else {
                endLine();
            }
        }
        endRow();
        return rows;
    }

    private void add(RegisterCell cell) {
        if (cells.size() < RegisterRow.MOST_CELLS) {
            cells.add(cell);
        }
    }

    private boolean isAt(char sign) {
        return position < text.length() && text.charAt(position) == sign;
    }

    private String plain() {
        int start = position;
        while (position < text.length() && !isAt(separator) && !isAt('\n') && !isAt('\r')) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        position++;
        while (true) {
            int end = text.indexOf(QUOTE, position);
            if (end < 0) {
                throw new UnreadableRegisterException(FileProblem.OPEN_QUOTE, String.valueOf(begun));
            }
            cell.append(text, position, end);
            position = end + 1;
            if (!isAt(QUOTE)) {
                line += (int) cell.chars().filter(sign -> sign == '\n').count();
                return cell.toString();
            }
            cell.append(QUOTE);
            position++;
        }
    }

    private void endLine() {
        if (isAt('\r')) {
            position++;
        }
        if (isAt('\n')) {
            position++;
        }
        line++;
        endRow();
    }

    private void endRow() {
        RegisterRow row = new RegisterRow(begun, cells);
        if (!row.isBlank()) {
            rows.add(row);
        }
        cells.clear();
        begun = line;
    }
}
