package io.github.alliancepay.broadleaf.admin;

import static java.util.stream.Collectors.joining;

import io.github.alliancepay.broadleaf.reconciliation.Coverage;
import io.github.alliancepay.broadleaf.reconciliation.Difference;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport;
import io.github.alliancepay.broadleaf.reconciliation.Totals;
import io.github.alliancepay.broadleaf.reconciliation.Totals.Sum;
import java.util.List;
import java.util.stream.Stream;

/** A reconciliation as CSV: what was compared and what was left out, the totals, every difference, and every payment without an answer. */
record ReconciliationTable(LocalizedTexts texts) {

    /** @param merchant whose totals and differences are wanted; empty for all */
    String of(ReconciliationReport report, String merchant) {
        StringBuilder table = new StringBuilder(lead(report, merchant));
        table.append(headings(
                "side",
                "merchant",
                "currency",
                "purchases",
                "count",
                "refunds",
                "count",
                "unclear",
                "count",
                "commission"));
        ReconciliationView.totals(report, merchant).forEach(totals -> table.append(totals(totals)));
        table.append(headings(
                "kind", "order", "payment", "time", "shop", "bank", "operation", "rrn", "line", "note", "merchant"));
        ReconciliationView.differences(report, merchant).forEach(difference -> table.append(difference(difference)));
        return table.append(unanswered(report.coverage().unanswered())).toString();
    }

    /** First, since nobody looks for it below the sums. */
    private String lead(ReconciliationReport report, String merchant) {
        Coverage coverage = report.coverage();
        String days = texts.days(coverage.days().first(), coverage.days().last());
        Stream<String> said = Stream.of(
                texts.text("reconciliation.source." + report.source().name()) + " " + days,
                ReconciliationView.summary(report, merchant, texts));
        Stream<String> clean = Stream.of(texts.text("reconciliation.clean")).filter(all -> report.isClean());
        return Stream.of(said, ReconciliationView.notices(coverage, texts).stream(), clean)
                .flatMap(part -> part)
                .map(text -> line().text(text).toString())
                .collect(joining());
    }

    private String unanswered(List<PaymentLink> payments) {
        return payments.isEmpty()
                ? ""
                : headings("unanswered", "payment")
                        + payments.stream()
                                .map(payment -> line().text(payment.title())
                                        .text(payment.paymentId())
                                        .toString())
                                .collect(joining());
    }

    private String headings(String... names) {
        CsvLine line = line();
        Stream.of(names).forEach(name -> line.text(texts.text("reconciliation.column." + name)));
        return line.toString();
    }

    private String totals(Totals totals) {
        CsvLine line = line().text(
                        texts.text("reconciliation.side." + totals.side().name()))
                .text(totals.merchant())
                .text(totals.currency());
        Stream.of(totals.purchases(), totals.refunds(), totals.unclear()).forEach(sum -> add(sum, line));
        return line.sum(totals.commission()).toString();
    }

    private static void add(Sum sum, CsvLine line) {
        line.sum(sum.amount()).text(String.valueOf(sum.count()));
    }

    private String difference(Difference difference) {
        DifferenceTexts words = new DifferenceTexts(texts);
        return line().text(texts.text("reconciliation.kind." + difference.kind().name()))
                .text(difference.payment().map(PaymentLink::title).orElse(""))
                .text(difference.payment().map(PaymentLink::paymentId).orElse(""))
                .text(words.time(difference))
                .text(words.shop(difference))
                .text(words.bank(difference))
                .text(DifferenceTexts.any(difference).numbers().operationId())
                .text(DifferenceTexts.any(difference).numbers().rrn())
                .text(words.lines(difference))
                .text(words.note(difference))
                .text(String.join("; ", DifferenceTexts.merchants(difference)))
                .toString();
    }

    private CsvLine line() {
        return new CsvLine(texts.language());
    }
}
