package io.github.alliancepay.broadleaf.refund;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/**
 * The lines of an order as they were sold. Refunds are computed from these, whatever becomes of the order later. Immutable.
 *
 * @param lines with what each one cost; empty when the order is not submitted
 * @param edited whether the order now has other lines, quantities or amounts
 */
record SoldLines(List<RefundableLine> lines, boolean edited) {

    /** No line of the order counts. */
    static final SoldLines NONE = new SoldLines(List.of(), false);

    SoldLines {
        lines = List.copyOf(lines);
    }

    /** The lines of an order that is as it was sold. */
    static SoldLines of(List<RefundableLine> lines) {
        return new SoldLines(lines, false);
    }

    /** @param now the lines of the order as it is; empty when the host no longer has it */
    static SoldLines of(List<RefundableLine> sold, List<RefundableLine> now) {
        return new SoldLines(sold, !byKey(sold).equals(byKey(now)));
    }

    /** Without their names, which mean nothing for the money. */
    private static Map<String, RefundableLine> byKey(List<RefundableLine> lines) {
        return lines.stream().collect(toMap(RefundableLine::key, RefundableLine::unnamed, (one, same) -> one));
    }
}
