package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.page.Messages;
import io.github.alliancepay.sandbox.refusal.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /sandbox/api}: {@link SandboxControl} over HTTP. Queries are GET. Commands are POST with a flat JSON object or a form. A form is
 * answered with a redirect to the control page. {@code GET /sandbox/api} lists all of them.
 */
final class ControlApi implements Part {
    private static final String ROOT = "/sandbox/api";

    private final List<Route> routes;

    ControlApi(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    @Override
    public Optional<Response> answer(Request request) {
        if (request.is("GET", ROOT) || request.is("GET", ROOT + "/")) {
            return Optional.of(Response.json(200, guide()));
        }
        return request.path().startsWith(ROOT + "/") ? Optional.of(routed(request)) : Optional.empty();
    }

    private JsonObject guide() {
        Messages words = Messages.in("en");
        return new JsonObject()
                .put("about", words.get("api.about"))
                .put(
                        "routes",
                        routes.stream()
                                .map(route -> route.json(words.get(route.key())))
                                .toList());
    }

    private Response routed(Request request) {
        String name = request.path().substring(ROOT.length() + 1);
        String method = request.method().equals("POST") ? "POST" : "GET";
        for (Route route : routes) {
            Optional<Map<String, String>> inPath = route.match(method, name);
            if (inPath.isPresent()) {
                return answered(route, request, inPath.get());
            }
        }
        List<String> names = routes.stream()
                .filter(route -> route.method().equals(method))
                .map(Route::path)
                .toList();
        return Response.json(404, error("there is no " + method + " " + name + "; use one of " + names));
    }

    private static Response answered(Route route, Request request, Map<String, String> inPath) {
        try {
            boolean form = request.hasType("application/x-www-form-urlencoded") && !isObject(request.body());
            Map<String, String> given = new LinkedHashMap<>(arguments(request, form));
            given.putAll(inPath);
            JsonObject result = route.run(given);
            return form ? Response.seeOther(page(given)) : Response.json(200, result);
        } catch (IllegalArgumentException | DateTimeException | Refusal | JsonException e) {
            return Response.json(400, error(String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, String> arguments(Request request, boolean form) {
        if (!request.method().equals("POST")) {
            return request.query();
        }
        return form ? request.form() : members(request.body());
    }

    /** curl calls everything a form that it is not told about. */
    private static boolean isObject(String body) {
        return body.stripLeading().startsWith("{");
    }

    /** Back to the section, the language and the orders from where the form came. */
    private static String page(Map<String, String> form) {
        String language = "en".equals(form.get("lang")) ? "en" : "uk";
        String section = form.getOrDefault("back", "").replaceAll("[^a-z]", "");
        return "/sandbox?lang=" + language + kept(form, "q") + kept(form, "page") + "#" + section;
    }

    private static String kept(Map<String, String> form, String name) {
        String value = form.getOrDefault(name, "");
        return value.isBlank() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Map<String, String> members(String body) {
        JsonObject object = body.isBlank() ? new JsonObject() : Json.readObject(body);
        Map<String, String> members = new LinkedHashMap<>();
        object.names().forEach(name -> object.value(name).ifPresent(value -> members.put(name, value.toString())));
        return members;
    }

    private static JsonObject error(String message) {
        return new JsonObject().put("error", message);
    }
}
