package io.github.alliancepay.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A shopper's browser without scripts: keeps cookies, follows redirects, sends forms with their token. */
class Shopper {

    private static final Pattern TOKEN =
            Pattern.compile("name=\"csrfToken\"[^>]*value=\"([^\"]+)\"|" + "value=\"([^\"]+)\"[^>]*name=\"csrfToken\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String store;
    private String token = "";

    Shopper(int port) {
        this.store = "http://localhost:" + port;
    }

    /** Opens a page. */
    HttpResponse<String> open(String path) {
        return send(request(path).GET());
    }

    /** Sends a form: names and values alternate. */
    HttpResponse<String> submit(String path, String... fields) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("csrfToken", token));
        for (int field = 0; field < fields.length; field += 2) {
            form.put(fields[field], fields[field + 1]);
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
    }

    /** Buys a mug, cash on delivery, up to the last button. */
    void fillCheckout() {
        open("/product/kosiv-mug");
        submit("/cart/add", "article", "kosiv-mug", "quantity", "1");
        submit(
                "/checkout/delivery",
                "firstName",
                "Олена",
                "lastName",
                "Коваль",
                "email",
                "olena@example.com",
                "phone",
                "+380501234567",
                "city",
                "Київ",
                "street",
                "вул. Хрещатик, 22",
                "postalCode",
                "01001");
    }

    /** Has no token, like an attacker who never saw a form. */
    Shopper withoutToken() {
        token = "";
        return this;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(store + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    browser.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher found = TOKEN.matcher(response.body());
            token = found.find() ? (found.group(1) == null ? found.group(2) : found.group(1)) : token;
            return response;
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
