package io.github.alliancepay.load;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser with a session of its own, without scripts, which follows no redirects. No thread waits for an answer, so a hundred visitors
 * cost the machine little. Safe for use by many threads.
 */
final class Visitor {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*name=\"csrfToken\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]+)\"");
    private static final Map<String, String> DELIVERY = Map.of(
            "firstName", "Олена",
            "lastName", "Коваль",
            "email", "olena@example.com",
            "phone", "+380501234567",
            "city", "Київ",
            "street", "вул. Хрещатик, 22",
            "postalCode", "01001");

    private final HttpClient browser;
    private final String shop;
    private final Answers answers;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private volatile String token = "";

    Visitor(HttpClient browser, String shop, Answers answers) {
        this.browser = browser;
        this.shop = shop;
        this.answers = answers;
    }

    /** Puts two mugs into the cart. */
    CompletableFuture<HttpResponse<String>> fillCart() {
        return get("preparation", "/product/kosiv-mug")
                .thenCompose(page -> post("preparation", "/cart/add", Map.of("article", "kosiv-mug", "quantity", "2")));
    }

    /** Puts two mugs into the cart and says where to send them; then nothing is left but to pay. */
    CompletableFuture<Visitor> goToTheCheckout() {
        return fillCart()
                .thenCompose(cart -> post("preparation", "/checkout/delivery", DELIVERY))
                .thenApply(checkout -> this);
    }

    /** Logs in to the back office. */
    CompletableFuture<Visitor> logIn(String login) {
        return get("preparation", "/admin/login?lang=en")
                .thenCompose(page -> post("preparation", "/admin/login", Map.of("login", login, "password", login)))
                .thenApply(page -> this);
    }

    CompletableFuture<HttpResponse<String>> get(String what, String path) {
        return send(what, request(path).GET());
    }

    /** Sends a form with the token of this session. */
    CompletableFuture<HttpResponse<String>> post(String what, String path, Map<String, String> fields) {
        String form = "csrfToken=" + encode(token)
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encode(field.getValue()))
                        .collect(Collectors.joining());
        return send(
                what,
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop).resolve(path))
                .timeout(Duration.ofMinutes(1))
                .header("Accept", "text/html, */*");
        String known = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return known.isEmpty() ? request : request.header("Cookie", known);
    }

    private CompletableFuture<HttpResponse<String>> send(String what, HttpRequest.Builder request) {
        HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
        return answers.timed(what, () -> browser.sendAsync(request.build(), text), HttpResponse::statusCode)
                .thenApply(this::remembered);
    }

    private HttpResponse<String> remembered(HttpResponse<String> answer) {
        answer.headers().allValues("Set-Cookie").forEach(this::remember);
        Matcher input = INPUT.matcher(answer.body());
        Matcher value = VALUE.matcher(input.find() ? input.group() : "");
        token = value.find() ? value.group(1) : token;
        return answer;
    }

    private void remember(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
