package io.github.alliancepay.broadleaf.payment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * In which order due payments have their turn: by {@link SyncTrigger#rank}, and each fifth turn is the clock's, whatever else is asked for.
 * So neither many shoppers nor many calls keep a payment waiting for ever whose callback was lost.
 */
public final class SyncTurns {

    private static final int CLOCKS = 5;

    private SyncTurns() {}

    /**
     * @param requested what somebody asked for, in its order
     * @param scheduled what is due by the clock, in its order
     */
    public static <T> List<T> of(List<T> requested, List<T> scheduled, int most) {
        Iterator<T> first = requested.iterator();
        Iterator<T> second = scheduled.iterator();
        List<T> turns = new ArrayList<>();
        while (turns.size() < most && (first.hasNext() || second.hasNext())) {
            boolean clocks = turns.size() % CLOCKS == CLOCKS - 1;
            turns.add(second.hasNext() && (clocks || !first.hasNext()) ? second.next() : first.next());
        }
        return turns;
    }
}
