package io.github.alliancepay.broadleaf.connection;

import io.github.alliancepay.broadleaf.bank.client.CappedBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts to the public address of the shop as the bank does (protocol section 8), with a token that no payment has, and so changes nothing. It
 * shows whether that address leads to this plugin from here. Whether the bank reaches it, only a callback shows.
 */
public final class CallbackCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 1 << 20;

    private final Optional<URI> address;
    private final String expected;
    private final Duration patience;

    /**
     * @param address of callbacks; empty in test mode only, when it is that of each request
     * @param expected how the plugin answers an unknown token
     */
    public CallbackCheck(Optional<URI> address, String expected) {
        this(address, expected, PATIENCE);
    }

    /** @param patience for the whole answer, with its body */
    CallbackCheck(Optional<URI> address, String expected, Duration patience) {
        this.address = address;
        this.expected = expected;
        this.patience = patience;
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
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request(url), head -> new CappedBody(LONGEST));
        try {
            return result(url, exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException broken) {
            return unreachable(url, broken.getCause());
        } catch (TimeoutException late) {
            exchange.cancel(true);
            return unreachable(url, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return known();
        }
    }

    private static HttpRequest request(URI url) {
        return HttpRequest.newBuilder(URI.create(url + "?t=connection-check"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
    }

    private StepResult result(URI url, HttpResponse<byte[]> answer) {
        String status = String.valueOf(answer.statusCode());
        if (new String(answer.body(), StandardCharsets.UTF_8).equals(expected)) {
            return StepResult.good(CheckStep.CALLBACK_ADDRESS, "good", url.toString());
        }
        return answer.statusCode() / 100 == 3
                ? StepResult.failed(CheckStep.CALLBACK_ADDRESS, "redirected", url.toString(), status)
                : StepResult.failed(CheckStep.CALLBACK_ADDRESS, "elsewhere", url.toString(), status);
    }

    private static StepResult unreachable(URI url, Throwable failure) {
        String message = failure.getMessage() == null ? "" : " " + failure.getMessage();
        return StepResult.warning(
                CheckStep.CALLBACK_ADDRESS,
                "unreachable",
                url.toString(),
                failure.getClass().getSimpleName() + message);
    }
}
