package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.Operation;

/** The 3-D Secure page of an attempt: pass, fail, or leave it open. */
record ChallengePage(View view, Operation attempt) {
    Response response() {
        Html content = Html.of(
                """
                <div class="columns">%s
                <section class="panel">
                <h1>%s</h1>
                <p>%s <span class="code">%s</span></p>
                <form method="post" action="/pay/challenge" class="stack">%s
                <button class="main" id="challenge-pass" name="answer" value="pass">%s</button>
                <button id="challenge-fail" name="answer" value="fail">%s</button>
                <button class="quiet" id="challenge-abandon" name="answer" value="abandon">%s</button>
                </form>
                <p class="hint">%s</p>
                </section></div>
                """,
                view.summary("due", Html.NOTHING),
                view.word("challenge.title"),
                view.word("challenge.card"),
                attempt.instrument().mask(),
                view.fields(),
                view.word("challenge.pass"),
                view.word("challenge.fail"),
                view.word("challenge.abandon"),
                view.word("challenge.hint"));
        return view.layout("challenge.title", "/pay").page(200, content, view.origins());
    }
}
