package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SyncTurnsTests {

    private static final List<Integer> REQUESTED = List.of(1, 2, 3, 4, 5, 6, 7);
    private static final List<Integer> SCHEDULED = List.of(-1, -2, -3);

    @Test
    void eachFifthTurnIsTheClocks() {
        assertThat(SyncTurns.of(REQUESTED, SCHEDULED, 20)).containsExactly(1, 2, 3, 4, -1, 5, 6, 7, -2, -3);
    }

    @Test
    void noTurnIsLeftEmpty() {
        assertThat(SyncTurns.of(REQUESTED, List.of(), 20)).isEqualTo(REQUESTED);
        assertThat(SyncTurns.of(List.of(), SCHEDULED, 20)).isEqualTo(SCHEDULED);
    }

    @Test
    void thereAreNoMoreTurnsThanAskedFor() {
        assertThat(SyncTurns.of(REQUESTED, SCHEDULED, 5)).containsExactly(1, 2, 3, 4, -1);
        assertThat(SyncTurns.of(REQUESTED, SCHEDULED, 1)).containsExactly(1);
    }
}
