package io.github.alliancepay.sandbox;

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
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.register.RegisterDownload;
import io.github.alliancepay.sandbox.session.Merchant;
import io.github.alliancepay.sandbox.session.Merchants;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.wire.BankDates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox}: the control page, with forms for {@link ControlApi}. */
final class ControlPage implements Part {
    private static final List<String> SECTIONS =
            List.of("orders", "callbacks", "faults", "clock", "settings", "forge", "register", "credentials", "reset");
    private static final int SHOWN = 50;

    private final SandboxControl control;
    private final Merchants merchants;
    private final String baseUrl;

    ControlPage(SandboxControl control, Merchants merchants, String baseUrl) {
        this.control = control;
        this.merchants = merchants;
        this.baseUrl = baseUrl;
    }

    @Override
    public Optional<Response> answer(Request request) {
        if (request.is("GET", "/")) {
            return Optional.of(Response.seeOther("/sandbox"));
        }
        boolean wanted = request.is("GET", "/sandbox");
        OrderSearch search = OrderSearch.of(request.parameter("q"), request.parameter("page"));
        return wanted
                ? Optional.of(page(Messages.in(request.parameter("lang").orElse("uk")), search))
                : Optional.empty();
    }

    private Response page(Messages words, OrderSearch search) {
        List<Html> sections = SECTIONS.stream()
                .map(name -> section(words, name, content(name, words, search)))
                .toList();
        Html content = Html.of(
                "<div class=\"control\"><h1>%s</h1>%s%s</div>",
                words.get("control.title"), navigation(words), sections);
        return Layout.titled(words, "control.title").switching("/sandbox?lang=").page(200, content);
    }

    private Html content(String section, Messages words, OrderSearch search) {
        return switch (section) {
            case "orders" -> new OrderRows(words, control, search).section();
            case "callbacks" -> new DeliveryRows(words, control).section();
            case "faults" -> faults(words);
            case "clock" -> clock(words);
            case "settings" -> settings(words);
            case "forge" -> forge(words);
            case "register" -> RegisterDownload.form(words, control.now());
            case "credentials" -> credentials(words);
            default -> reset(words);
        };
    }

    private static Html navigation(Messages words) {
        List<Html> links = SECTIONS.stream()
                .map(name -> Html.of("<a href=\"#%s\">%s</a>", name, words.get("control." + name)))
                .toList();
        return Html.of(
                "<nav aria-label=\"%s\">%s<a href=\"/sandbox/guide?lang=%s\">%s</a></nav>",
                words.get("control.title"), links, words.language(), words.get("api.title"));
    }

    private static Html section(Messages words, String name, Html content) {
        return Html.of(
                "<section class=\"panel\" id=\"%s\" aria-labelledby=\"%s-title\" tabindex=\"0\"><h2 id=\"%s-title\">%s</h2>%s</section>",
                name, name, name, words.get("control." + name), content);
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
                <label>%s <input name="argument" placeholder="PT10S" list="codes"></label>
                <label><input type="checkbox" name="sticky" value="true"> %s</label>
                <button>%s</button></form>
                <datalist id="codes">%s</datalist><p class="hint">%s</p><ul>%s</ul>%s
                """,
                Form.fields("faults", words),
                choice(words, "fault", Arrays.asList(FaultKind.values()), "kind"),
                words.get("control.endpoint"),
                words.get("control.any"),
                options(Arrays.asList(Endpoint.values())),
                words.get("control.argument"),
                words.get("control.sticky"),
                words.get("control.set"),
                options(BankError.codes()),
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

    private static Html reset(Messages words) {
        return Html.of(
                """
                <p class="hint">%s</p>
                <form class="row" method="post" action="/sandbox/api/reset">%s
                <label><input type="checkbox" name="confirm" value="true" required> %s</label>
                <button>%s</button></form>
                """,
                words.get("control.reset.hint"),
                Form.fields("orders", words),
                words.get("control.reset.confirm"),
                words.get("control.reset"));
    }

    private Html credentials(Messages words) {
        List<Html> further = merchants.labels().stream()
                .map(label -> credentials(
                        words,
                        "alliancepay.terminals." + label + ".",
                        merchants.labelled(label),
                        "/sandbox/credentials?merchant=" + label))
                .toList();
        return Html.of(
                "%s%s<p class=\"hint\">%s</p>",
                credentials(words, "alliancepay.", merchants.first(), "/sandbox/credentials"),
                further,
                words.get("control.credentials.further"));
    }

    private Html credentials(Messages words, String prefix, Merchant merchant, String all) {
        return Html.of(
                """
                <dl><div><dt>%sbase-url</dt><dd class="code">%s</dd></div>
                <div><dt>%smerchant-id</dt><dd class="code">%s</dd></div>
                <div><dt>%sservice-code</dt><dd class="code">%s</dd></div></dl>
                <p><a href="%s">%s</a></p>
                """,
                prefix,
                baseUrl,
                prefix,
                merchant.merchantId(),
                prefix,
                merchant.serviceCode(),
                all,
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
