package io.github.alliancepay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.hold.Completion;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.StartRefusedException;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundOrigin;
import io.github.alliancepay.simulation.BankLine.Call;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call to the bank, with each thing that may become of it, and a process that ends before or after each of its commits and calls. Where
 * each cell ends is in docs/reliability.md.
 */
class FaultTableTests {

    private static final String DONE = "SUCCEEDED, 1 at the bank";
    private static final String NOT_DONE = "FAILED, 0 at the bank";

    @ParameterizedTest
    @EnumSource(Call.class)
    void everyCellOfTheTableEndsAsTheGuideSays(Call call) {
        for (Trouble trouble : Trouble.values()) {
            Ends ends = ends(call, trouble);

            assertThat(ends.undisturbed()).as("%s, %s", call, trouble).isEqualTo(end(call, trouble));
            assertThat(endsAfterACrash(call))
                    .as("%s, %s, with a crash", call, trouble)
                    .containsAll(ends.crashed());
        }
    }

    private static String end(Call call, Trouble trouble) {
        boolean refused = trouble == Trouble.NOT_REACHED || trouble == Trouble.REFUSED;
        return switch (call) {
            case CREATE -> trouble == Trouble.NONE ? "COMPLETED" : "ABANDONED";
            case ORDER -> "COMPLETED";
            case REFUND, COMPLETE -> refused ? NOT_DONE : DONE;
        };
    }

    private static Set<String> endsAfterACrash(Call call) {
        return switch (call) {
            case CREATE -> Set.of("none", "ABANDONED", "COMPLETED");
            case ORDER -> Set.of("COMPLETED");
            case REFUND, COMPLETE -> Set.of("none, 0 at the bank", NOT_DONE, DONE);
        };
    }

    /** A process that ends makes more points of the same kind; without them the table would say nothing. */
    @Test
    void aCallHasManyPointsAtWhichItsProcessMayEnd() {
        assertThat(Arrays.stream(Call.values())
                        .map(call -> ends(call, Trouble.NONE).crashes()))
                .allMatch(points -> points > 8);
    }

    private static Ends ends(Call call, Trouble trouble) {
        Set<String> crashed = new TreeSet<>();
        int crash = 0;
        boolean reached = true;
        while (reached) {
            crash++;
            Scene scene = new Scene(call);
            crashed.add(scene.end(trouble, crash));
            reached = scene.reached >= crash;
        }
        return new Ends(new Scene(call).end(trouble, 0), crashed, crash - 1);
    }

    /** Where a cell ends: with a process that goes on, and with one that ended somewhere. */
    private record Ends(String undisturbed, Set<String> crashed, int crashes) {}

    /** One order on its way to the call. */
    private static final class Scene {

        private final Call call;
        private final World world;
        private int reached;

        Scene(Call call) {
            this.call = call;
            this.world = World.calm(call == Call.COMPLETE);
            if (call != Call.CREATE) {
                world.perform(Action.SHOPPER_STARTS);
                world.perform(Action.SHOPPER_PAYS);
            }
            if (call == Call.REFUND || call == Call.COMPLETE) {
                sync(world.node());
            }
        }

        String end(Trouble trouble, int crashAt) {
            world.disturb(call, trouble, crashAt);
            try {
                act(world.node());
            } catch (Crash | StartRefusedException end) {
                world.tell("ended");
            }
            reached = world.points();
            world.recover();
            assertThat(world.broken())
                    .as("%s %s, ended at point %s", call, trouble, crashAt)
                    .isEmpty();
            return end();
        }

        private void act(Node node) {
            switch (call) {
                case CREATE -> world.play().start(node, world.shop().order(1));
                case ORDER -> sync(node);
                case REFUND -> node.refunds.sendAmount(payment().id(), new Coins(3_000), RefundOrigin.of("iryna", ""));
                case COMPLETE -> node.complete.complete(payment().id(), Optional.empty(), RefundOrigin.HOST);
            }
        }

        private void sync(Node node) {
            node.sync.sync(payment().id(), SyncTrigger.CALLBACK);
        }

        private Payment payment() {
            return world.ledger().paymentTable().rows().findFirst().orElseThrow().payment;
        }

        private String end() {
            return switch (call) {
                        case CREATE, ORDER -> world.ledger()
                                .paymentTable()
                                .rows()
                                .findFirst()
                                .map(row -> row.payment.state().name())
                                .orElse("none");
                        case REFUND -> world.ledger()
                                .refundTable()
                                .all()
                                .findFirst()
                                .map(Refund::state)
                                .map(Enum::name)
                                .orElse("none");
                        case COMPLETE -> world.ledger()
                                .completionTable()
                                .all()
                                .findFirst()
                                .map(Completion::state)
                                .map(Enum::name)
                                .orElse("none");
                    }
                    + (call == Call.REFUND || call == Call.COMPLETE ? ", " + atTheBank() + " at the bank" : "");
        }

        private long atTheBank() {
            String type = call == Call.REFUND ? "REFUND" : "COMPLETION";
            return world.bank().accounts().stream()
                    .mapToLong(account -> account.alive(type).count())
                    .sum();
        }
    }
}
