package io.github.alliancepay.sandbox.order;

import java.util.Arrays;
import java.util.Optional;

/** The only cards the sandbox takes: public test numbers, each with its own outcome. Any other number is refused and forgotten. */
public enum TestCard {
    /** Visa, approved. */
    VISA("4111111111111111", new Verdict.Approved()),
    /** MasterCard, approved. */
    MASTERCARD("5555555555554444", new Verdict.Approved()),
    /** Approved after 3-D Secure. */
    THREE_DS("4000000000003220", new Verdict.Challenged()),
    /** Approved after a while. */
    SLOW("4000000000000077", new Verdict.Slow()),
    /** Do not honour. */
    DO_NOT_HONOUR("4000000000000002", declined("1", "00")),
    /** Insufficient funds. */
    NO_FUNDS("4000000000009995", declined("1", "16")),
    /** Card expired. */
    EXPIRED("4000000000000069", declined("1", "01")),
    /** Wrong CVV. */
    WRONG_CVV("4000000000000127", declined("1", "85")),
    /** Stolen card. */
    STOLEN("4000000000009979", declined("2", "09")),
    /** The issuer's system fails. */
    MALFUNCTION("4000000000000119", declined("9", "09")),
    /** 3-D Secure is a must, the card has none. */
    WITHOUT_THREE_DS("4000000000003055", new Verdict.WithoutThreeDs());

    private final String number;
    private final Verdict verdict;

    TestCard(String number, Verdict verdict) {
        this.number = number;
        this.verdict = verdict;
    }

    private static Verdict declined(String actionCode, String responseCode) {
        return new Verdict.Declined(ResponseCode.declined(actionCode, responseCode));
    }

    /** The card with this number; spaces do not matter. */
    public static Optional<TestCard> of(String number) {
        String digits = number.replaceAll("[\\s-]", "");
        return Arrays.stream(values())
                .filter(card -> card.number.equals(digits))
                .findFirst();
    }

    /** The number in groups of four, as printed on the page. */
    public String printed() {
        return number.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** How the network answers it. */
    public Verdict verdict() {
        return verdict;
    }

    /** The card as the bank remembers it. */
    public Instrument instrument() {
        String mask = number.substring(0, 8) + "••••" + number.substring(12);
        String system = number.startsWith("4") ? "Visa" : "MasterCard";
        return new Instrument(PaymentMethod.CARD, mask, system, "BANK_ALLIANCE");
    }
}
