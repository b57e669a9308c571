package io.github.alliancepay.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One HTTP request with its whole body.
 *
 * @param headers the first value of a header by its name, or an empty text
 */
public record Request(
        String method, String path, Map<String, String> query, UnaryOperator<String> headers, String body) {
    /** The header, unless it is absent or blank. */
    public Optional<String> header(String name) {
        return Optional.of(headers.apply(name)).filter(value -> !value.isBlank());
    }

    /** Whether it is a request of this method for this path. */
    public boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    /** Whether the body has this media type. */
    public boolean hasType(String mediaType) {
        return header("Content-Type")
                .filter(type -> type.toLowerCase(java.util.Locale.ROOT).startsWith(mediaType))
                .isPresent();
    }

    /** A query parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** The fields of a form in the body. */
    public Map<String, String> form() {
        return decoded(body);
    }

    /**
     * A path with single slashes. The bank's own modules put a base address with a trailing slash before a path (protocol section 1.1), and
     * {@link java.net.URI} takes the first part of such a path for a host.
     */
    static String path(String target) {
        String path = target.replaceFirst("^https?://[^/]*", "").replaceAll("/{2,}", "/");
        return text(path.replace("+", "%2B"));
    }

    /** The parameters of a query or a form. */
    static Map<String, String> decoded(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(text(pair.substring(0, equals)), text(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String text(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    /** Shows only method and path: queries, headers and bodies contain tokens and personal data. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
