package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/**
 * All that is known of one payment, as text.
 *
 * @param explanation what its state means and what to do, empty when all is well
 * @param sums paid, refunded, being refunded, still refundable
 * @param blocked why money cannot be returned, empty when it can
 * @param released whether what goes back is released and not refunded, since the money was not taken
 * @param held whether the money is held and not taken
 * @param releasing whether the hold is being released, or was, so that nothing else can be done with it
 */
public record PaymentPanel(
        String id,
        long orderId,
        String title,
        List<Badge> badges,
        String explanation,
        List<LabelledValue> sums,
        List<LabelledValue> facts,
        List<OperationRow> operations,
        List<RefundRow> refunds,
        List<HistoryRow> history,
        String blocked,
        boolean released,
        boolean held,
        boolean releasing) {

    /** Whether the hold can be completed or released. */
    public boolean isOpenHold() {
        return held && !releasing;
    }
}
