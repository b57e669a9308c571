package io.github.alliancepay.broadleaf.reconciliation.register;

import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The first sheet of an XLSX workbook, read with what the JDK has. No more than {@value #MOST_BYTES} bytes are unpacked, however small the
 * file is, and no document type is read. A library would save few lines and cost the shop more: fastexcel-reader 0.20.2 puts its own StAX
 * parser in the place of the shop's, fills a heap of 1 GB for one cell that says it is in column ZZZZZZ, and takes 17 s to read a number of a
 * million digits.
 */
final class Workbook {

    private static final long MOST_BYTES = 128L << 20;
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/sheet(\\d{1,4})\\.xml");

    /** The JDK's own, whatever the shop's class path offers. */
    private static final XMLInputFactory XML = factory();

    private final byte[] content;

    Workbook(byte[] content) {
        this.content = content;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @param most no more rows than these are read */
    List<RegisterRow> rows(int most) {
        try {
            List<RegisterCell> strings = read(STRINGS, SharedStrings::of).orElse(List.of());
            return read(firstSheet(), xml -> new SheetRows(xml, strings).read(most))
                    .orElseThrow(() -> new UnreadableRegisterException(FileProblem.BROKEN));
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw broken instanceof UnreadableRegisterException known
                    ? known
                    : new UnreadableRegisterException(FileProblem.BROKEN);
        }
    }

    /** Programs number the sheets, the first one 1. */
    private String firstSheet() throws IOException {
        Map<Integer, String> sheets = new TreeMap<>();
        try (ZipInputStream zip = zip()) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                Matcher name = SHEET.matcher(part.getName());
                if (name.matches()) {
                    sheets.put(Integer.valueOf(name.group(1)), part.getName());
                }
            }
        }
        return sheets.values().stream().findFirst().orElse("");
    }

    private interface XmlReading<T> {
        T of(XMLStreamReader xml) throws XMLStreamException;
    }

    private <T> Optional<T> read(String name, XmlReading<T> reading) throws IOException, XMLStreamException {
        try (ZipInputStream zip = zip()) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (part.getName().equals(name)) {
                    return Optional.of(reading.of(XML.createXMLStreamReader(zip)));
                }
            }
        }
        return Optional.empty();
    }

    private ZipInputStream zip() {
        return new BoundedZip(new ByteArrayInputStream(content));
    }

    /** Ends a file that is packed too well. */
    private static final class BoundedZip extends ZipInputStream {

        private long unpacked;

        BoundedZip(InputStream packed) {
            super(packed);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            unpacked += Math.max(0, count);
            if (unpacked > MOST_BYTES) {
                throw new UnreadableRegisterException(FileProblem.TOO_LARGE);
            }
            return count;
        }
    }
}
