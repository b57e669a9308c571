package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.reconciliation.Difference;
import io.github.alliancepay.broadleaf.reconciliation.Movement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both sides of a difference say, in words. */
record DifferenceTexts(LocalizedTexts texts) {

    String shop(Difference difference) {
        return difference.shop().map(this::side).orElseGet(() -> texts.text("reconciliation.nothing"));
    }

    String bank(Difference difference) {
        if (difference.bank().isEmpty()) {
            return texts.text("reconciliation.nothing");
        }
        return difference.bank().stream().map(this::side).distinct().collect(Collectors.joining("; "));
    }

    /** The bank's numbers, which its support asks for. */
    String numbers(Difference difference) {
        Movement known = any(difference);
        return Stream.of(known.numbers().operationId(), known.numbers().rrn())
                .filter(number -> !number.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The lines of the register; empty when it is not from one. */
    String lines(Difference difference) {
        List<String> lines = difference.bank().stream()
                .filter(movement -> movement.origin().line() > 0)
                .map(movement -> String.valueOf(movement.origin().line()))
                .toList();
        return lines.isEmpty() ? "" : texts.text("reconciliation.lines", String.join(", ", lines));
    }

    /** What the merchant had written into the register. */
    String note(Difference difference) {
        return difference.bank().stream()
                .map(movement -> movement.origin().note())
                .findFirst()
                .orElse("");
    }

    String time(Difference difference) {
        return texts.time(any(difference).processedAt());
    }

    /** The merchants that the sides name: two where they differ in it, none where no side names one. */
    static List<String> merchants(Difference difference) {
        return Stream.concat(difference.shop().stream(), difference.bank().stream())
                .map(Movement::merchant)
                .filter(merchant -> !merchant.isEmpty())
                .distinct()
                .toList();
    }

    static Movement any(Difference difference) {
        return difference.shop().orElseGet(() -> difference.bank().get(0));
    }

    String money(Coins amount, String currency) {
        Optional<Currency> known = Currency.find(currency.isEmpty() ? Currency.UAH.name() : currency);
        return known.map(code -> texts.money(amount, code)).orElseGet(() -> amount + " " + currency);
    }

    private String side(Movement movement) {
        String type = texts.text("reconciliation.type." + movement.type().name());
        String amount = movement.amount()
                .map(coins -> money(coins, movement.currency()))
                .orElseGet(() -> texts.text("reconciliation.unreadable-amount"));
        String state = texts.text("reconciliation.state." + movement.state().name());
        return type + " " + amount + ", " + state;
    }
}
