package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.bank.Transliteration;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundSelection;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine.LineKind;
import io.github.alliancepay.broadleaf.text.MoneyParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an admin typed into the refund form, unchanged.
 *
 * @param fields the form's fields; {@code quantity.<line>} and {@code amount.<line>} are about lines
 */
record RefundEntry(Map<String, String> fields) {

    static final String QUANTITY = "quantity.";
    static final String AMOUNT = "amount.";

    private static final Pattern UNITS = Pattern.compile("\\d{1,6}");

    static final RefundEntry EMPTY = new RefundEntry(Map.of());

    /**
     * The lines that were chosen for a refund before, as an admin would type them. An amount is given only where it is not the price
     * of the units.
     */
    static RefundEntry of(Refund refund, RefundBalance balance) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RefundBalance.Line line : balance.lines()) {
            refund.lines().stream()
                    .filter(chosen -> chosen.line().equals(line.line().key()))
                    .forEach(chosen -> type(chosen, line, fields));
        }
        return new RefundEntry(fields);
    }

    private static void type(RefundLine chosen, RefundBalance.Line line, Map<String, String> fields) {
        int units = Math.min(chosen.quantity(), line.leftQuantity());
        boolean counted = units > 0 && line.line().kind() == LineKind.ITEM;
        if (counted) {
            fields.put(QUANTITY + chosen.line(), String.valueOf(units));
        }
        if (!counted || !line.amountOf(units).equals(chosen.amount())) {
            fields.put(AMOUNT + chosen.line(), chosen.amount().toString());
        }
    }

    /** Whether everything that is left is to be refunded. */
    boolean isAll() {
        return fields.containsKey("all");
    }

    /** Which lines a refund had when the form to choose them was shown. */
    String version() {
        return field("version");
    }

    /** Whether the units go back in stock. */
    boolean isRestock() {
        return fields.containsKey("restock");
    }

    String reason() {
        return field("reason");
    }

    /** For the bank, in Latin letters. A form that does not ask for a comment leaves it to the usual one, and so does one that did not change it. */
    Optional<String> comment(String usual) {
        String latin = Transliteration.latin(field("comment"));
        return fields.containsKey("comment") && !latin.equals(usual) ? Optional.of(latin) : Optional.empty();
    }

    /** What the field of the comment shows. */
    String typedComment(String usual) {
        return fields.containsKey("comment") ? field("comment") : usual;
    }

    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** @throws RefundRefusedException {@link RefundRefusal#NOT_A_NUMBER} when a field cannot be understood */
    RefundSelection selection() {
        Map<String, SelectedLine> lines = new LinkedHashMap<>();
        fields.keySet().stream()
                .filter(name -> name.startsWith(QUANTITY) || name.startsWith(AMOUNT))
                .map(name -> name.substring(name.indexOf('.') + 1))
                .forEach(line -> lines.put(line, new SelectedLine(quantity(line), amount(line))));
        return new RefundSelection(lines);
    }

    private int quantity(String line) {
        String text = field(QUANTITY + line);
        if (!isQuantity(text)) {
            throw notANumber(line, text);
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static boolean isQuantity(String text) {
        return text.isEmpty() || UNITS.matcher(text).matches();
    }

    /** The field of a line that {@link #selection} cannot read. */
    String unreadableField(String line) {
        return (isQuantity(field(QUANTITY + line)) ? AMOUNT : QUANTITY) + line;
    }

    /** The field that a sum of a line comes from. */
    String fieldOfSum(String line) {
        return (field(AMOUNT + line).isEmpty() ? QUANTITY : AMOUNT) + line;
    }

    private Optional<Coins> amount(String line) {
        String text = field(AMOUNT + line);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MoneyParser.parse(text).orElseThrow(() -> notANumber(line, text)));
    }

    /** Leaves what a person typed out of logs. */
    @Override
    public String toString() {
        return "RefundEntry[]";
    }

    private static RefundRefusedException notANumber(String line, String text) {
        return RefundRefusedException.ofLine(line, RefundRefusal.NOT_A_NUMBER, text);
    }
}
