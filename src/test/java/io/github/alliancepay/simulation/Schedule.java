package io.github.alliancepay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What happens in which order. The same schedule always does the same.
 *
 * @param seed it was made from this
 * @param nodes how many processes the shop has
 * @param orders how many orders there are
 * @param holds whether money is held first
 * @param skew how many seconds each process's clock is ahead of the one before it, or behind if negative; the first has the bank's time
 * @param steps what happens; each has dice of its own, so that leaving one out changes little in the others
 */
record Schedule(long seed, int nodes, int orders, boolean holds, int skew, List<Step> steps) {

    private static final int FEWEST_STEPS = 12;
    private static final int MORE_STEPS = 20;
    private static final int[] SKEWS = {0, 1, 60, -60, 600, -600};

    static Schedule of(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        int nodes = 1 + dice.nextInt(3);
        int orders = 1 + dice.nextInt(2);
        boolean holds = dice.nextInt(3) == 0;
        int skew = SKEWS[dice.nextInt(SKEWS.length)];
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(0, Action.SHOPPER_STARTS, dice.nextLong(), true));
        steps.add(new Step(1, Action.SHOPPER_PAYS, dice.nextLong(), true));
        int more = FEWEST_STEPS + dice.nextInt(MORE_STEPS);
        IntStream.range(0, more)
                .forEach(number -> steps.add(new Step(number + 2, Action.any(dice), dice.nextLong(), false)));
        return new Schedule(seed, nodes, orders, holds, skew, List.copyOf(steps));
    }

    Schedule with(List<Step> others) {
        return new Schedule(seed, nodes, orders, holds, skew, List.copyOf(others));
    }

    /** Numbers of steps, such as {@code 0,3q,7}; q for one without faults and nested work. */
    Schedule keeping(String numbers) {
        List<String> kept = List.of(numbers.split(","));
        return with(steps.stream()
                .filter(step -> kept.contains(step.number() + "") || kept.contains(step.number() + "q"))
                .map(step -> kept.contains(step.number() + "q") ? step.undisturbed() : step)
                .toList());
    }

    String kept() {
        return steps.stream()
                .map(step -> step.number() + (step.quiet() ? "q" : ""))
                .collect(Collectors.joining(","));
    }

    /**
     * One step.
     *
     * @param seed of its own dice
     * @param quiet whether nothing fails in it, and nothing else happens meanwhile
     */
    record Step(int number, Action action, long seed, boolean quiet) {

        Step undisturbed() {
            return new Step(number, action, seed, true);
        }
    }
}
