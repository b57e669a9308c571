package io.github.alliancepay.broadleaf.reconciliation.register;

import java.util.List;

/** A file that is no register which can be read. Nothing of it was compared. */
public class UnreadableRegisterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FileProblem problem;
    private final transient List<String> arguments;

    UnreadableRegisterException(FileProblem problem, String... arguments) {
        super("The register cannot be read: " + problem + " " + List.of(arguments));
        this.problem = problem;
        this.arguments = List.of(arguments);
    }

    public FileProblem problem() {
        return problem;
    }

    /** What the message of the problem names, such as the missing columns. */
    public List<String> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    /** What is wrong with the file as a whole. */
    public enum FileProblem {
        EMPTY,
        /** More bytes, lines or unpacked bytes than are read. */
        TOO_LARGE,
        /** Neither text nor XLSX. */
        BINARY,
        /** A workbook of before 2007. */
        OLD_EXCEL,
        /** Neither UTF-8 nor windows-1251. */
        ENCODING,
        /** Columns that are needed are missing. */
        NO_COLUMNS,
        /** A quotation mark is never closed, so all lines after it would be lost. */
        OPEN_QUOTE,
        /** A damaged workbook. */
        BROKEN
    }
}
