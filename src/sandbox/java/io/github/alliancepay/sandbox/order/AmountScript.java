package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Outcomes that depend on the kopiyka part of an amount, on any terminal: the setting {@link Setting#AMOUNT_SCRIPT}. A payment that a card
 * would decline anyway stays declined.
 *
 * @param outcomes an outcome for {@code pay} or {@code refund} with two digits
 */
record AmountScript(Map<String, String> outcomes) {
    static AmountScript of(Settings settings) {
        return new AmountScript(
                Arrays.stream(settings.text(Setting.AMOUNT_SCRIPT).split(","))
                        .map(entry -> entry.strip().split("="))
                        .filter(entry -> entry.length == 2)
                        .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1], (first, second) -> second)));
    }

    NetworkAnswer answer(long coins, NetworkAnswer cards) {
        return cards instanceof NetworkAnswer.Approved
                ? outcome("pay", coins).map(AmountScript::answer).orElse(cards)
                : cards;
    }

    /** How a refund ends, in the words of {@link Setting#REFUND_RESULT}. */
    Optional<String> refund(long coins) {
        return outcome("refund", coins);
    }

    private Optional<String> outcome(String action, long coins) {
        return Optional.ofNullable(outcomes.get(action + "%02d".formatted(coins % 100)));
    }

    private static NetworkAnswer answer(String outcome) {
        return switch (outcome) {
            case "SUCCESS" -> new NetworkAnswer.Approved();
            case "FAIL" -> new NetworkAnswer.Declined(ResponseCode.DO_NOT_HONOUR);
            case "STUCK" -> new NetworkAnswer.Silent();
            case "3DS" -> new NetworkAnswer.Challenged();
            default -> declined(outcome.split("/"));
        };
    }

    private static NetworkAnswer declined(String[] codes) {
        return new NetworkAnswer.Declined(ResponseCode.declined(codes[0], codes[1]));
    }
}
