package io.github.alliancepay.broadleaf.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackCheckTests {

    private static final String EXPECTED = "no such payment";

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 404 Not Found|Content-Length: 15||no such payment, GOOD",
        "HTTP/1.1 404 Not Found|Content-Length: 5||Hello, FAILED",
        "HTTP/1.1 301 Moved|Location: /elsewhere|Content-Length: 0||, FAILED",
        "HTTP/1.1 404 Not Found|Content-Length: 15||no such, WARNING",
        "HTTP/1.1 200 OK|Content-Length: 2000000||, WARNING",
        "HTTP/1.1 200, WARNING"
    })
    void theWholeAnswerIsWaitedForAndNoLonger(String answer, StepOutcome outcome) {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/alliancepay/callback");
        CallbackCheck check = new CallbackCheck(Optional.of(address), EXPECTED, Duration.ofSeconds(1));
        Thread visit = new Thread(() -> answer(answer.replace("|", "\r\n")));
        visit.setDaemon(true);
        visit.start();

        StepResult result = assertTimeoutPreemptively(Duration.ofSeconds(20), check::ask);

        assertThat(result.outcome()).isEqualTo(outcome);
    }

    /** Leaves the connection open, so that what is missing never comes. */
    private void answer(String text) {
        try (Socket caller = server.accept()) {
            caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            while (caller.getInputStream().read() >= 0) {
                // Reads until the other side has given up.
            }
        } catch (IOException gone) {
            return; // the other side has given up, or the test has ended
        }
    }
}
