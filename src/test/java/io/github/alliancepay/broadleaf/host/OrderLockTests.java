package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.domain.OrderImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lock of newer lines. */
class OrderLockTests {

    private final Order order = new OrderImpl();

    /** A thread that is interrupted does not pause between its tries. */
    @BeforeEach
    void hurry() {
        Thread.currentThread().interrupt();
    }

    @AfterEach
    void calm() {
        Thread.interrupted();
    }

    @Test
    void aLockThatComesFreeWithinTwentyTriesIsHeldDuringTheWork() {
        Locks locks = new Locks(19);

        assertThat(lock(locks).hold(order, () -> locks.held ? "under the lock" : "without", () -> "other"))
                .isEqualTo("under the lock");

        assertThat(locks.held).isFalse();
        assertThat(locks.tries).isEqualTo(20);
    }

    @Test
    void aLockThatAnotherKeepsIsLeftToIt() {
        Locks locks = new Locks(Integer.MAX_VALUE);

        assertThat(lock(locks).hold(order, () -> "work", () -> "other")).isEqualTo("other");

        assertThat(locks.tries).isEqualTo(20);
        assertThat(locks.released).isZero();
    }

    @Test
    void workThatFailsReleasesTheLock() {
        Locks locks = new Locks(0);

        assertThatThrownBy(() -> lock(locks)
                        .hold(
                                order,
                                () -> {
                                    throw new IllegalStateException("no database");
                                },
                                () -> "other"))
                .hasMessage("no database");

        assertThat(locks.released).isEqualTo(1);
    }

    private static OrderLock lock(Locks locks) {
        return new OrderLock(new NewerHostApi(locks, new Object()));
    }

    /** The members of a newer order service that matter here. */
    public static final class Locks {

        private final int refusals;
        private int tries;
        private int released;
        private boolean held;

        Locks(int refusals) {
            this.refusals = refusals;
        }

        public boolean acquireLock(Order order) {
            held = ++tries > refusals;
            return held;
        }

        public boolean releaseLock(Order order) {
            released++;
            held = false;
            return true;
        }
    }
}
