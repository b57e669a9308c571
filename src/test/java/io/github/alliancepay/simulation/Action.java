package io.github.alliancepay.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What may happen next. The number says how often, compared with the others. */
enum Action {
    SHOPPER_STARTS(6),
    SHOPPER_PAYS(10),
    BANK_DECIDES(5),
    BANK_CALLS_BACK(8),
    SHOPPER_COMES_BACK(4),
    NODE_LOOKS_FOR_WORK(10),
    WORKER_WORKS(12),
    BANK_ANSWERS(6),
    TIME_PASSES(8),
    ADMIN_UPDATES(4),
    ADMIN_SUBMITS(2),
    ADMIN_REFUNDS_SOME(5),
    ADMIN_REFUNDS_ALL(3),
    ADMIN_CONFIRMS_TWICE(3),
    SHOP_COMPLETES(5),
    CABINET_REFUNDS(3),
    CABINET_COMPLETES(2),
    ORDER_CHANGES(1),
    NODE_DIES(2),
    BANK_GOES_AWAY(1),
    BANK_COMES_BACK(2);

    private static final Action[] ALL = values();
    private static final int SUM =
            Arrays.stream(ALL).mapToInt(action -> action.weight).sum();

    private final int weight;

    Action(int weight) {
        this.weight = weight;
    }

    static Action any(SplittableRandom dice) {
        int rest = dice.nextInt(SUM);
        for (Action action : ALL) {
            rest -= action.weight;
            if (rest < 0) {
                return action;
            }
        }
        throw new IllegalStateException();
    }
}
