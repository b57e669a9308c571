package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a spreadsheet makes of a line. */
class CsvLineTests {

    @Test
    void nothingIsRunAsAFormula() {
        for (String text : List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u00a0=1",
                "＝1+1",
                "－1",
                "=HYPERLINK(\"x\")")) {
            assertThat(line("uk").text(text).toString()).as(text).startsWith("\"'");
        }
    }

    @Property
    void noTextStartsLikeAFormulaOrLeavesItsCell(@ForAll String text) {
        String line = line("en").text(text).text("end").toString();
        String cell = line.substring(0, line.length() - ",\"end\"\r\n".length());

        assertThat(cell).doesNotStartWith("=").matches("(?s)|\"([^\"]|\"\")*\"");
        assertThat(cell.replaceAll("^\"|\\s", "")).doesNotMatch("(?s)^[=+\\-@].*");
        assertThat(cell).doesNotContain("\r", "\n", "\t");
    }

    @Test
    void numbersThatASpreadsheetWouldChangeStayAsTheyAre() {
        assertThat(line("en")
                        .text("012345")
                        .text("20261124153012123")
                        .text("123456789012")
                        .toString())
                .isEqualTo("\"'012345\",\"'20261124153012123\",\"123456789012\"\r\n");
    }

    @Test
    void sumsCanBeAddedUpInBothLanguages() {
        Coins sum = new Coins(123_456);

        assertThat(line("uk").text("a;b").sum(sum).sum(Coins.ZERO).toString()).isEqualTo("\"a;b\";1234,56;0,00\r\n");
        assertThat(line("en").text("a \"b\"").sum(sum).toString()).isEqualTo("\"a \"\"b\"\"\",1234.56\r\n");
    }

    @Test
    void anEmptyTextIsAnEmptyCell() {
        assertThat(line("uk").text("").text("x").text("").toString()).isEqualTo(";\"x\";\r\n");
    }

    private static CsvLine line(String language) {
        return new CsvLine(language);
    }
}
