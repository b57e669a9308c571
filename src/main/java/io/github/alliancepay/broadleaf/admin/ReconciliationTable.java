package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.reconciliation.Comparison;
import io.github.alliancepay.broadleaf.reconciliation.Difference;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.reconciliation.Totals;
import io.github.alliancepay.broadleaf.reconciliation.Totals.Sum;
import java.util.stream.Stream;

/** A reconciliation as CSV: the totals, and every difference. */
record ReconciliationTable(LocalizedTexts texts) {

    String of(Comparison comparison) {
        StringBuilder table = new StringBuilder();
        table.append(headings("side", "merchant", "currency", "purchases", "count", "refunds", "count", "commission"));
        comparison.totals().forEach(totals -> table.append(totals(totals)));
        table.append(headings("kind", "order", "payment", "time", "shop", "bank", "operation", "rrn", "line", "note"));
        comparison.differences().forEach(difference -> table.append(difference(difference)));
        return table.toString();
    }

    private String headings(String... names) {
        CsvLine line = new CsvLine(texts.language());
        Stream.of(names).forEach(name -> line.text(texts.text("reconciliation.column." + name)));
        return line.toString();
    }

    private String totals(Totals totals) {
        CsvLine line = new CsvLine(texts.language())
                .text(texts.text("reconciliation.side." + totals.side().name()))
                .text(totals.merchant())
                .text(totals.currency());
        Stream.of(totals.purchases(), totals.refunds()).forEach(sum -> add(sum, line));
        return line.sum(totals.commission()).toString();
    }

    private static void add(Sum sum, CsvLine line) {
        line.sum(sum.amount()).text(String.valueOf(sum.count()));
    }

    private String difference(Difference difference) {
        DifferenceTexts words = new DifferenceTexts(texts);
        return new CsvLine(texts.language())
                .text(texts.text("reconciliation.kind." + difference.kind().name()))
                .text(difference.payment().map(PaymentLink::title).orElse(""))
                .text(difference.payment().map(PaymentLink::paymentId).orElse(""))
                .text(words.time(difference))
                .text(words.shop(difference))
                .text(words.bank(difference))
                .text(DifferenceTexts.any(difference).numbers().operationId())
                .text(DifferenceTexts.any(difference).numbers().rrn())
                .text(words.lines(difference))
                .text(words.note(difference))
                .toString();
    }
}
