package io.github.alliancepay.sandbox.order;

import java.util.Arrays;
import java.util.Optional;

/** The only cards that the sandbox accepts: public test numbers, each with its own outcome. Any other number is refused and not stored. */
public enum TestCard {
    /** Visa, approved. */
    VISA("4111111111111111", new NetworkAnswer.Approved()),
    /** MasterCard, approved. */
    MASTERCARD("5555555555554444", new NetworkAnswer.Approved()),
    /** Approved after 3-D Secure. */
    THREE_DS("4000000000003220", new NetworkAnswer.Challenged()),
    /** Approved after a while. */
    SLOW("4000000000000077", new NetworkAnswer.Slow()),
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
    /** 3-D Secure is required, but the card has none. */
    WITHOUT_THREE_DS("4000000000003055", new NetworkAnswer.WithoutThreeDs());

    private final String number;
    private final NetworkAnswer answer;

    TestCard(String number, NetworkAnswer answer) {
        this.number = number;
        this.answer = answer;
    }

    private static NetworkAnswer declined(String actionCode, String responseCode) {
        return new NetworkAnswer.Declined(ResponseCode.declined(actionCode, responseCode));
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
    public NetworkAnswer answer() {
        return answer;
    }

    /** The card as the bank stores it. */
    public Instrument instrument() {
        String mask = number.substring(0, 8) + "••••" + number.substring(12);
        String system = number.startsWith("4") ? "Visa" : "MasterCard";
        return new Instrument(PaymentMethod.CARD, mask, system, "BANK_ALLIANCE");
    }
}
