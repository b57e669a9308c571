package io.github.alliancepay.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import io.github.alliancepay.sandbox.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallbackPostTests {

    /** The bank reads the status only. A shop that stops in the middle of its answer must not stop all timers of the bank. */
    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() throws IOException {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("beginning".getBytes());
            exchange.getResponseBody().flush();
        });
        shop.start();
        try {
            String url = "http://localhost:" + shop.getAddress().getPort() + "/";
            CallbackPost post = new CallbackPost(new Settings(Map.of()), Clock.systemUTC(), Duration.ofMillis(500));
            Delivery delivery = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> post.deliver(new Callback("1", "order", url, "{}", false), 1));
            assertThat(delivery.accepted()).isTrue();
        } finally {
            shop.stop(0);
        }
    }
}
