package io.github.alliancepay.broadleaf.reconciliation.register;

import io.github.alliancepay.broadleaf.reconciliation.Coverage;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineFault;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.Register;
import io.github.alliancepay.broadleaf.reconciliation.register.LineReader.BadLineException;
import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a register of the bank (protocol section 24.1): CSV with {@code ;}, {@code ,} or tabs in UTF-8 or windows-1251, or the first sheet of
 * an XLSX workbook. The columns are found by their names, wherever they are. Nothing of the file is kept.
 */
public final class RegisterFile {

    /** The most bytes that are read: a quarter of a year of a busy shop. */
    public static final int MOST_BYTES = 20 << 20;

    /** The most lines that are read. */
    public static final int MOST_LINES = 200_000;

    /** Titles may stand above the headings. */
    private static final int LINES_ABOVE = 20;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private RegisterFile() {}

    /** @throws UnreadableRegisterException when it is no register */
    public static Register read(byte[] content) {
        if (content.length == 0) {
            throw new UnreadableRegisterException(FileProblem.EMPTY);
        }
        if (content.length > MOST_BYTES) {
            throw new UnreadableRegisterException(FileProblem.TOO_LARGE);
        }
        if (startsWith(content, OLD_EXCEL)) {
            throw new UnreadableRegisterException(FileProblem.OLD_EXCEL);
        }
        return startsWith(content, ZIP) ? workbook(content) : text(CsvText.of(content));
    }

    private static boolean startsWith(byte[] content, byte[] beginning) {
        for (int place = 0; place < beginning.length; place++) {
            if (place >= content.length || content[place] != beginning[place]) {
                return false;
            }
        }
        return true;
    }

    private static Register workbook(byte[] content) {
        List<RegisterRow> rows = new Workbook(content).rows(MOST_LINES + LINES_ABOVE);
        return register(rows, heading(rows));
    }

    private static Register text(String text) {
        char separator = Stream.of(';', ',', '\t')
                .max(Comparator.comparing(sign -> known(text, sign)))
                .orElseThrow();
        List<RegisterRow> rows = CsvTable.rows(text, separator, MOST_LINES + LINES_ABOVE);
        return register(rows, heading(rows));
    }

    /** How many columns are known if this is the separator. A quotation mark may stand open here: then it is found later. */
    private static int known(String text, char separator) {
        String above = text.lines().limit(LINES_ABOVE).reduce("", (all, line) -> all + "\n" + line.replace("\"", ""));
        List<RegisterRow> rows = CsvTable.rows(above, separator, LINES_ABOVE);
        return rows.stream()
                .mapToInt(row -> RegisterColumns.of(row).known())
                .max()
                .orElse(0);
    }

    /** Where the headings are: the line that names most columns. */
    private static int heading(List<RegisterRow> rows) {
        int best = 0;
        for (int place = 1; place < Math.min(LINES_ABOVE, rows.size()); place++) {
            boolean names = RegisterColumns.of(rows.get(place)).known()
                    > RegisterColumns.of(rows.get(best)).known();
            best = names ? place : best;
        }
        return best;
    }

    private static Register register(List<RegisterRow> rows, int heading) {
        if (rows.isEmpty()) {
            throw new UnreadableRegisterException(FileProblem.EMPTY);
        }
        if (rows.size() > MOST_LINES) {
            throw new UnreadableRegisterException(FileProblem.TOO_LARGE);
        }
        RegisterColumns columns = RegisterColumns.of(rows.get(heading));
        if (!columns.missing().isEmpty()) {
            throw new UnreadableRegisterException(FileProblem.NO_COLUMNS, String.join(", ", columns.missing()));
        }
        return lines(rows.subList(heading + 1, rows.size()), new LineReader(columns));
    }

    private static Register lines(List<RegisterRow> rows, LineReader reader) {
        List<Movement> movements = new ArrayList<>();
        List<LineFault> faults = new ArrayList<>();
        int unreadable = 0;
        for (RegisterRow row : rows) {
            try {
                movements.add(reader.read(row));
            } catch (BadLineException bad) {
                unreadable++;
                if (faults.size() < Coverage.MOST_FAULTS) {
                    faults.add(new LineFault(row.line(), bad.column().title(), bad.problem()));
                }
            }
        }
        return new Register(movements, faults, unreadable);
    }
}
