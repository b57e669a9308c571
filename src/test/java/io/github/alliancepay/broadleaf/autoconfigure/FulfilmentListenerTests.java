package io.github.alliancepay.broadleaf.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.hold.CompleteFulfilled;
import io.github.alliancepay.broadleaf.hold.CompleteHold;
import io.github.alliancepay.broadleaf.hold.HoldQueue;
import io.github.alliancepay.broadleaf.hold.OrderFulfilled;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.context.PayloadApplicationEvent;

class FulfilmentListenerTests {

    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Runnable inTheQueue = () -> {};
    private final FulfilmentListener listener = listener(waiting::add);

    /** A job of the shop may ship a thousand orders in a minute, and admins use the same threads. */
    @Test
    void ordersThatAreFulfilledTogetherTakeOneThread() {
        for (long order = 1; order <= 1000; order++) {
            fulfil(order);
        }

        assertThat(calls).filteredOn("add"::equals).hasSize(1000);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void oneThatIsFulfilledDuringTheWorkIsLookedForByTheSameThread() {
        inTheQueue = () -> {
            inTheQueue = () -> {};
            fulfil(2);
        };
        fulfil(1);

        waiting.get(0).run();

        assertThat(waiting).hasSize(1);
        assertThat(calls).containsExactly("add", "due", "add", "due");
    }

    @Test
    void oneThatIsFulfilledAfterTheWorkIsLookedForAgain() {
        fulfil(1);
        waiting.remove(0).run();

        fulfil(2);

        assertThat(waiting).hasSize(1);
    }

    @Test
    void afterAnErrorTheNextIsLookedForAgain() {
        inTheQueue = () -> {
            throw new StackOverflowError();
        };
        fulfil(1);
        waiting.remove(0).run();

        fulfil(2);

        assertThat(waiting).hasSize(1);
    }

    @Test
    void afterThreadsThatWereBusyTheNextIsLookedForAgain() {
        List<Executor> threads = new ArrayList<>(List.of(
                work -> {
                    throw new RejectedExecutionException("busy");
                },
                waiting::add));
        FulfilmentListener busy = listener(work -> threads.remove(0).execute(work));

        busy.onApplicationEvent(new PayloadApplicationEvent<>(this, new OrderFulfilled(1)));
        busy.onApplicationEvent(new PayloadApplicationEvent<>(this, new OrderFulfilled(2)));

        assertThat(waiting).hasSize(1);
    }

    private void fulfil(long order) {
        listener.onApplicationEvent(new PayloadApplicationEvent<>(this, new OrderFulfilled(order)));
    }

    private FulfilmentListener listener(Executor threads) {
        HoldQueue queue = (HoldQueue) Proxy.newProxyInstance(
                HoldQueue.class.getClassLoader(), new Class<?>[] {HoldQueue.class}, (proxy, method, values) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("due")) {
                        inTheQueue.run();
                    }
                    return List.of();
                });
        PaymentLedger payments = TestHost.unused(PaymentLedger.class);
        CompleteHold completeHold = new CompleteHold(payments, null, null, null, Clock.systemUTC());
        return new FulfilmentListener(new CompleteFulfilled(queue, payments, completeHold, Clock.systemUTC()), threads);
    }
}
