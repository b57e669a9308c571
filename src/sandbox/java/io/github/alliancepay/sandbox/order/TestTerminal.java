package io.github.alliancepay.sandbox.order;

import java.util.Set;

/** The bank's test cases: on a test terminal the kopiykas of the amount decide the outcome (protocol section 16). */
final class TestTerminal {
    private static final Set<Long> DECLINED_PURCHASES = Set.of(5L, 6L);
    private static final Set<Long> FAILED_REFUNDS = Set.of(17L, 18L);

    private TestTerminal() {}

    static boolean declinesPurchase(long coins) {
        return DECLINED_PURCHASES.contains(coins % 100);
    }

    static boolean failsRefund(long coins) {
        return FAILED_REFUNDS.contains(coins % 100);
    }
}
