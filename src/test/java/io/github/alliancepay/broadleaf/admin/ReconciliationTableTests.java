package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.reconciliation.Comparison;
import io.github.alliancepay.broadleaf.reconciliation.Coverage;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineFault;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineProblem;
import io.github.alliancepay.broadleaf.reconciliation.DayRange;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.MovementNumbers;
import io.github.alliancepay.broadleaf.reconciliation.MovementOrigin;
import io.github.alliancepay.broadleaf.reconciliation.MovementState;
import io.github.alliancepay.broadleaf.reconciliation.MovementType;
import io.github.alliancepay.broadleaf.reconciliation.PaymentLink;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport;
import io.github.alliancepay.broadleaf.reconciliation.ReconciliationReport.Source;
import io.github.alliancepay.broadleaf.reconciliation.ShopBooks;
import io.github.alliancepay.broadleaf.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table has what the page has, and tells what it lacks. */
class ReconciliationTableTests {

    private static final LocalizedTexts ENGLISH = LocalizedTexts.in(new Texts(), Locale.ENGLISH);
    private static final DayRange DAY = DayRange.of(LocalDate.of(2026, 11, 24));
    private static final List<PaymentLink> UNANSWERED =
            List.of(new PaymentLink(7, "payment-7", "20261124"), new PaymentLink(8, "payment-8", ""));

    private static Movement movement(String id, MovementType type, String merchant, int line) {
        return new Movement(
                type,
                new MovementNumbers(id, "", "", "", Set.of()),
                Optional.of(new Coins(500)),
                "980",
                merchant,
                MovementState.SUCCESS,
                Optional.empty(),
                Optional.empty(),
                MovementOrigin.line(line, ""));
    }

    private static Movement purchase(String id, String merchant) {
        return movement(id, MovementType.PURCHASE, merchant, 0);
    }

    private static ReconciliationReport report(Coverage coverage, List<Movement> shop, List<Movement> bank) {
        return new ReconciliationReport(
                coverage.unanswered().isEmpty() ? Source.REGISTER : Source.BANK,
                coverage,
                Comparison.of(new ShopBooks(shop, List.of()), bank));
    }

    private static Coverage complete() {
        return new Coverage(DAY, List.of(), List.of(), 0, 0, 0);
    }

    private static ReconciliationReport ofTwoMerchants() {
        return report(
                complete(),
                List.of(purchase("alike", "first"), purchase("lost-1", "first"), purchase("lost-2", "second")),
                List.of(
                        purchase("alike", "first"),
                        movement("extra", MovementType.UNKNOWN, "", 9),
                        purchase("foreign", "third")));
    }

    private static String table(ReconciliationReport report, String merchant) {
        return new ReconciliationTable(ENGLISH).of(report, merchant);
    }

    @Test
    void aBankThatDidNotAnswerIsInTheTable() {
        Coverage silent = new Coverage(DAY, UNANSWERED, List.of(), 0, 0, 0);

        String table = table(report(silent, List.of(), List.of()), "");

        assertThat(table)
                .startsWith("\"Compared with the bank’s answers " + ENGLISH.day(DAY.first()) + "\"\r\n")
                .contains("Payments about which the bank was not asked or did not answer: 2. They were not compared.")
                .doesNotContain("nothing differs")
                .endsWith(
                        """
                        "Order that was not compared","Payment"\r
                        "20261124","payment-7"\r
                        "8","payment-8"\r
                        """);
    }

    @Test
    void whateverElseWasLeftOutIsInTheTable() {
        List<LineFault> faults = List.of(new LineFault(3, "coinAmount", LineProblem.BAD_AMOUNT));

        String table = table(report(new Coverage(DAY, List.of(), faults, 1, 2, 4), List.of(), List.of()), "");

        assertThat(table)
                .contains("Lines of the register that cannot be read: 1.")
                .contains("Lines of other days: 2.")
                .contains("Lines of other merchants: 4.")
                .contains("Line 3, column “coinAmount”: this is not a sum.")
                .doesNotContain("Order that was not compared");
    }

    @Test
    void whenNothingDiffersTheTableSaysSo() {
        assertThat(table(report(complete(), List.of(), List.of()), "")).contains("nothing differs");
    }

    @Test
    void whatMayBePurchasesOrRefundsIsInTheTotals() {
        assertThat(table(ofTwoMerchants(), ""))
                .contains("\"Refunds\",\"Number\",\"Purchases or refunds\",\"Number\",\"Commission\"")
                .contains("\"Bank\",,\"980\",0.00,\"0\",0.00,\"0\",5.00,\"1\",0.00");
    }

    @Test
    void eachDifferenceNamesItsMerchants() {
        ReconciliationReport moved =
                report(complete(), List.of(purchase("moved", "first")), List.of(purchase("moved", "second")));

        assertThat(table(moved, "").lines().filter(line -> line.contains("Another merchant")))
                .singleElement()
                .asString()
                .endsWith(",\"first; second\"");
        assertThat(table(moved, "second")).contains("Another merchant");
        assertThat(table(moved, "third")).doesNotContain("Another merchant");
    }

    @Test
    void aChosenMerchantChoosesTheLinesOfTheTable() {
        assertThat(table(ofTwoMerchants(), "second"))
                .contains("\"lost-2\"", "\"extra\"")
                .doesNotContain("\"lost-1\"", "\"foreign\"", "\"first\"");
        assertThat(table(ofTwoMerchants(), "")).contains("\"lost-1\"", "\"lost-2\"", "\"extra\"", "\"foreign\"");
    }

    @Test
    void theSummaryOfAChosenMerchantSaysWhatCountsForAll() {
        ReconciliationReport report = ofTwoMerchants();

        assertThat(ReconciliationView.of(report, "", ENGLISH).summary()).isEqualTo("Matched: 1. Different: 4.");
        assertThat(ReconciliationView.of(report, "second", ENGLISH).summary())
                .isEqualTo("All merchants together: matched 1, different 4. Differences shown for merchant second: 2.");
        assertThat(table(report, "second")).contains("All merchants together: matched 1, different 4.");
    }
}
