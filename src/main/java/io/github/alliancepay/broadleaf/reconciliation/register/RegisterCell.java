package io.github.alliancepay.broadleaf.reconciliation.register;

/** A cell of a register: its text, and what a workbook says of it. */
record RegisterCell(String text, CellKind kind) {

    /** What a cell holds. Everything in a CSV file is a text. */
    enum CellKind {
        TEXT,
        NUMBER,
        FORMULA
    }

    /** More than is used of any text; of a longer one the beginning is kept. */
    private static final int LONGEST = 2000;

    static final RegisterCell EMPTY = text("");

    static RegisterCell text(String text) {
        String kept = text.strip();
        return new RegisterCell(kept.substring(0, Math.min(kept.length(), LONGEST)), CellKind.TEXT);
    }
}
