package io.github.alliancepay.broadleaf.reconciliation.register;

import java.util.List;

/** @param line where it begins in the file, from 1 on */
record RegisterRow(int line, List<RegisterCell> cells) {

    /** More columns than a register has; the cells of others are not kept. */
    static final int MOST_CELLS = 200;

    RegisterRow {
        cells = List.copyOf(cells);
    }

    RegisterCell cell(int column) {
        return column < cells.size() ? cells.get(column) : RegisterCell.EMPTY;
    }

    boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.text().isEmpty());
    }
}
