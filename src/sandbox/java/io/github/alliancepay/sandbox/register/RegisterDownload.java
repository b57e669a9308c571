package io.github.alliancepay.sandbox.register;

import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.OrderBook;
import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.page.Messages;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code GET /sandbox/register?day=2026-11-24&format=CSV_1251&LOST=on}: the register of a day as a file, with the flaws that are named. */
public record RegisterDownload(OrderBook book) implements Part {
    /** Where it is downloaded. */
    public static final String PATH = "/sandbox/register";

    private static final String USAGE = "day=yyyy-MM-dd is needed; format is one of "
            + Arrays.toString(RegisterFormat.values()) + "; each flaw is one of "
            + Arrays.toString(RegisterFlaw.values()) + ", such as LOST=on. FURTHER_REFUND needs a purchase on that day";
    private static final ZoneId KYIV = ZoneId.of("Europe/Kiev");

    @Override
    public Optional<Response> answer(Request request) {
        if (!request.is("GET", PATH)) {
            return Optional.empty();
        }
        try {
            return Optional.of(file(request));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.of(new Response(400, "text/plain; charset=utf-8", USAGE, Map.of()));
        }
    }

    private Response file(Request request) {
        request.query().keySet().forEach(RegisterDownload::requireKnown);
        LocalDate day = LocalDate.parse(request.parameter("day").orElse(""));
        RegisterFormat format =
                RegisterFormat.valueOf(request.parameter("format").orElse("CSV"));
        List<RegisterFlaw> flaws = Arrays.stream(RegisterFlaw.values())
                .filter(flaw -> request.parameter(flaw.name()).isPresent())
                .toList();
        String text = new Register(book.all(), day).text(format, flaws);
        String type = "text/csv; charset=" + format.charset().name().toLowerCase(Locale.ROOT);
        return new Response(200, type, text, Map.of())
                .with("Content-Disposition", "attachment; filename=\"register-" + day + ".csv\"");
    }

    /** A flaw that is misspelt would give a register without it. */
    private static void requireKnown(String name) {
        if (!List.of("day", "format").contains(name)) {
            RegisterFlaw.valueOf(name);
        }
    }

    /** The form on the control page. */
    public static Html form(Messages words, Instant now) {
        return Html.of(
                """
                <p class="hint">%s</p>
                <form class="row" method="get" action="%s">
                <label>%s <input type="date" name="day" value="%s" required></label>
                <label>%s <select name="format">%s</select></label>%s
                <button>%s</button></form>
                """,
                words.get("register.hint"),
                PATH,
                words.get("register.day"),
                LocalDate.ofInstant(now, KYIV),
                words.get("register.format"),
                Arrays.stream(RegisterFormat.values())
                        .map(format ->
                                Html.of("<option value=\"%s\">%s</option>", format, words.get("register." + format)))
                        .toList(),
                Arrays.stream(RegisterFlaw.values())
                        .map(flaw -> Html.of(
                                "<label><input type=\"checkbox\" name=\"%s\"> %s</label>",
                                flaw, words.get("register." + flaw)))
                        .toList(),
                words.get("register.download"));
    }
}
