package io.github.alliancepay.sandbox.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without JavaScript that follows no redirects. */
public record Browser(String baseUrl, String origin) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public Browser(String baseUrl) {
        this(baseUrl, baseUrl);
    }

    /** What the browser shows. */
    public record Page(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String location() {
            return header("Location");
        }
    }

    /** The same browser on a page of another site. */
    public Browser from(String otherOrigin) {
        return new Browser(baseUrl, otherOrigin);
    }

    public Page get(String path) {
        return send(HttpRequest.newBuilder(URI.create(baseUrl).resolve(path)));
    }

    public Page post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static Page send(HttpRequest.Builder request) {
        try {
            return new Page(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
