package io.github.alliancepay.broadleaf.reconciliation.register;

import io.github.alliancepay.broadleaf.reconciliation.register.RegisterCell.CellKind;
import io.github.alliancepay.broadleaf.reconciliation.register.UnreadableRegisterException.FileProblem;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the rows of a sheet. Used by one thread. */
final class SheetRows {

    private final XMLStreamReader xml;
    private final List<RegisterCell> strings;
    private final List<RegisterRow> rows = new ArrayList<>();
    private final List<RegisterCell> cells = new ArrayList<>();
    private int line;

    SheetRows(XMLStreamReader xml, List<RegisterCell> strings) {
        this.xml = xml;
        this.strings = strings;
    }

    List<RegisterRow> read(int most) throws XMLStreamException {
        while (xml.hasNext() && rows.size() < most) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                end();
            }
        }
        return rows;
    }

    private void start() throws XMLStreamException {
        if (xml.getLocalName().equals("row")) {
            String number = attribute("r");
            line = number.isEmpty() ? line + 1 : Integer.parseInt(number);
            require(line > 0);
            cells.clear();
        } else if (xml.getLocalName().equals("c")) {
            cell(column(attribute("r")), attribute("t"));
        }
    }

    private void end() {
        RegisterRow row = new RegisterRow(line, cells);
        if (!row.isBlank()) {
            rows.add(row);
        }
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The column of a cell such as {@code AB12}, from 0 on; the next one when the cell does not say it. */
    private int column(String reference) {
        int column = 0;
        for (int place = 0; place < reference.length() && Character.isLetter(reference.charAt(place)); place++) {
            column = Math.min(
                    column * 26 + Character.toUpperCase(reference.charAt(place)) - 'A' + 1, RegisterRow.MOST_CELLS + 1);
        }
        return column == 0 ? cells.size() : column - 1;
    }

    private void cell(int column, String type) throws XMLStreamException {
        RegisterCell cell = content(type);
        if (column < RegisterRow.MOST_CELLS) {
            while (cells.size() <= column) {
                cells.add(RegisterCell.EMPTY);
            }
            cells.set(column, cell);
        }
    }

    private RegisterCell content(String type) throws XMLStreamException {
        String value = "";
        boolean formula = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                formula |= name.equals("f");
                value = name.equals("v")
                        ? xml.getElementText()
                        : name.equals("is") ? SharedStrings.text(xml, "is") : value;
            }
        }
        return formula ? new RegisterCell(value, CellKind.FORMULA) : cell(type, value);
    }

    private RegisterCell cell(String type, String value) {
        return switch (type) {
            case "s" -> string(value);
            case "", "n" -> new RegisterCell(value.strip(), CellKind.NUMBER);
            default -> RegisterCell.text(value);
        };
    }

    private RegisterCell string(String number) {
        int place = Integer.parseInt(number.strip());
        require(place < strings.size());
        return strings.get(place);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new UnreadableRegisterException(FileProblem.BROKEN);
        }
    }
}
