package io.github.alliancepay.sandbox.spring;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The one sandbox bank of a port. The first program starts it, later programs use it. */
final class SandboxProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private SandboxProcess() {}

    static SandboxCredentials at(int port) {
        try {
            return started(port);
        } catch (UncheckedIOException taken) {
            return running(port).orElseThrow(() -> new SandboxPortException(port, taken));
        }
    }

    /** A further merchant of a running bank, for a terminal of this name. */
    static Optional<SandboxCredentials> terminal(String baseUrl, String name) {
        String label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return asked(URI.create(baseUrl + "/sandbox/credentials?merchant=" + label));
    }

    /** Starts a bank that runs as long as the program. Its threads are daemons. */
    private static SandboxCredentials started(int port) {
        return SandboxBank.start(SandboxOptions.defaults().withPort(port)).credentials();
    }

    private static Optional<SandboxCredentials> running(int port) {
        return asked(URI.create("http://localhost:" + port + "/sandbox/credentials"));
    }

    private static Optional<SandboxCredentials> asked(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            return parsed(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<SandboxCredentials> parsed(String body) {
        try {
            JsonObject json = Json.readObject(body);
            return json.text("baseUrl")
                    .map(baseUrl -> new SandboxCredentials(
                            baseUrl,
                            json.text("merchantId").orElseThrow(),
                            json.text("serviceCode").orElseThrow(),
                            json.text("privateJwk").orElseThrow()));
        } catch (JsonException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }
}
