package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.reconciliation.Coverage;
import io.github.alliancepay.broadleaf.reconciliation.Difference;
import io.github.alliancepay.broadleaf.reconciliation.DifferenceKind;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport;
import io.github.alliancepay.broadleaf.reconciliation.Totals;
import io.github.alliancepay.broadleaf.reconciliation.Totals.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reconciliation as its page shows it.
 *
 * @param clean whether everything was compared and nothing differs
 * @param notices what was left out, and why
 * @param unanswered payments about which the bank did not answer
 * @param merchants those that can be chosen; empty when there is one only
 */
public record ReconciliationView(
        String days,
        String source,
        boolean clean,
        String summary,
        List<String> notices,
        List<PaymentLink> unanswered,
        List<String> merchants,
        List<TotalsRow> totals,
        List<DifferenceGroup> groups) {

    /** More of one kind are in the table for spreadsheets only. */
    private static final int SHOWN = 100;

    static ReconciliationView of(ReconciliationReport report, String merchant, LocalizedTexts texts) {
        Coverage coverage = report.coverage();
        List<Difference> differences = differences(report, merchant);
        return new ReconciliationView(
                texts.days(coverage.days().first(), coverage.days().last()),
                texts.text("reconciliation.source." + report.source().name()),
                report.isClean(),
                summary(report, merchant, texts),
                notices(coverage, texts),
                coverage.unanswered().stream().limit(SHOWN).toList(),
                merchants(report),
                totals(report, merchant).stream()
                        .map(totals -> TotalsRow.of(totals, texts))
                        .toList(),
                groups(differences, texts));
    }

    /** Those of a merchant, and those whose merchant nobody names; all when no merchant is chosen. */
    static List<Difference> differences(ReconciliationReport report, String merchant) {
        return report.comparison().differences().stream()
                .filter(difference -> isOf(merchant, DifferenceTexts.merchants(difference)))
                .toList();
    }

    static List<Totals> totals(ReconciliationReport report, String merchant) {
        return report.comparison().totals().stream()
                .filter(totals -> List.of("", merchant).contains(totals.merchant()) || merchant.isEmpty())
                .toList();
    }

    /** What matches is counted for all merchants together. */
    static String summary(ReconciliationReport report, String merchant, LocalizedTexts texts) {
        int matched = report.comparison().matched();
        int different = report.comparison().differences().size();
        return merchant.isEmpty()
                ? texts.text("reconciliation.summary", matched, different)
                : texts.text(
                        "reconciliation.summary.merchant",
                        matched,
                        different,
                        differences(report, merchant).size(),
                        merchant);
    }

    private static boolean isOf(String merchant, List<String> named) {
        return merchant.isEmpty() || named.isEmpty() || named.contains(merchant);
    }

    private static List<String> merchants(ReconciliationReport report) {
        List<String> merchants = report.comparison().totals().stream()
                .map(Totals::merchant)
                .filter(merchant -> !merchant.isEmpty())
                .distinct()
                .toList();
        return merchants.size() < 2 ? List.of() : merchants;
    }

    static List<String> notices(Coverage coverage, LocalizedTexts texts) {
        return Stream.of(
                        notice("unanswered", coverage.unanswered().size(), texts),
                        notice("unreadable", coverage.unreadable(), texts),
                        notice("other-days", coverage.otherDays(), texts),
                        notice("other-merchants", coverage.otherMerchants(), texts),
                        coverage.faults().stream()
                                .map(fault -> texts.text(
                                        "reconciliation.fault",
                                        String.valueOf(fault.line()),
                                        fault.column(),
                                        texts.text("reconciliation.fault."
                                                + fault.problem().name()))))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> notice(String what, int count, LocalizedTexts texts) {
        return count == 0 ? Stream.of() : Stream.of(texts.text("reconciliation." + what, count));
    }

    private static List<DifferenceGroup> groups(List<Difference> differences, LocalizedTexts texts) {
        return Arrays.stream(DifferenceKind.values())
                .map(kind -> DifferenceGroup.of(kind, differences, texts))
                .filter(group -> group.count() > 0)
                .toList();
    }

    /** The sums of one side. */
    public record TotalsRow(
            String side, String merchant, String purchases, String refunds, String unclear, String commission) {

        static TotalsRow of(Totals totals, LocalizedTexts texts) {
            DifferenceTexts words = new DifferenceTexts(texts);
            return new TotalsRow(
                    texts.text("reconciliation.side." + totals.side().name()),
                    totals.merchant(),
                    sum(totals.purchases(), totals, words),
                    sum(totals.refunds(), totals, words),
                    totals.unclear().count() == 0 ? "" : sum(totals.unclear(), totals, words),
                    words.money(totals.commission(), totals.currency()));
        }

        private static String sum(Sum sum, Totals totals, DifferenceTexts words) {
            return words.money(sum.amount(), totals.currency()) + " (" + sum.count() + ")";
        }
    }

    /** The differences of one kind, and what to do about them. */
    public record DifferenceGroup(
            String kind, String title, String remedy, int count, List<DifferenceRow> rows, boolean cut) {

        static DifferenceGroup of(DifferenceKind kind, List<Difference> differences, LocalizedTexts texts) {
            List<Difference> ofKind = differences.stream()
                    .filter(difference -> difference.kind() == kind)
                    .toList();
            return new DifferenceGroup(
                    kind.name(),
                    texts.text("reconciliation.kind." + kind.name()),
                    texts.text("reconciliation.remedy." + kind.name()),
                    ofKind.size(),
                    ofKind.stream()
                            .limit(SHOWN)
                            .map(difference -> DifferenceRow.of(difference, texts))
                            .toList(),
                    ofKind.size() > SHOWN);
        }
    }

    /**
     * A difference.
     *
     * @param orderId the order of its payment; 0 when no payment is known
     */
    public record DifferenceRow(
            long orderId,
            String title,
            String time,
            String shop,
            String bank,
            String numbers,
            String lines,
            String note) {

        static DifferenceRow of(Difference difference, LocalizedTexts texts) {
            DifferenceTexts words = new DifferenceTexts(texts);
            return new DifferenceRow(
                    difference.payment().map(PaymentLink::orderId).orElse(0L),
                    difference.payment().map(PaymentLink::title).orElse(""),
                    words.time(difference),
                    words.shop(difference),
                    words.bank(difference),
                    words.numbers(difference),
                    words.lines(difference),
                    words.note(difference));
        }
    }
}
