package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One command (POST) or query (GET) of the control API. The same object answers a request and documents it. A command can read only the
 * arguments that are documented.
 *
 * @param path the path below {@code /sandbox/api/}, or a whole path of a file that another part answers; an argument in braces is a part of
 *     it
 */
record Route(String method, String path, List<Argument> arguments, Function<Command, JsonObject> action) {
    private static final List<String> OF_A_FORM = List.of("lang", "back", "q", "page");

    static Route query(String path, Function<Command, JsonObject> action, Argument... arguments) {
        return new Route("GET", path, List.of(arguments), action);
    }

    /** Describes a file that another part of the site answers. */
    static Route file(String path, Argument... arguments) {
        return query(path, command -> new JsonObject(), arguments);
    }

    static Route command(String path, Function<Command, JsonObject> action, Argument... arguments) {
        return new Route("POST", path, List.of(arguments), action);
    }

    /** The name of its texts. */
    String key() {
        return "api." + path.replaceFirst("^/sandbox/", "").replaceAll("/\\{\\w+}", ".one");
    }

    /** The path on the site. */
    String address() {
        return path.startsWith("/") ? path : "/sandbox/api/" + path;
    }

    /** The arguments in a path, when the request is for this route. */
    Optional<Map<String, String>> match(String requestMethod, String requestPath) {
        String pattern = Pattern.compile("\\{(\\w+)}").matcher(path).replaceAll("(?<$1>[^/]+)");
        Matcher matcher = Pattern.compile(pattern).matcher(requestPath);
        return method.equals(requestMethod) && matcher.matches() ? Optional.of(inPath(matcher)) : Optional.empty();
    }

    private Map<String, String> inPath(Matcher matcher) {
        return arguments.stream()
                .filter(this::isInPath)
                .collect(Collectors.toMap(Argument::name, one -> matcher.group(one.name())));
    }

    private boolean isInPath(Argument argument) {
        return path.contains("{" + argument.name() + "}");
    }

    JsonObject run(Map<String, String> given) {
        List<String> names = arguments.stream().map(Argument::name).toList();
        List<String> unknown = new ArrayList<>(given.keySet());
        unknown.removeAll(names);
        unknown.removeAll(OF_A_FORM);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(path + " has no argument " + unknown + "; it takes " + names);
        }
        arguments.forEach(argument -> argument.check(given.getOrDefault(argument.name(), "")));
        return action.apply(new Command(names, given));
    }

    /** Its description. */
    JsonObject json(String about) {
        return new JsonObject()
                .put("method", method)
                .put("path", address())
                .put("about", about)
                .put("arguments", arguments.stream().map(Argument::json).toList());
    }

    /** A call of it for a command line. */
    String example(String baseUrl) {
        String address = baseUrl + address();
        JsonObject body = new JsonObject();
        for (Argument argument : arguments) {
            address = address.replace("{" + argument.name() + "}", argument.example());
            if (argument.required()) {
                body.put(argument.name(), argument.example());
            }
        }
        return method.equals("GET")
                ? "curl '" + address + query() + "'"
                : "curl " + address + " -H 'Content-Type: application/json' -d '" + body + "'";
    }

    private String query() {
        String query = arguments.stream()
                .filter(argument -> argument.required() && !isInPath(argument))
                .map(argument -> argument.name() + "=" + argument.example())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
