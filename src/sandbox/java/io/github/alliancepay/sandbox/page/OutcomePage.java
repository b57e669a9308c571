package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.Admission;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.StatusPage;
import io.github.alliancepay.sandbox.wire.BankDates;
import io.github.alliancepay.sandbox.wire.Links;
import java.util.Optional;

/** The status page of an order (protocol section 6.2): the outcome, the receipt and the link back to the store. */
record OutcomePage(View view, Links links, Admission admission) {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LOOK_AGAIN_SECONDS = 3;

    Response response() {
        Html content = Html.of(
                """
                <section class="panel outcome %s">
                <p class="sign" aria-hidden="true">%s</p>
                <h1 id="outcome">%s</h1>
                <p class="reason">%s</p>
                %s
                <p class="actions"><a class="button main" id="return" href="%s">%s</a>%s%s%s</p>
                %s
                </section>
                """,
                mood(),
                sign(),
                view.word("outcome." + mood()),
                reason(),
                view.summary("receipt.amount", details()),
                view.returnUrl(),
                view.word("return"),
                receipt(),
                again(),
                look(),
                countdown());
        return timed(view.layout("outcome." + mood(), "/status")).page(200, content, view.origins());
    }

    private String mood() {
        if (view.order().payment().isPresent()) {
            return "paid";
        }
        return switch (admission) {
            case WORKING, CHALLENGE -> "working";
            case EXPIRED -> "expired";
            case OPEN -> view.order().lastAttempt().isPresent() ? "declined" : "unpaid";
            case FINISHED -> "declined";
        };
    }

    private String sign() {
        return switch (mood()) {
            case "paid" -> "✓";
            case "declined", "expired" -> "✕";
            default -> "…";
        };
    }

    private String reason() {
        Optional<Operation> declined = view.order().lastAttempt().filter(attempt -> mood().equals("declined"));
        return declined.flatMap(attempt -> attempt.outcome().code())
                .map(code ->
                        Codes.meaning(view.words(), code) + " (" + code.actionCode() + "/" + code.responseCode() + ")")
                .orElseGet(() -> view.word("outcome." + mood() + ".text"));
    }

    private Html details() {
        return view.order()
                .lastAttempt()
                .map(attempt -> Html.of(
                        "<dl class=\"details\"><div><dt>%s</dt><dd>%s</dd></div><div><dt>%s</dt><dd class=\"code\">%s</dd></div></dl>",
                        view.word("time"),
                        BankDates.operation(attempt.modified()).substring(0, 19),
                        view.word("card"),
                        attempt.instrument().mask().isEmpty()
                                ? "—"
                                : attempt.instrument().mask()))
                .orElse(Html.NOTHING);
    }

    private Html receipt() {
        return view.order()
                .payment()
                .flatMap(links::receipt)
                .map(url ->
                        Html.of(" <a class=\"button\" id=\"receipt\" href=\"%s\">%s</a>", url, view.word("receipt")))
                .orElse(Html.NOTHING);
    }

    private Html again() {
        boolean possible = admission == Admission.OPEN && !mood().equals("paid");
        return Html.of(" <a class=\"button\" id=\"again\" href=\"%s\">%s</a>", view.address("/pay"), view.word("again"))
                .when(possible);
    }

    private Html look() {
        return Html.of(
                        " <a class=\"button\" id=\"look\" href=\"%s\">%s</a>",
                        view.address("/status"), view.word("look"))
                .when(mood().equals("working"));
    }

    private Html countdown() {
        boolean timer =
                view.order().request().statusPage() == StatusPage.STATUS_TIMER_PAGE && !mood().equals("working");
        return Html.of(
                        "<p class=\"hint\" id=\"timer\">%s</p><div class=\"countdown\"></div>",
                        view.word("outcome.timer"))
                .when(timer);
    }

    private Layout timed(Layout layout) {
        if (mood().equals("working")) {
            return layout.leaving(LOOK_AGAIN_SECONDS, view.address("/status"));
        }
        return switch (view.order().request().statusPage()) {
            case STATUS_TIMER_PAGE -> layout.leaving(PATIENCE_SECONDS, view.returnUrl());
            case STATUS_REDIRECT_MERCHANT_PAGE -> layout.leaving(LOOK_AGAIN_SECONDS, view.returnUrl());
            case STATUS_PAGE -> layout;
        };
    }
}
