package io.github.alliancepay.story;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person in the back office with a browser without scripts: keeps cookies and the form token, follows redirects and pages that refresh themselves. */
final class Clerk {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*name=\"([a-zA-Z]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private static final String BOUNDARY = "----a-boundary-of-a-form";

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String shop;
    private String csrf = "";

    private Clerk(String shop) {
        this.shop = shop;
    }

    /** A person who has not logged in. */
    static Clerk stranger(String shop) {
        return new Clerk(shop);
    }

    /** A person who has logged in and reads English. */
    static Clerk named(String login, String shop) {
        Clerk clerk = new Clerk(shop);
        clerk.get("/admin/login?lang=en");
        clerk.post("/admin/login", Map.of("login", login, "password", login));
        return clerk;
    }

    /** Opens a page; where something is under way, its result. */
    HttpResponse<String> get(String path) {
        return result(look(path));
    }

    /** Sends a form with the token of the last page, and waits for its result. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return result(submit(path, fields));
    }

    /** Opens a page and looks at it as it is. */
    HttpResponse<String> look(String path) {
        return send(request(path).GET());
    }

    /** Loads a page again, until it no longer refreshes itself. */
    HttpResponse<String> result(HttpResponse<String> page) {
        return isProgress(page)
                ? await().atMost(Duration.ofSeconds(40))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> look(page.uri().getPath()), again -> !isProgress(again))
                : page;
    }

    static boolean isProgress(HttpResponse<String> page) {
        return page.body().contains("alliancepay-progress");
    }

    /** Sends a form with the token of the last page, and looks at the answer as it is. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("csrfToken", csrf);
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
    }

    /** Sends a form with a file, and the token of the last page in its address as Broadleaf does, and waits for its result. */
    HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        part(body, "name=\"file\"; filename=\"register.csv\"\r\nContent-Type: text/csv", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return result(send(request(path + "?csrfToken=" + csrf)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The same person with a form without its token. */
    Clerk withoutToken() {
        csrf = "";
        return this;
    }

    /** The value of a form's hidden field. */
    static String hidden(String name, HttpResponse<String> page) {
        Matcher inputs = INPUT.matcher(page.body());
        while (inputs.find()) {
            Matcher value = VALUE.matcher(inputs.group());
            if (inputs.group(1).equals(name) && value.find()) {
                return value.group(1);
            }
        }
        throw new AssertionError("The page has no field " + name + ": " + page.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(shop + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> page =
                    browser.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (page.body().contains("name=\"csrfToken\"")) {
                csrf = hidden("csrfToken", page);
            }
            return page;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
