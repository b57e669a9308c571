package io.github.alliancepay.sandbox.callback;

import io.github.alliancepay.sandbox.http.Loopback;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends one callback over HTTP. The address must be on this machine, unless a setting allows others. Stateless and thread-safe. */
record CallbackPost(Settings settings, Clock clock, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHOWN = 1024;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    CallbackPost(Settings settings, Clock clock) {
        this(settings, clock, PATIENCE);
    }

    Delivery deliver(Callback callback, int attempt) {
        Instant now = clock.instant();
        if (!isAllowed(callback.url())) {
            return Delivery.failed(callback, attempt, now, Delivery.ELSEWHERE);
        }
        try {
            HttpResponse<InputStream> answer = post(callback);
            return Delivery.failed(callback, attempt, now, "").answered(answer.statusCode(), beginning(answer.body()));
        } catch (IOException | IllegalArgumentException e) {
            return Delivery.failed(callback, attempt, now, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.failed(callback, attempt, now, "interrupted");
        }
    }

    /** The bank reads the status only, so an answer that does not end is left to itself. */
    private String beginning(InputStream body) throws IOException {
        try (body) {
            return CompletableFuture.supplyAsync(() -> read(body))
                    .completeOnTimeout("", patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private static String read(InputStream body) {
        try {
            return new String(body.readNBytes(SHOWN), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private HttpResponse<InputStream> post(Callback callback) throws IOException, InterruptedException {
        URI address = URI.create(callback.url());
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(callback.body()))
                .header("Content-Type", callback.encrypted() ? "text/plain" : "application/json; charset=utf-8");
        if (callback.encrypted()) {
            request.header("x-encrypted_body", "true");
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private boolean isAllowed(String address) {
        return Loopback.leads(address) || settings.flag(Setting.FOREIGN_CALLBACKS);
    }
}
