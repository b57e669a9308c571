package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.page.Layout;
import io.github.alliancepay.sandbox.page.Messages;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.wire.BankDates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox}: the control page, with forms for {@link ControlApi}. */
final class ControlPage implements Part {
    private static final int SHOWN = 50;

    private final SandboxControl control;
    private final SandboxCredentials credentials;

    ControlPage(SandboxControl control, SandboxCredentials credentials) {
        this.control = control;
        this.credentials = credentials;
    }

    @Override
    public Optional<Response> answer(Request request) {
        if (request.is("GET", "/")) {
            return Optional.of(Response.seeOther("/sandbox"));
        }
        boolean wanted = request.is("GET", "/sandbox");
        return wanted ? Optional.of(page(Messages.in(request.parameter("lang").orElse("uk")))) : Optional.empty();
    }

    private Response page(Messages words) {
        OrderRows rows = new OrderRows(words, control);
        Html content = Html.of(
                "<div class=\"control\"><h1>%s</h1>%s%s%s%s%s%s%s%s</div>",
                words.get("control.title"),
                navigation(words),
                section(words, "orders", rows.table()),
                section(words, "callbacks", callbacks(words)),
                section(words, "faults", faults(words)),
                section(words, "clock", clock(words)),
                section(words, "settings", settings(words)),
                section(words, "forge", forge(words)),
                section(words, "credentials", credentials(words)));
        return Layout.titled(words, "control.title").switching("/sandbox?lang=").page(200, content);
    }

    private static Html navigation(Messages words) {
        List<Html> links =
                List.of("orders", "callbacks", "faults", "clock", "settings", "forge", "credentials").stream()
                        .map(name -> Html.of("<a href=\"#%s\">%s</a>", name, words.get("control." + name)))
                        .toList();
        return Html.of("<nav>%s</nav>", links);
    }

    private static Html section(Messages words, String name, Html content) {
        return Html.of(
                "<section class=\"panel\" id=\"%s\"><h2>%s</h2>%s</section>",
                name, words.get("control." + name), content);
    }

    private Html callbacks(Messages words) {
        List<Html> rows = newest(control.deliveries()).stream()
                .map(delivery -> delivery(words, delivery))
                .toList();
        Html table = Html.of(
                "<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th></th></tr></thead><tbody>%s</tbody></table>",
                words.get("time"), words.get("order"), words.get("control.attempt"), words.get("control.answer"), rows);
        Html held = held(words, control.heldCallbacks());
        return rows.isEmpty()
                ? Html.of("%s<p class=\"hint\">%s</p>", held, words.get("control.nothing"))
                : Html.of("%s%s", held, table);
    }

    private static Html held(Messages words, List<Callback> held) {
        Html forms = Html.of(
                "<p>%s: %s</p>%s%s",
                words.get("control.held"),
                held.size(),
                Form.to("release", "callbacks", words)
                        .hidden("sequence", "OLDEST_FIRST")
                        .button(words.get("control.release")),
                Form.to("release", "callbacks", words)
                        .hidden("sequence", "NEWEST_FIRST")
                        .button(words.get("control.release.reversed")));
        return forms.when(!held.isEmpty());
    }

    private static Html delivery(Messages words, Delivery delivery) {
        String answer = delivery.status() == 0 ? delivery.note() : String.valueOf(delivery.status());
        boolean forged = delivery.callback().id().startsWith("forged");
        Html again = Form.to("resend", "callbacks", words)
                .hidden("callbackId", delivery.callback().id())
                .button(words.get("control.resend"));
        return Html.of(
                "<tr><td>%s</td><td class=\"code\">%s</td><td>%s</td><td><span class=\"badge s%s\">%s</span></td><td>%s</td></tr>",
                BankDates.operation(delivery.at()),
                delivery.callback().hppOrderId(),
                delivery.attempt() == 0 ? words.get(forged ? "control.forged" : "control.byhand") : delivery.attempt(),
                delivery.status(),
                answer,
                again.when(!forged));
    }

    private Html faults(Messages words) {
        List<Html> waiting =
                control.faults().stream().map(fault -> waiting(words, fault)).toList();
        Html clear = Form.to("clear-faults", "faults", words).button(words.get("control.clear"));
        return Html.of(
                """
                <form class="row" method="post" action="/sandbox/api/fault">%s
                %s
                <label>%s <select name="endpoint"><option value="">%s</option>%s</select></label>
                <label>%s <input name="argument" placeholder="PT10S"></label>
                <label><input type="checkbox" name="sticky" value="true"> %s</label>
                <button>%s</button></form>
                <p class="hint">%s</p><ul>%s</ul>%s
                """,
                Form.fields("faults", words),
                choice(words, "fault", Arrays.asList(FaultKind.values()), "kind"),
                words.get("control.endpoint"),
                words.get("control.any"),
                options(Arrays.asList(Endpoint.values())),
                words.get("control.argument"),
                words.get("control.sticky"),
                words.get("control.set"),
                words.get("control.faults.hint"),
                waiting,
                clear.when(!waiting.isEmpty()));
    }

    private static Html waiting(Messages words, Fault fault) {
        return Html.of(
                "<li><span class=\"badge bad\">%s</span> %s %s %s</li>",
                words.get("fault." + fault.kind()),
                fault.endpoint().map(Enum::name).orElse(words.get("control.any")),
                fault.argument(),
                fault.sticky() ? words.get("control.sticky") : "");
    }

    private Html clock(Messages words) {
        List<Html> jumps = List.of("PT30S", "PT5M", "PT1H", "PT24H").stream()
                .map(jump -> Form.to("advance", "clock", words)
                        .hidden("duration", jump)
                        .button("+ " + words.get("control." + jump)))
                .toList();
        return Html.of(
                "<p>%s: <strong>%s</strong></p>%s<h3>%s</h3>%s%s%s",
                words.get("control.now"),
                BankDates.operation(control.now()),
                jumps,
                words.get("control.session"),
                Form.to("kill-session", "clock", words).button(words.get("control.kill")),
                Form.to("lock", "clock", words).button(words.get("control.lock")),
                Form.to("unlock", "clock", words).button(words.get("control.unlock")));
    }

    private Html settings(Messages words) {
        List<Html> forms = Arrays.stream(Setting.values())
                .map(setting -> setting(words, setting))
                .toList();
        return Html.of("<div class=\"settings\">%s</div>", forms);
    }

    private Html setting(Messages words, Setting setting) {
        String value = control.setting(setting);
        Html input = setting.choices().isEmpty()
                ? Html.of("<input id=\"%s\" name=\"value\" value=\"%s\">", setting, value)
                : Html.of("<select id=\"%s\" name=\"value\">%s</select>", setting, values(setting, value));
        return Html.of(
                """
                <form class="row" method="post" action="/sandbox/api/setting">%s<input type="hidden" name="name" value="%s">
                <label for="%s">%s</label>%s <button>%s</button></form>
                """,
                Form.fields("settings", words),
                setting,
                setting,
                words.get("setting." + setting),
                input,
                words.get("control.set"));
    }

    private static List<Html> values(Setting setting, String current) {
        return setting.choices().stream()
                .map(choice ->
                        Html.of("<option%s>%s</option>", new Html(" selected").when(choice.equals(current)), choice))
                .toList();
    }

    private Html forge(Messages words) {
        return Html.of(
                """
                <p class="hint">%s</p>
                <form class="row" method="post" action="/sandbox/api/forge">%s
                %s
                <label>%s <select name="hppOrderId" required>%s</select></label>
                <label>%s <input name="url" placeholder="http://localhost:8080/…"></label>
                <button>%s</button></form>
                """,
                words.get("control.forge.hint"),
                Form.fields("callbacks", words),
                choice(words, "forgery", Arrays.asList(Forgery.values()), "forgery"),
                words.get("order"),
                options(newest(control.orders()).stream().map(Order::hppOrderId).toList()),
                words.get("control.address"),
                words.get("control.send"));
    }

    private Html credentials(Messages words) {
        return Html.of(
                """
                <dl><div><dt>alliancepay.base-url</dt><dd class="code">%s</dd></div>
                <div><dt>alliancepay.merchant-id</dt><dd class="code">%s</dd></div>
                <div><dt>alliancepay.service-code</dt><dd class="code">%s</dd></div></dl>
                <p><a href="/sandbox/credentials">%s</a></p>
                """,
                credentials.baseUrl(),
                credentials.merchantId(),
                credentials.serviceCode(),
                words.get("control.credentials.all"));
    }

    private static Html choice(Messages words, String prefix, List<? extends Enum<?>> values, String name) {
        List<Html> options = values.stream()
                .map(value -> Html.of(
                        "<option value=\"%s\">%s</option>", value.name(), words.get(prefix + "." + value.name())))
                .toList();
        return Html.of(
                "<label>%s <select name=\"%s\">%s</select></label>", words.get("control." + name), name, options);
    }

    private static List<Html> options(List<?> values) {
        return values.stream()
                .map(value -> Html.of("<option>%s</option>", value))
                .toList();
    }

    private static <T> List<T> newest(List<T> all) {
        List<T> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed.subList(0, Math.min(SHOWN, reversed.size()));
    }
}
