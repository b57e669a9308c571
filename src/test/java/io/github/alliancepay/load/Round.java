package io.github.alliancepay.load;

import java.time.Duration;
import java.util.List;

/** What happens in a shop, one thing after another, so that it can be compared. */
record Round(CrowdControl crowd, ShopControl shop, Stranger stranger) {

    private static final int PHASES_WITH_LOAD = 4;
    private static final int CONNECTIONS_TO_FILL_CARTS = 10;

    /** On a pool of this size: a warm-up with all of the load, then phases with and without it in turn. */
    List<Phase> play(int connections, Plan plan) {
        shop.resize(CONNECTIONS_TO_FILL_CARTS);
        crowd.gather(PHASES_WITH_LOAD);
        shop.resize(connections);
        phase(Report.FAST, plan.warmUp());
        return List.of(
                phase(Report.QUIET, plan.quiet()),
                phase(Report.FAST, plan.fast()),
                phase(Report.QUIET, plan.quiet()),
                phase(Report.DEAD, plan.dead()),
                phase(Report.QUIET, plan.quiet()),
                phase(Report.SLOW, plan.slow()));
    }

    /** One phase of this name, whose shoppers are at the checkout. It begins when the plugin makes all calls to the bank. */
    Phase phase(String name, Duration length) {
        crowd.awaitBank();
        crowd.come(name, Stranger.beginning(length));
        List<Answer> seen = stranger.visit(length);
        return crowd.leave().with(seen);
    }
}
