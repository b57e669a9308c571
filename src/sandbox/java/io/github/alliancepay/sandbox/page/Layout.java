package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The frame of every page: the TEST banner, the language switch, and a policy that forbids scripts. */
public record Layout(Messages words, String title, Html switchLink, Optional<String> refresh) {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " frame-ancestors 'none'; form-action 'self'";

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s</title>
            <link rel="stylesheet" href="/sandbox/sandbox.css">
            <link rel="icon" href="/sandbox/mark.svg" type="image/svg+xml">
            </head>
            <body>
            <header>
            <p class="test"><strong>TEST</strong> <span>%s</span></p>
            <div class="top"><a class="mark" href="/sandbox"><img src="/sandbox/mark.svg" alt="" width="28" height="28"> %s</a> %s</div>
            </header>
            <main>
            %s
            </main>
            <footer>%s</footer>
            </body>
            </html>
            """;

    /** A frame with a title only. */
    public static Layout titled(Messages words, String titleKey) {
        return new Layout(words, words.get(titleKey), Html.NOTHING, Optional.empty());
    }

    /** The same frame with a link to the other language. The language is appended to this address. */
    public Layout switching(String address) {
        Html link = Html.of(
                """
                <a class="language" id="language" href="%s%s" hreflang="%s" lang="%s">%s</a>""",
                address, words.other(), words.other(), words.other(), words.get("language.other"));
        return new Layout(words, title, link, refresh);
    }

    /** The same frame, which leads to an address after some seconds. The page also has a link to this address. */
    public Layout leaving(int seconds, String address) {
        return new Layout(words, title, switchLink, Optional.of(seconds + ";url=" + Response.ascii(address)));
    }

    /** The page. Its forms may also lead to these origins, to which the payer returns. */
    public Response page(int status, Html content, List<String> origins) {
        Html page = Html.of(
                FRAME,
                words.language(),
                title,
                words.get("test.banner"),
                words.get("bank.name"),
                switchLink,
                content,
                words.get("footer"));
        String forms = origins.stream().map(origin -> " " + origin).collect(Collectors.joining());
        Response response = Response.html(status, page.markup())
                .with("Content-Security-Policy", POLICY + forms)
                .with("Referrer-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff");
        return refresh.map(address -> response.with("Refresh", address)).orElse(response);
    }

    /** The page. Its forms lead to no other site. */
    public Response page(int status, Html content) {
        return page(status, content, List.of());
    }
}
