package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundLine;
import io.github.alliancepay.broadleaf.refund.RefundableLine;
import java.util.Optional;

/** The texts of refund lines. */
final class LineTexts {

    private LineTexts() {}

    /** The name of a line: the host's name, with the kind before it unless the line is an article. */
    static String name(RefundableLine line, LocalizedTexts texts) {
        String kind = texts.text("line." + line.kind().name());
        return switch (line.kind()) {
            case ITEM -> line.name().isEmpty() ? kind : hostName(line, texts);
            case REST -> kind;
            default -> line.name().isEmpty() ? kind : named(kind, hostName(line, texts));
        };
    }

    /** "Delivery by post" needs no "Delivery" before it. */
    private static String named(String kind, String name) {
        boolean says = name.regionMatches(true, 0, kind, 0, kind.length());
        return says ? name : kind + " – " + name;
    }

    /** An order has each name in one language; a shop may translate it by a message {@code alliancepay.line.name.<name>}. */
    private static String hostName(RefundableLine line, LocalizedTexts texts) {
        return texts.find("line.name." + line.name()).orElse(line.name());
    }

    static LabelledValue of(RefundLine refunded, RefundBalance balance, LocalizedTexts texts) {
        Optional<RefundableLine> sold = balance.lines().stream()
                .map(RefundBalance.Line::line)
                .filter(line -> line.key().equals(refunded.line()))
                .findFirst();
        String name = balance.isHold()
                ? texts.text("line.hold")
                : sold.map(line -> name(line, texts)).orElse(refunded.line());
        boolean counted = refunded.quantity() > 0
                && sold.filter(line -> line.kind() != RefundableLine.LineKind.ITEM)
                        .isEmpty();
        String units = counted ? texts.text("line.units", refunded.quantity()) + " – " : "";
        return LabelledValue.of(name, units + texts.money(refunded.amount(), balance.currency()));
    }
}
