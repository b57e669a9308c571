package io.github.alliancepay.broadleaf.reconciliation.register;

/** A cell of a register: its text, and what a workbook says of it. */
record RegisterCell(String text, CellKind kind) {

    /** What a cell holds. Everything in a CSV file is a text. */
    enum CellKind {
        TEXT,
        NUMBER,
        FORMULA
    }

    static final RegisterCell EMPTY = text("");

    static RegisterCell text(String text) {
        return new RegisterCell(text.strip(), CellKind.TEXT);
    }
}
