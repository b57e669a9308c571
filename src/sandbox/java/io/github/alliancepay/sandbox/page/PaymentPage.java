package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.Acquirer;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.ResponseCode;
import io.github.alliancepay.sandbox.order.TestCard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The payment page of an open order (protocol section 6.3).
 *
 * @param chosen the test card to fill in
 * @param error the message key of the error in the typed card
 */
record PaymentPage(View view, Optional<TestCard> chosen, Optional<String> error, String expiry) {
    Response response() {
        Html content = Html.of(
                "<h1 class=\"hidden\">%s</h1><div class=\"columns\">%s%s</div>",
                view.word("pay.title"),
                view.summary("due", view.isTransfer() ? transferButtons() : wallets()),
                Html.of(
                        "<section class=\"panel\">%s%s</section>",
                        view.offers(PaymentMethod.CARD) ? card() : Html.NOTHING, other()));
        return view.layout("pay.title", "/pay").page(error.isPresent() ? 422 : 200, content, view.origins());
    }

    private Html wallets() {
        return Html.of(
                "<form method=\"post\" action=\"/pay/wallet\" class=\"wallets\">%s%s%s</form>",
                view.fields(),
                button("APPLE_PAY", "Apple Pay").when(view.offers(PaymentMethod.APPLE_PAY)),
                button("GOOGLE_PAY", "Google Pay").when(view.offers(PaymentMethod.GOOGLE_PAY)));
    }

    private Html transferButtons() {
        return Html.of(
                "<form method=\"post\" action=\"/pay/transfer\" class=\"wallets\">%s%s%s</form>",
                view.fields(),
                button("TRANSFER", view.word("transfer.external")),
                button("INTERNAL_TRANSFER", view.word("transfer.internal")));
    }

    private Html button(String value, String label) {
        return Html.of(
                "<button class=\"wallet\" id=\"%s\" name=\"method\" value=\"%s\">%s <small>%s</small></button>",
                value.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), value, label, view.word("test"));
    }

    private Html card() {
        return Html.of(
                """
                <h2>%s</h2>
                %s
                <form method="post" action="/pay/card" class="card" autocomplete="off">%s
                <label for="pan">%s</label>
                <input id="pan" name="pan" inputmode="numeric" maxlength="23" required placeholder="0000 0000 0000 0000" value="%s">
                <div class="pair">
                <div><label for="expiry">%s</label><input id="expiry" name="expiry" inputmode="numeric" maxlength="5" required pattern="[0-9]{2}/?[0-9]{2}" placeholder="%s" value="%s"></div>
                <div><label for="cvv">CVV</label><input id="cvv" name="cvv" inputmode="numeric" maxlength="3" required pattern="[0-9]{3}" placeholder="000" value="%s"></div>
                </div>
                <button class="main" id="pay">%s %s</button>
                </form>
                %s
                """,
                view.word("card.title"),
                error.map(key -> Html.of("<p class=\"error\" role=\"alert\" id=\"error\">%s</p>", view.word(key)))
                        .orElse(Html.NOTHING),
                view.fields(),
                view.word("card.number"),
                chosen.map(TestCard::printed).orElse(""),
                view.word("card.expiry"),
                view.word("card.expiry.form"),
                chosen.isPresent() ? expiry : "",
                chosen.isPresent() ? "123" : "",
                view.word("card.pay"),
                view.amount(),
                testCards());
    }

    private Html testCards() {
        List<Html> rows = Arrays.stream(TestCard.values()).map(this::testCard).toList();
        return Html.of(
                "<h3>%s</h3><p class=\"hint\">%s</p><ul class=\"cards\">%s</ul>",
                view.word("cards.title"), view.word("cards.hint"), rows);
    }

    private Html testCard(TestCard card) {
        return Html.of(
                """
                <li><a href="%s&card=%s" data-card="%s"%s><span class="code">%s</span> <span>%s</span></a></li>""",
                view.address("/pay"),
                card.name(),
                card.name(),
                new Html(" aria-current=\"true\"").when(chosen.equals(Optional.of(card))),
                card.printed(),
                view.word("card." + card.name()));
    }

    private Html other() {
        return Html.of(
                """
                <form method="post" action="/pay/decline">%s%s</form>
                <p class="leave"><a id="leave" href="%s">%s</a></p>
                """,
                view.fields(),
                view.isTransfer() ? declineButton() : codes(),
                view.order().request().failUrl(),
                view.word("leave"));
    }

    private Html codes() {
        return Html.of(
                """
                <details class="decline"><summary>%s</summary>
                <label for="code">%s</label>
                <select id="code" name="code">%s</select>
                %s</details>
                """,
                view.word("decline.title"),
                view.word("decline.code"),
                Acquirer.declines().stream().map(this::option).toList(),
                declineButton());
    }

    private Html declineButton() {
        return Html.of("<button id=\"decline\">%s</button>", view.word("decline.button"));
    }

    private Html option(ResponseCode code) {
        String key = code.actionCode() + "/" + code.responseCode();
        return Html.of("<option value=\"%s\">%s — %s</option>", key, key, Codes.meaning(view.words(), code));
    }
}
