package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.page.Html;
import io.github.alliancepay.sandbox.page.Messages;
import io.github.alliancepay.sandbox.wire.BankDates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The deliveries of callbacks on the control page, newest first, each with what was sent and what the merchant answered. */
record DeliveryRows(Messages words, SandboxControl control) {
    private static final int SHOWN = 50;

    Html section() {
        List<Html> rows = newest().stream().map(delivery -> row(delivery)).toList();
        Html table = Html.of(
                "<table><thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>",
                words.get("time"),
                words.get("order"),
                words.get("control.attempt"),
                words.get("control.answer"),
                words.get("control.actions"),
                rows);
        Html held = held(control.heldCallbacks());
        return rows.isEmpty()
                ? Html.of("%s<p class=\"hint\">%s</p>", held, words.get("control.nothing"))
                : Html.of("%s%s", held, table);
    }

    private Html held(List<Callback> held) {
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

    private Html row(Delivery delivery) {
        String note = delivery.note().equals(Delivery.ELSEWHERE) ? words.get("control.elsewhere") : delivery.note();
        String answer = delivery.status() == 0 ? note : String.valueOf(delivery.status());
        boolean forged = delivery.callback().id().startsWith("forged");
        Html again = Form.to("resend", "callbacks", words)
                .hidden("callbackId", delivery.callback().id())
                .button(words.get("control.resend"));
        return Html.of(
                """
                <tr><td>%s</td><td class="code">%s</td><td>%s</td><td><span class="badge s%s">%s</span></td><td>%s</td></tr>
                <tr><td colspan="5"><details><summary>%s</summary><p class="code">POST %s</p>
                <pre tabindex="0">%s</pre><p>%s</p><pre tabindex="0">%s</pre></details></td></tr>
                """,
                BankDates.operation(delivery.at()),
                delivery.callback().hppOrderId(),
                delivery.attempt() == 0 ? words.get(forged ? "control.forged" : "control.byhand") : delivery.attempt(),
                delivery.status(),
                answer,
                again.when(!forged),
                words.get("control.bodies"),
                delivery.callback().url(),
                delivery.callback().body(),
                words.get("control.reply"),
                delivery.reply().isEmpty() ? "—" : delivery.reply());
    }

    private List<Delivery> newest() {
        List<Delivery> reversed = new ArrayList<>(control.deliveries());
        Collections.reverse(reversed);
        return reversed.subList(0, Math.min(SHOWN, reversed.size()));
    }
}
