package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.order.Currency;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.wire.BankDates;
import java.util.List;

/** The receipt of an operation. It says TEST more than once, because people print receipts. */
record ReceiptPage(View view, Operation operation) {
    Response response() {
        Html content = Html.of(
                """
                <section class="panel receipt">
                <h1>%s</h1>
                <p class="stamp">%s</p>
                <dl class="details">%s</dl>
                </section>
                """,
                view.word("receipt.title"), view.word("receipt.stamp"), rows());
        return Layout.titled(view.words(), "receipt.title").page(200, content);
    }

    private List<Html> rows() {
        return List.of(
                row("receipt.type", operation.kind().type()),
                row("receipt.amount", Money.of(operation.amount().coins(), Currency.UAH, view.words())),
                row("merchant", view.merchantName()),
                row("order", view.order().hppOrderId()),
                row("receipt.operation", operation.operationId().orElse("—")),
                row("time", BankDates.operation(operation.modified()).substring(0, 19)),
                row(
                        "card",
                        operation.instrument().mask().isEmpty()
                                ? "—"
                                : operation.instrument().mask()),
                row("receipt.rrn", operation.outcome().rrn().orElse("—")),
                row("receipt.approval", operation.outcome().approvalCode().orElse("—")));
    }

    private Html row(String key, String value) {
        return Html.of("<div><dt>%s</dt><dd>%s</dd></div>", view.word(key), value);
    }
}
