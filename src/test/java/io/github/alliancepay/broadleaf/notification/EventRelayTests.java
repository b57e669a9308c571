package io.github.alliancepay.broadleaf.notification;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.alliancepay.broadleaf.event.RefundFailed;
import io.github.alliancepay.broadleaf.event.RefundSucceeded;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.refund.RefundState;
import io.github.alliancepay.testing.Log;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class EventRelayTests {

    private final Told told = new Told();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final EventRelay relay = relay(told.events::add);

    @Test
    void theShopIsToldOnce() {
        told.refund("r1", RefundState.SUCCEEDED);

        relay.publishDue();
        relay.publishDue();

        assertThat(told.events)
                .containsExactly(new RefundSucceeded("r1", "p1", 1201, new Coins(500), Currency.UAH, "admin"));
    }

    @Test
    void aFailureIsToldWithItsCode() {
        told.refund("r1", RefundState.FAILED);
        relay.publishDue();
        assertThat(told.events)
                .containsExactly(new RefundFailed("r1", "p1", 1201, new Coins(500), Currency.UAH, "116.A1"));
    }

    @Test
    void aListenerThatThrowsKeepsNoOtherEventWaitingAndIsNotCalledAgain() {
        told.refund("r1", RefundState.SUCCEEDED);
        told.refund("r2", RefundState.FAILED);
        EventRelay failing = relay(event -> {
            told.events.add(event);
            throw new IllegalStateException("The mail server is away");
        });

        assertThat(Log.of(EventRelay.class, Level.ERROR).during(failing::publishDue))
                .hasSize(2);
        told.clock.pass(Duration.ofHours(1));
        relay.publishDue();

        assertThat(told.events).hasSize(2);
    }

    /** An order that names itself in its own text, say, or a test library left in the shop. */
    @Test
    void aListenerThatThrowsAnErrorIsNotCalledAgainEither() {
        told.refund("r1", RefundState.SUCCEEDED);
        told.refund("r2", RefundState.SUCCEEDED);
        Iterator<Error> errors = List.of(new StackOverflowError(), new AssertionError("not like this"))
                .iterator();
        EventRelay failing = relay(event -> {
            throw errors.next();
        });

        assertThat(Log.of(EventRelay.class, Level.ERROR).during(failing::publishDue))
                .hasSize(2);
        told.clock.pass(Duration.ofHours(1));
        relay.publishDue();

        assertThat(told.events).isEmpty();
    }

    /** It was interrupted, or what it uses was closed before it. */
    @Test
    void aListenerThatThrowsWhileTheShopStopsIsCalledAgainAfterTheStart() {
        told.refund("r1", RefundState.SUCCEEDED);
        told.refund("r2", RefundState.SUCCEEDED);
        EventRelay interrupted = relay(event -> {
            told.events.add(event);
            stopping.set(true);
            throw new IllegalStateException("interrupted");
        });
        assertThat(Log.of(EventRelay.class, Level.ERROR).during(interrupted::publishDue))
                .isEmpty();
        assertThat(told.events).hasSize(1);

        stopping.set(false);
        told.clock.pass(Duration.ofMinutes(5));
        relay.publishDue();

        assertThat(told.events)
                .extracting(event -> ((RefundSucceeded) event).refundId())
                .contains("r1", "r2");
        assertThat(told.events).hasSize(3);
    }

    @Test
    void whenTheProcessDiesBeforeAListenerReturnsAnotherNodeTellsAgain() {
        told.refund("r1", RefundState.SUCCEEDED);
        EventRelay dying = relay(event -> {
            throw new ThreadDeathOfTheProcess();
        });
        try {
            dying.publishDue();
        } catch (ThreadDeathOfTheProcess died) {
            relay.publishDue();
        }
        assertThat(told.events).isEmpty();

        told.clock.pass(Duration.ofMinutes(5));
        relay.publishDue();

        assertThat(told.events).hasSize(1);
    }

    private EventRelay relay(ApplicationEventPublisher shop) {
        return new EventRelay(
                told.ledger.outbox(), told.ledger.payments(), told.ledger.refunds(), shop, stopping::get, told.clock);
    }

    /** Stands for a process that ends: nothing after it runs. */
    private static final class ThreadDeathOfTheProcess extends Error {
        private static final long serialVersionUID = 1L;
    }
}
