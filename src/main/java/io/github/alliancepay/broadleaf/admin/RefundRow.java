package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/**
 * A refund, as text.
 *
 * @param why the admin's reason
 * @param comment what the bank was told, empty for nothing
 * @param stock what happens with its units in stock, empty when nothing does
 * @param problem why it failed, or what its open outcome means; empty otherwise
 * @param assignable whether its lines may be chosen now
 */
public record RefundRow(
        String at,
        String amount,
        Badge state,
        String who,
        String why,
        String comment,
        String stock,
        String problem,
        List<LabelledValue> lines,
        boolean assignable,
        String id) {}
