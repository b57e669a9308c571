package io.github.alliancepay.broadleaf.reconciliation.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks for tests, as far as a reader looks at them. */
record Xlsx(byte[] bytes) {

    /** A document type whose entities grow by themselves. */
    static final String ENTITIES = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
            + "<worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>";

    private static final int MEGABYTE = 1 << 20;

    /** The cells of a CSV text with semicolons, all of them as shared strings. */
    static Xlsx of(String csv) {
        Set<String> texts = new LinkedHashSet<>();
        csv.lines().forEach(line -> texts.addAll(List.of(line.split(";"))));
        List<String> shared = List.copyOf(texts);
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        csv.lines().forEach(line -> {
            sheet.append("<row>");
            for (String cell : line.split(";")) {
                sheet.append("<c t=\"s\"><v>").append(shared.indexOf(cell)).append("</v></c>");
            }
            sheet.append("</row>");
        });
        String strings = String.join(
                "", shared.stream().map(text -> "<si><t>" + text + "</t></si>").toList());
        return zip("<sst>" + strings + "</sst>", sheet + "</sheetData></worksheet>", 0);
    }

    static Xlsx withSheet(String sheet) {
        return zip("<sst></sst>", sheet, 0);
    }

    /** Any bytes as the shared strings and as the sheet. */
    static Xlsx of(byte[] strings, byte[] sheet) {
        return zip(strings, sheet, 0);
    }

    /** Half a megabyte that becomes half a gigabyte. */
    static Xlsx bomb() {
        return zip("<sst></sst>", "<worksheet>", 512);
    }

    private static Xlsx zip(String strings, String sheet, int megabytesOfSpaces) {
        return zip(strings.getBytes(UTF_8), sheet.getBytes(UTF_8), megabytesOfSpaces);
    }

    private static Xlsx zip(byte[] strings, byte[] sheet, int megabytesOfSpaces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet);
            byte[] spaces = " ".repeat(MEGABYTE).getBytes(UTF_8);
            for (int count = 0; count < megabytesOfSpaces; count++) {
                zip.write(spaces);
            }
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(strings);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return new Xlsx(bytes.toByteArray());
    }
}
