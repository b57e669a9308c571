package io.github.alliancepay.sandbox.page;

import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.wire.BankDates;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** What the payer typed into the card form. The number is only compared; it is neither stored nor shown again. */
record CardForm(Map<String, String> typed) {
    Optional<TestCard> card() {
        return TestCard.of(typed.getOrDefault("pan", ""));
    }

    /** The message key of the error. */
    Optional<String> error(Clock clock) {
        if (card().isEmpty()) {
            return Optional.of("error.pan");
        }
        if (!isCurrent(YearMonth.from(clock.instant().atZone(BankDates.KYIV)))) {
            return Optional.of("error.expiry");
        }
        return typed.getOrDefault("cvv", "").matches("\\d{3}") ? Optional.empty() : Optional.of("error.cvv");
    }

    private boolean isCurrent(YearMonth now) {
        String digits = typed.getOrDefault("expiry", "").replaceAll("\\D", "");
        if (digits.length() != 4) {
            return false;
        }
        try {
            YearMonth end = YearMonth.of(
                    2000 + Integer.parseInt(digits.substring(2)), Integer.parseInt(digits.substring(0, 2)));
            return !end.isBefore(now);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
