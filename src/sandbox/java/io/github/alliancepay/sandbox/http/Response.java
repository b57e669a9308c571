package io.github.alliancepay.sandbox.http;

import io.github.alliancepay.sandbox.json.JsonObject;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. {@link #NONE} means that the connection is closed without an answer. */
public record Response(int status, String contentType, String body, Map<String, String> headers) {
    /** No answer at all. */
    public static final Response NONE = new Response(0, "", "", Map.of());

    /** A JSON answer. */
    public static Response json(int status, JsonObject body) {
        return json(status, body.toString());
    }

    /** A JSON answer, or a part of one. */
    public static Response json(int status, String body) {
        return new Response(status, "application/json; charset=utf-8", body, Map.of());
    }

    /** An HTML page. */
    public static Response html(int status, String body) {
        return new Response(status, "text/html; charset=utf-8", body, Map.of());
    }

    /** A redirect to be followed with GET. */
    public static Response seeOther(String location) {
        return new Response(303, "text/plain", "", Map.of("Location", ascii(location)));
    }

    /** An address as headers can contain it: that of a store may have letters of any language. */
    public static String ascii(String address) {
        return URI.create(address).toASCIIString();
    }

    /** The same answer with one more header. */
    public Response with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Response(status, contentType, body, all);
    }

    /** In the encoding that the content type names. */
    byte[] bytes() {
        boolean cyrillic = contentType.endsWith("charset=windows-1251");
        return body.getBytes(cyrillic ? Charset.forName("windows-1251") : StandardCharsets.UTF_8);
    }
}
