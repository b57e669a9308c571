package io.github.alliancepay.broadleaf.reconciliation.register;

import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts of a workbook, which its cells name by number. */
final class SharedStrings {

    /** More different texts than a register of {@value RegisterFile#MOST_LINES} lines has. */
    private static final int MOST = 2_000_000;

    private SharedStrings() {}

    /** As the cells that name them, so that a long text which many cells name is kept once. */
    static List<RegisterCell> of(XMLStreamReader xml) throws XMLStreamException {
        List<RegisterCell> strings = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(RegisterCell.text(text(xml, "si")));
                requireFew(strings);
            }
        }
        return strings;
    }

    private static void requireFew(List<RegisterCell> strings) {
        if (strings.size() > MOST) {
            throw new UnreadableRegisterException(FileProblem.TOO_LARGE);
        }
    }

    /** The text inside an element, which may be of several parts. How its characters are pronounced is left out. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean reading = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                reading = xml.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                reading = false;
            } else if (reading && event == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }
}
