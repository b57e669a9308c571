package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A guest of the storefront with an own session and a browser that follows no redirects. */
final class Guest {

    static final String START = "/alliancepay/checkout/start";

    private static final Pattern BANK_PAGE = Pattern.compile("<a class=\"alliancepay-button\" href=\"([^\"]+)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*name=\"csrfToken\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String shop;

    Guest(String shop) {
        this.shop = shop;
    }

    /** A guest with two mugs, on the way to Kyiv. */
    static Guest atTheCheckout(String shop) {
        Guest guest = new Guest(shop);
        guest.submit("/product/kosiv-mug", "/cart/add", Map.of("article", "kosiv-mug", "quantity", "2"));
        guest.submit("/checkout", "/checkout/delivery", DELIVERY);
        return guest;
    }

    private static final Map<String, String> DELIVERY = Map.of(
            "firstName", "Олена",
            "lastName", "Коваль",
            "email", "olena@example.com",
            "phone", "+380501234567",
            "city", "Київ",
            "street", "вул. Хрещатик, 22",
            "postalCode", "01001");

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(shop + path)).GET());
    }

    /** Presses "place the order" with AlliancePay chosen. */
    HttpResponse<String> pressPay() {
        return submit("/checkout", START, Map.of());
    }

    /** Presses it and stays on the page that follows until it leads on or says why not. */
    HttpResponse<String> startPaying() {
        return follow(pressPay());
    }

    /** Stays on the page that follows until it leads on or says why not. */
    HttpResponse<String> follow(HttpResponse<String> pressed) {
        return pressed.headers()
                .firstValue("Location")
                .map(page -> await().until(
                                () -> get(page + (page.contains("?") ? "&" : "?") + "turn=2"),
                                answer -> !isBeingOpened(answer)))
                .orElse(pressed);
    }

    private static boolean isBeingOpened(HttpResponse<String> answer) {
        return answer.body().contains("data-alliancepay-open=\"OPENING\"");
    }

    /** Where the page leads a shopper without scripts. */
    static String bankPage(HttpResponse<String> answer) {
        Matcher link = BANK_PAGE.matcher(answer.body());
        assertThat(link.find()).as(answer.body()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    /** Sends a form of a page, with the token that the page gave. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("csrfToken", token(get(page).body()));
        return post(action, all);
    }

    private static String token(String page) {
        Matcher input = INPUT.matcher(page);
        Matcher value = VALUE.matcher(input.find() ? input.group() : "");
        return value.find() ? value.group(1) : "";
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(shop + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(
                    request.header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
