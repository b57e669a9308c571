package io.github.alliancepay.broadleaf.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts to the public address of the shop as the bank does (protocol section 8), with a token that no payment has, and so changes nothing. It
 * shows whether that address leads to this plugin from here. Whether the bank reaches it, only a callback shows.
 */
public final class CallbackCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 1000;

    private final Optional<URI> address;
    private final String expected;

    /**
     * @param address of callbacks; empty in test mode only, when it is that of each request
     * @param expected how the plugin answers an unknown token
     */
    public CallbackCheck(Optional<URI> address, String expected) {
        this.address = address;
        this.expected = expected;
    }

    /** What is known without asking anybody. */
    StepResult known() {
        return address.map(url -> StepResult.note(CheckStep.CALLBACK_ADDRESS, "address", url.toString()))
                .orElseGet(() -> StepResult.note(CheckStep.CALLBACK_ADDRESS, "request"));
    }

    /** Waits for the answer on this thread, for ten seconds at most. */
    StepResult ask() {
        return address.map(this::ask).orElseGet(this::known);
    }

    private StepResult ask(URI url) {
        try {
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
            return result(url, http.send(request(url), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException unreachable) {
            return StepResult.warning(CheckStep.CALLBACK_ADDRESS, "unreachable", url.toString(), words(unreachable));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return known();
        }
    }

    private static HttpRequest request(URI url) {
        return HttpRequest.newBuilder(URI.create(url + "?t=connection-check"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }

    private StepResult result(URI url, HttpResponse<InputStream> answer) throws IOException {
        String body;
        try (InputStream content = answer.body()) {
            body = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
        String status = String.valueOf(answer.statusCode());
        if (body.equals(expected)) {
            return StepResult.good(CheckStep.CALLBACK_ADDRESS, "good", url.toString());
        }
        return answer.statusCode() / 100 == 3
                ? StepResult.failed(CheckStep.CALLBACK_ADDRESS, "redirected", url.toString(), status)
                : StepResult.failed(CheckStep.CALLBACK_ADDRESS, "elsewhere", url.toString(), status);
    }

    private static String words(IOException failure) {
        String message = failure.getMessage() == null ? "" : " " + failure.getMessage();
        return failure.getClass().getSimpleName() + message;
    }
}
