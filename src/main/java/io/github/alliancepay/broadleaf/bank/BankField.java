package io.github.alliancepay.broadleaf.bank;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long the texts of the bank may be: the one table for everything that comes from the bank. No length exceeds the ledger's column, so
 * the ledger can write every answer that was read. Lengths are in UTF-16 units.
 *
 * <p>Some texts are used only as a whole: identifiers and addresses. A part of one would name something else, so one that does not fit is
 * not used. All other texts are only shown, so they are cut.
 */
public enum BankField {
    HPP_ORDER_ID("hppOrderId", 128, true),
    ECOM_ORDER_ID("ecomOrderId", 128, true),
    MERCHANT_ID("merchantId", 128, true),
    MERCHANT_REQUEST_ID("merchantRequestId", 128, true),
    ECOM_OPERATION_ID("ecomOperationId", 128, true),
    OPERATION_ID("operationId", 128, true),
    ORIGINAL_OPERATION_ID("originalOperationId", 128, true),
    REDIRECT_URL("redirectUrl", 4000, true),
    STATUS_URL("statusUrl", 2000, true),
    NBU_QR_CODE("nbuQrCode", 2000, true),
    /** Digits. A thousand such amounts still add up without an overflow. */
    COIN_AMOUNT("coinAmount", 15, true),
    SOURCE_AMOUNT("sourceAmount", 15, true),
    TYPE("type", 64, false),
    STATUS("status", 64, false),
    ORDER_STATUS("orderStatus", 64, false),
    RRN("rrn", 64, false),
    ACTION_CODE("actionCode", 64, false),
    RESPONSE_CODE("responseCode", 64, false),
    MESSAGE_CODE("msgCode", 64, true),
    ERROR_DETAILS("errorDetails", 255, false);

    /** How much of any other text is kept. */
    public static final int OTHER = 1000;

    /** Printable ASCII without spaces. Databases do not agree on which other characters make two texts different. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");

    private static final Map<String, BankField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(BankField::wireName, Function.identity()));

    private static final char REPLACEMENT = '\uFFFD';

    private final String wireName;
    private final int longest;
    private final boolean isWhole;

    BankField(String wireName, int longest, boolean isWhole) {
        this.wireName = wireName;
        this.longest = longest;
        this.isWhole = isWhole;
    }

    /** The bank's name of the field. */
    public String wireName() {
        return wireName;
    }

    /** The most characters that are kept. */
    public int longest() {
        return longest;
    }

    /** Whether the text can be kept as it is. */
    public boolean fits(String text) {
        return text.length() <= longest && (isWhole ? PRINTABLE.matcher(text).matches() : text.equals(storable(text)));
    }

    /** What is kept of a text; empty when it is used only as a whole and does not fit. */
    public String kept(String text) {
        if (isWhole) {
            return fits(text) ? text : "";
        }
        return cut(text, longest);
    }

    /** The field with this name; empty when it has no length of its own. */
    public static Optional<BankField> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** The beginning of a text, without what no database stores: the character NUL and halves of surrogate pairs. */
    static String cut(String text, int longest) {
        int end = Math.min(text.length(), longest);
        boolean splitsPair = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return storable(text.substring(0, splitsPair ? end - 1 : end));
    }

    private static String storable(String text) {
        return text.codePoints()
                .map(point -> point == 0 || isHalf(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
