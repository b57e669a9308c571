package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.page.Layout;
import io.github.alliancepay.sandbox.page.Messages;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox/guide}: every command and query of {@link ControlApi} for people, from the same table. */
record ApiGuide(List<Route> routes, String baseUrl) implements Part {
    @Override
    public Optional<Response> answer(Request request) {
        boolean wanted = request.is("GET", "/sandbox/guide");
        return wanted ? Optional.of(page(Messages.in(request.parameter("lang").orElse("uk")))) : Optional.empty();
    }

    private Response page(Messages words) {
        Html content = Html.of(
                """
                <div class="control"><h1>%s</h1>
                <p>%s</p>
                <p><a href="/sandbox?lang=%s">%s</a> · <a href="/sandbox/api">GET /sandbox/api</a></p>
                %s%s</div>
                """,
                words.get("api.title"),
                words.get("api.about"),
                words.language(),
                words.get("control.title"),
                section(words, "GET", "api.queries"),
                section(words, "POST", "api.commands"));
        return Layout.titled(words, "api.title")
                .switching("/sandbox/guide?lang=")
                .page(200, content);
    }

    private Html section(Messages words, String method, String title) {
        List<Html> entries = routes.stream()
                .filter(route -> route.method().equals(method))
                .map(route -> entry(words, route))
                .toList();
        return Html.of("<section class=\"panel\"><h2>%s</h2>%s</section>", words.get(title), entries);
    }

    private Html entry(Messages words, Route route) {
        Html arguments = Html.of(
                "<ul>%s</ul>",
                route.arguments().stream()
                        .map(argument -> argument(words, argument))
                        .toList());
        return Html.of(
                "<h3 class=\"code\">%s %s</h3><p>%s</p>%s<pre tabindex=\"0\">%s</pre>",
                route.method(),
                route.address(),
                words.get(route.key()),
                arguments.when(!route.arguments().isEmpty()),
                route.example(baseUrl));
    }

    private static Html argument(Messages words, Argument argument) {
        String values = argument.values().isEmpty() ? argument.example() : String.join(", ", argument.values());
        return Html.of(
                "<li><span class=\"code\">%s</span> (%s): <span class=\"code\">%s</span></li>",
                argument.name(), words.get(argument.required() ? "api.required" : "api.optional"), values);
    }
}
