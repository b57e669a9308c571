package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.testing.Crowd;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class HostContextTests {

    private final HostContext host = new HostContext(new NewerHostApi(new Object(), new Object()), 1);

    @AfterEach
    void leave() {
        ThreadLocalManager.remove();
    }

    @Test
    void aWorkerHasAContextWhileItWorksAndNoneAfterwards() {
        assertThat(host.call(HostContextTests::isOpen)).isTrue();
        assertThat(isOpen()).isFalse();
    }

    @Test
    void aWorkerThatFailsLeavesNoContext() {
        assertThatThrownBy(() -> host.call(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(isOpen()).isFalse();
    }

    @Test
    void workInsideWorkUsesTheOuterContext() {
        boolean after = host.call(() -> {
            host.call(HostContextTests::isOpen);
            return isOpen();
        });

        assertThat(after).isTrue();
    }

    @Test
    void aWebRequestKeepsItsOwnContext() {
        BroadleafRequestContext web = new BroadleafRequestContext();
        web.setWebRequest(new ServletWebRequest(new MockHttpServletRequest()));
        BroadleafRequestContext.setBroadleafRequestContext(web);

        assertThat(host.call(HostContextTests::context)).isSameAs(web);
        assertThat(context()).isSameAs(web);
    }

    @Test
    void aWorkerChangesTheHostsTables() {
        assertThat(host.change(HostContextTests::isOpen)).isTrue();
    }

    @Test
    void aWebRequestNeverChangesTheHostsTables() {
        BroadleafRequestContext web = new BroadleafRequestContext();
        web.setWebRequest(new ServletWebRequest(new MockHttpServletRequest()));
        BroadleafRequestContext.setBroadleafRequestContext(web);

        assertThatThrownBy(() -> host.change(HostContextTests::isOpen))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("request a synchronisation");
    }

    @Test
    void onlyAsManyChangeTheHostAtOnceAsMay() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Crowd.of16(worker -> host.change(() -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            return now.decrementAndGet();
        }));

        assertThat(most).hasValue(1);
    }

    @Test
    void aChangeThatWaitsTooLongForItsTurnIsNotMade() {
        HostContext impatient = new HostContext(new NewerHostApi(new Object(), new Object()), 1, Duration.ZERO);

        CompletableFuture<Boolean> second = impatient.change(HostContextTests.onAnotherThread(impatient));

        assertThatThrownBy(second::join).hasMessageContaining("busy");
        assertThat(impatient.change(HostContextTests::isOpen)).isTrue();
    }

    /** Tries to change the host while somebody else does. */
    private static Supplier<CompletableFuture<Boolean>> onAnotherThread(HostContext host) {
        return () -> {
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> host.change(() -> true));
            CompletableFuture.allOf(second).handle((done, failure) -> done).join();
            return second;
        };
    }

    @Test
    void aChangeThatFailsMakesRoomForTheNext() {
        for (int change = 0; change < 3; change++) {
            assertThatThrownBy(() -> host.change(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
    }

    /** Without a context, the host returns an empty one. */
    private static boolean isOpen() {
        return context() != null && Boolean.TRUE.equals(context().getIgnoreSite());
    }

    private static BroadleafRequestContext context() {
        return BroadleafRequestContext.getBroadleafRequestContext();
    }
}
