package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class CappedBodyTests {

    private final CappedBody body = new CappedBody(5);
    private boolean cancelled;

    CappedBodyTests() {
        body.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    @Test
    void theLongestBodyIsTakenInAsManyPartsAsItComes() {
        body.onNext(List.of(bytes("ab"), bytes("c")));
        body.onNext(List.of(bytes("de")));
        body.onComplete();

        assertThat(body.getBody().toCompletableFuture().join()).asString().isEqualTo("abcde");
        assertThat(cancelled).isFalse();
    }

    @Test
    void oneByteMoreEndsIt() {
        body.onNext(List.of(bytes("abc"), bytes("def")));

        assertThat(cancelled).isTrue();
        assertThat(body.getBody().toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("longer than 5 bytes");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
