package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The one style sheet and the one picture of the pages. */
public final class Assets implements Part {
    private static final Map<String, String> TYPES =
            Map.of("/sandbox/sandbox.css", "text/css; charset=utf-8", "/sandbox/mark.svg", "image/svg+xml");

    @Override
    public Optional<Response> answer(Request request) {
        return Optional.ofNullable(TYPES.get(request.path()))
                .map(type ->
                        new Response(200, type, content(request.path()), Map.of("X-Content-Type-Options", "nosniff")));
    }

    private static String content(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's " + name + " cannot be read; its jar is damaged", e);
        }
    }
}
