package io.github.alliancepay.sandbox.setting;

import io.github.alliancepay.sandbox.time.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** One setting of the bank (the choices of protocol section 17): its default and its possible values. */
public enum Setting {
    /** How long a refund stays PENDING. With zero, the answer already has a final status. */
    REFUND_DELAY("PT3S", Form.DURATION),
    /** How a refund ends. STUCK leaves it PENDING until somebody approves or declines it. */
    REFUND_RESULT("SUCCESS", "SUCCESS", "FAIL", "STUCK"),
    /** How a completion of a hold ends. STUCK leaves it PENDING until somebody approves or declines it. */
    COMPLETION_RESULT("SUCCESS", "SUCCESS", "FAIL", "STUCK"),
    /** How long a payment by the slow test card stays PENDING. */
    SLOW_PAYMENT_DELAY("PT30S", Form.DURATION),
    /** How long the 3-D Secure page waits before the attempt fails. */
    CHALLENGE_TIMEOUT("PT10M", Form.DURATION),
    /** How much the date of a refund may differ from the bank's clock. */
    DATE_SKEW("PT5M", Form.DURATION),
    /** The lifetime of an order whose request has none. */
    ORDER_LIFETIME("PT24H", Form.DURATION),
    /** The lifetime of a session. */
    SESSION_LIFETIME("PT24H", Form.DURATION),
    /** The attempts of an order whose request has no {@code hppTryMode}. */
    DEFAULT_TRY_MODE("ONE_TRY", "ONE_TRY", "MULTI_PAYMENT"),
    /** The answer to a query for an unpaid, expired order: the error {@code b_hpp_order_expired}, or the order with this status. */
    EXPIRED_ORDER("ERROR", "ERROR", "PENDING", "FAIL", "CANCELED"),
    /** Whether a partly refunded order shows PARTIAL_REFUND. */
    PARTIAL_REFUND_STATUS("false", Form.FLAG),
    /** Whether the terminal is a test terminal: rrn -1, no approval code, outcome by kopiykas (protocol section 16). */
    TEST_TERMINAL("false", Form.FLAG),
    /**
     * Outcomes by the kopiyka part of the amount, on any terminal: {@code pay05=1/16,pay06=STUCK,refund17=FAIL}. A payment can be SUCCESS,
     * FAIL, STUCK, 3DS, or an action code and a response code; a refund can be SUCCESS, FAIL or STUCK.
     */
    AMOUNT_SCRIPT("", Form.SCRIPT),
    /** Whether a refund that is PENDING already has an {@code rrn}, as in the documentation's sample. */
    PENDING_RRN("true", Form.FLAG),
    /** Whether absent members of a refund answer are sent as null, as in the documentation's sample. */
    REFUND_NULLS("false", Form.FLAG),
    /** Whether errors of refund and completion are encrypted. */
    ERRORS_IN_JWE("false", Form.FLAG),
    /** Hryvnias for a dollar. */
    USD_RATE("44.3500", Form.RATE),
    /** Hryvnias for a euro. */
    EUR_RATE("51.2000", Form.RATE),
    /** Payment types enabled for the merchant, separated by commas. */
    PAY_TYPES("PURCHASE,PREAUTH,A2A,VERIFICATION", Form.TYPES),
    /** Whether callbacks are sent at all. Those that are not sent are lost, as behind a closed firewall. */
    CALLBACKS("true", Form.FLAG),
    /** Whether callbacks wait until somebody releases them. */
    CALLBACKS_HELD("false", Form.FLAG),
    /** Whether each callback is sent twice. */
    CALLBACKS_TWICE("false", Form.FLAG),
    /** Whether callbacks are also sent for states that are not final. */
    CALLBACKS_INTERMEDIATE("false", Form.FLAG),
    /** The member of a callback that contains the operation. ARRAY is {@code operations} with a list of one. */
    CALLBACK_KEY("operation", "operation", "operations", "ARRAY"),
    /** The form of a refund's callback. */
    REFUND_CALLBACK("ENVELOPE", "ENVELOPE", "FLAT"),
    /** Whether callbacks may go to other machines. */
    FOREIGN_CALLBACKS("false", Form.FLAG);

    /** The form of a setting's value. */
    public enum Form {
        /** ISO 8601, such as PT5M. */
        DURATION,
        /** true or false. */
        FLAG,
        /** A positive decimal. */
        RATE,
        /** Types of payment, separated by commas. */
        TYPES,
        /** Outcomes by amount. */
        SCRIPT,
        /** One of the setting's choices. */
        CHOICE
    }

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final String TYPE = "(PURCHASE|PREAUTH|A2A|VERIFICATION)";
    private static final String ENTRY =
            "(pay\\d\\d=(SUCCESS|FAIL|STUCK|3DS|\\d{1,2}/\\d{1,3})|refund\\d\\d=(SUCCESS|FAIL|STUCK))";

    private final String initial;
    private final Form form;
    private final List<String> choices;

    Setting(String initial, Form form) {
        this.initial = initial;
        this.form = form;
        this.choices = form == Form.FLAG ? List.of("true", "false") : List.of();
    }

    Setting(String initial, String... choices) {
        this.initial = initial;
        this.form = Form.CHOICE;
        this.choices = List.of(choices);
    }

    /** The value at start. */
    public String initial() {
        return initial;
    }

    /** The form of its values. */
    public Form form() {
        return form;
    }

    /** All values, when they can be listed. */
    public List<String> choices() {
        return choices;
    }

    /** Checks a value and returns it. */
    public String checked(String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(name() + " cannot be \"" + value + "\": " + remedy());
        }
        return value;
    }

    private boolean fits(String value) {
        return switch (form) {
            case DURATION -> Durations.read(value, LONGEST).isPresent();
            case RATE -> value.matches("\\d{1,6}(\\.\\d{1,6})?") && new BigDecimal(value).signum() > 0;
            case TYPES -> value.matches("(" + TYPE + "(, ?" + TYPE + ")*)?");
            case SCRIPT -> value.matches("(" + ENTRY + "(, ?" + ENTRY + ")*)?");
            case FLAG, CHOICE -> choices.contains(value);
        };
    }

    private String remedy() {
        if (form == Form.SCRIPT) {
            return "write it like pay05=1/16,pay06=STUCK,pay07=3DS,refund17=FAIL";
        }
        if (form == Form.TYPES) {
            return "use some of " + initial;
        }
        return choices.isEmpty() ? "use a " + form + " such as " + initial : "use one of " + choices;
    }
}
