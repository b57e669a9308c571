package io.github.alliancepay.broadleaf.reconciliation.register;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineFault;
import io.github.alliancepay.broadleaf.reconciliation.Coverage.LineProblem;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import io.github.alliancepay.broadleaf.reconciliation.MovementState;
import io.github.alliancepay.broadleaf.reconciliation.Register;
import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import io.github.alliancepay.testing.FuzzInput;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers as a bank and its spreadsheets may write them, and files that are none. */
class RegisterFileTests {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private static final String HEADING =
            "Мерчант;processingDateTime;coinAmount;merchantCommission;RRN;Статус;Валюта;Номер замовлення;Мерчант комент;Призначення";

    private static final String LINE =
            "AE000002;24.11.2026 12:30:05;27662;13.83;012345678901;Успішна;980;1795516205000ABC;1795516200000XYZ,42;Оплата № 42";

    private static final String REGISTER = HEADING + "\r\n" + LINE + "\r\n";

    static Stream<byte[]> honestFiles() {
        return Stream.of(
                REGISTER.getBytes(UTF_8),
                ("\uFEFF" + REGISTER).getBytes(UTF_8),
                REGISTER.getBytes(WINDOWS_1251),
                ("\uFEFF" + REGISTER).getBytes(UTF_16LE),
                REGISTER.replace("XYZ,42", "XYZ 42").replace(';', ',').getBytes(UTF_8),
                REGISTER.replace(';', '\t').getBytes(UTF_8),
                REGISTER.replace("\r\n", "\n").getBytes(UTF_8),
                REGISTER.replace("\r\n", "\r").getBytes(UTF_8),
                ("Реєстр за 24.11.2026;;\n\n" + REGISTER).getBytes(UTF_8),
                quoted(REGISTER).getBytes(UTF_8),
                Xlsx.of(REGISTER).bytes());
    }

    private static String quoted(String csv) {
        return csv.lines()
                .map(line -> "\"" + line.replace("№ 42", "\"\"№\"\"\n42").replace(";", "\";\"") + "\"")
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** The bank takes no underscore in a comment, and an equals sign may come before an id, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund of operation 1790000031495Kd8=pQ-2mN=: order 42",
                "1790000031495Kd8=pQ-2mN=,42",
                "1790000031495Kd8_pQ-2mN_,42",
                "operation=1790000031495Kd8_pQ-2mN_,42"
            })
    void theOriginalIsFoundInTheCommentOfARefund(String comment) {
        String file = REGISTER.replace("1795516200000XYZ,42", comment);
        assertThat(RegisterFile.read(file.getBytes(UTF_8)).movements())
                .singleElement()
                .satisfies(
                        movement -> assertThat(movement.numbers().originals()).contains("1790000031495Kd8_pQ-2mN_"));
    }

    @ParameterizedTest
    @MethodSource("honestFiles")
    void aRegisterIsReadInEveryForm(byte[] content) {
        Register register = RegisterFile.read(content);
        assertThat(register.faults()).isEmpty();
        assertThat(register.movements()).singleElement().satisfies(movement -> {
            assertThat(movement.amount()).contains(new Coins(27662));
            assertThat(movement.commission()).contains(new Coins(1383));
            assertThat(movement.numbers().operationId()).isEqualTo("1795516205000ABC");
            assertThat(movement.numbers().rrn()).isEqualTo("012345678901");
            assertThat(movement.numbers().originals()).containsExactly("1795516200000XYZ");
            assertThat(movement.currency()).isEqualTo("980");
            assertThat(movement.merchant()).isEqualTo("AE000002");
            assertThat(movement.state()).isEqualTo(MovementState.SUCCESS);
            assertThat(movement.processedAt()).contains(Instant.parse("2026-11-24T10:30:05Z"));
            assertThat(movement.origin().note()).contains("1795516200000XYZ").contains("Оплата");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "27662 | 276.62 | BAD_AMOUNT",
                "27662 | -1 | BAD_AMOUNT",
                "27662 | =1+1 | BAD_AMOUNT",
                "27662 | 9999999999999999999 | BAD_AMOUNT",
                "27662 | двадцять | BAD_AMOUNT",
                "13.83 | 13.835 | BAD_AMOUNT",
                "Успішна | Хтозна | BAD_STATUS",
                "24.11.2026 12:30:05 | 31.02.2026 12:30:05 | BAD_TIME",
                "24.11.2026 12:30:05 | вчора | BAD_TIME",
                "1795516205000ABC | 1.79552E+12 | BAD_NUMBER",
                "1795516205000ABC | <script>alert(1)</script> | BAD_NUMBER",
                "1795516205000ABC | =HYPERLINK(1) | BAD_NUMBER",
            })
    void aLineThatIsNotUnderstoodIsNamed(String part, String broken, LineProblem problem) {
        Register register = RegisterFile.read((REGISTER + LINE.replace(part, broken)).getBytes(UTF_8));
        assertThat(register.movements()).hasSize(1);
        assertThat(register.unreadable()).isEqualTo(1);
        assertThat(register.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.problem()).isEqualTo(problem);
        });
    }

    @Test
    void aLineWithoutAnyNumberIsNamed() {
        String line = LINE.replace("1795516205000ABC", "").replace("012345678901", "-1");
        assertThat(RegisterFile.read((HEADING + "\n" + line).getBytes(UTF_8)).faults())
                .containsExactly(new LineFault(2, "Номер замовлення", LineProblem.NO_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coinAmount", "1795516205000ABC"})
    void aNumberOfAMillionDigitsCostsNothing(String cell) {
        String million = "9".repeat(1_000_000);
        String line = LINE.replace(cell.equals("coinAmount") ? "27662" : cell, million);
        assertThat(RegisterFile.read((HEADING + "\n" + line).getBytes(UTF_8)).faults())
                .extracting(LineFault::problem)
                .containsExactly(LineProblem.TOO_LONG);
    }

    @Test
    void linesHaveTheNumbersThatAnEditorShows() {
        String csv = HEADING + "\n\n" + LINE.replace("№ 42", "\"№\n42\"").replace("Оплата ", "") + "\nРазом;;27662\n";
        assertThat(RegisterFile.read(csv.getBytes(UTF_8)).faults())
                .extracting(LineFault::line)
                .containsExactly(5);
    }

    static Stream<Arguments> strangeFiles() {
        return Stream.of(
                file(FileProblem.EMPTY, new byte[0]),
                file(FileProblem.EMPTY, "\n \n".getBytes(UTF_8)),
                file(FileProblem.TOO_LARGE, new byte[RegisterFile.MOST_BYTES + 1]),
                file(FileProblem.TOO_LARGE, lines(RegisterFile.MOST_LINES + 1)),
                file(FileProblem.BINARY, "%PDF-1.7\n\0\0".getBytes(UTF_8)),
                file(FileProblem.OLD_EXCEL, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}),
                file(FileProblem.ENCODING, new byte[] {'a', ';', (byte) 0x98, (byte) 0xFF}),
                file(FileProblem.NO_COLUMNS, "<html><body>coinAmount</body></html>".getBytes(UTF_8)),
                file(FileProblem.NO_COLUMNS, "Номер замовлення;Статус\n1;Успішна".getBytes(UTF_8)),
                file(FileProblem.OPEN_QUOTE, (HEADING + "\n" + LINE + "\n\"" + LINE).getBytes(UTF_8)),
                file(FileProblem.BROKEN, new byte[] {'P', 'K', 3, 4, 1, 2, 3}),
                file(
                        FileProblem.BROKEN,
                        Xlsx.withSheet("<worksheet><sheetData><row><c t=\"s\"><v>7</v>")
                                .bytes()),
                file(FileProblem.BROKEN, Xlsx.withSheet(Xlsx.ENTITIES).bytes()),
                file(
                        FileProblem.BROKEN,
                        Xlsx.withSheet("<worksheet><row r=\"-1\"/></worksheet>").bytes()),
                file(FileProblem.TOO_LARGE, Xlsx.bomb().bytes()),
                file(FileProblem.TOO_LARGE, manyTexts()));
    }

    private static Arguments file(FileProblem problem, byte[] content) {
        return Arguments.of(problem, content);
    }

    private static byte[] lines(int count) {
        return ("operationId;coinAmount\n" + String.join("", Collections.nCopies(count, "a;1\n"))).getBytes(UTF_8);
    }

    @ParameterizedTest
    @MethodSource("strangeFiles")
    void aFileThatIsNoRegisterIsRefusedWithAReason(FileProblem problem, byte[] content) {
        UnreadableRegisterException refused =
                catchThrowableOfType(() -> RegisterFile.read(content), UnreadableRegisterException.class);
        assertThat(refused.problem()).isEqualTo(problem);
    }

    @Test
    void theMissingColumnsAreNamed() {
        UnreadableRegisterException refused = catchThrowableOfType(
                () -> RegisterFile.read("Статус;Призначення\nУспішна;x".getBytes(UTF_8)),
                UnreadableRegisterException.class);
        assertThat(refused.arguments()).containsExactly("«Номер замовлення» / RRN, coinAmount");
    }

    @Test
    void aWorkbookMayHoldNumbersAndDates() {
        Xlsx workbook = Xlsx.withSheet("<worksheet><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>RRN</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>coinAmount</t></is></c>"
                + "<c r=\"C1\" t=\"inlineStr\"><is><r><t>Дата </t></r><r><t>обробки</t></r></is></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>1.2345678901E10</v></c><c r=\"B3\"><v>27662</v></c><c r=\"C3\"><v>46350.5</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1</v></c><c r=\"B4\"><f>1+1</f><v>2</v></c><c r=\"C4\"><v>46350.5</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\"><v>1E999999999</v></c><c r=\"B5\"><v>1E999999999</v></c></row>"
                + "</sheetData></worksheet>");
        Register register = RegisterFile.read(workbook.bytes());
        Movement movement = register.movements().get(0);
        assertThat(movement.numbers().rrn()).isEqualTo("12345678901");
        assertThat(movement.amount()).contains(new Coins(27662));
        assertThat(movement.processedAt()).contains(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(register.faults())
                .extracting(LineFault::line, LineFault::problem)
                .containsExactly(tuple(4, LineProblem.FORMULA), tuple(5, LineProblem.BAD_AMOUNT));
    }

    @Test
    void ofALineOfManyCellsFewAreKept() {
        assertThat(CsvTable.rows("a" + ";".repeat(1_000_000), ';', 1))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void aLongTextThatManyCellsNameIsKeptOnce() {
        String strings = "<sst><si><t>RRN</t></si><si><t>coinAmount</t></si><si><t>purpose</t></si><si><t>"
                + "a".repeat(200_000) + " </t></si></sst>";
        String rows = "<row><c><v>1</v></c><c><v>2</v></c><c t=\"s\"><v>3</v></c></row>".repeat(10_000);
        byte[] sheet = ("<worksheet><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
                        + rows + "</worksheet>")
                .getBytes(UTF_8);

        Register register = FuzzInput.bounded(
                () -> RegisterFile.read(Xlsx.of(strings.getBytes(UTF_8), sheet).bytes()));

        assertThat(register.movements()).hasSize(10_000);
    }

    /** Ten megabytes, packed to ten kilobytes, which would be hundreds of megabytes of texts. */
    private static byte[] manyTexts() {
        String strings = "<sst>" + "<si/>".repeat(2_000_001) + "</sst>";
        return Xlsx.of(strings.getBytes(UTF_8), "<worksheet/>".getBytes(UTF_8)).bytes();
    }

    @Test
    void noMoreThanAHundredBadLinesAreListed() {
        Register register = RegisterFile.read(
                ("operationId;coinAmount\n" + String.join("", Collections.nCopies(500, "a;x\n"))).getBytes(UTF_8));
        assertThat(register.faults()).hasSize(100);
        assertThat(register.unreadable()).isEqualTo(500);
        assertThat(register.movements()).isEqualTo(List.of());
    }
}
