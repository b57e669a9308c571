package io.github.alliancepay.broadleaf.reconciliation.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the columns of one file are. */
record RegisterColumns(Map<RegisterColumn, Integer> places) {

    static RegisterColumns of(RegisterRow heading) {
        Map<RegisterColumn, Integer> places = new EnumMap<>(RegisterColumn.class);
        for (int place = 0; place < heading.cells().size(); place++) {
            int found = place;
            RegisterColumn.named(heading.cell(place).text()).ifPresent(column -> places.putIfAbsent(column, found));
        }
        return new RegisterColumns(places);
    }

    /** The columns without which no line can be compared, by their titles. A register without a status lists successes only. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!has(RegisterColumn.OPERATION) && !has(RegisterColumn.RRN)) {
            missing.add("«" + RegisterColumn.OPERATION.title() + "» / " + RegisterColumn.RRN.title());
        }
        if (!has(RegisterColumn.AMOUNT)) {
            missing.add(RegisterColumn.AMOUNT.title());
        }
        return missing;
    }

    int known() {
        return places.size();
    }

    boolean has(RegisterColumn column) {
        return places.containsKey(column);
    }

    RegisterCell cell(RegisterColumn column, RegisterRow row) {
        return has(column) ? row.cell(places.get(column)) : RegisterCell.EMPTY;
    }
}
