package io.github.alliancepay.broadleaf.bank;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bank's rules that several requests share (protocol sections 5.1, 9.1 and 10). Each message names the field. */
final class RequestRules {

    private static final int LONGEST_REQUEST_ID = 36;
    private static final int LONGEST_CALLBACK = 255;
    private static final int LONGEST_PURPOSE = 255;
    static final int LONGEST_COMMENT = 255;
    private static final String COMMENT_SIGNS = "A-Za-z0-9 ,.;:@#$%'\\-=+";
    private static final Pattern COMMENT = Pattern.compile("[" + COMMENT_SIGNS + "]{1," + LONGEST_COMMENT + "}");
    private static final Pattern REFUSED = Pattern.compile("[^" + COMMENT_SIGNS + "]");

    private RequestRules() {}

    static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    static void requestId(String merchantRequestId) {
        require(
                !merchantRequestId.isBlank() && merchantRequestId.length() <= LONGEST_REQUEST_ID,
                "merchantRequestId has 1 to 36 characters");
    }

    static void callback(URI callback) {
        require(callback.toString().length() <= LONGEST_CALLBACK, "The callback address has at most 255 characters");
    }

    static void comment(Optional<String> comment) {
        require(
                comment.stream().allMatch(RequestRules::isComment),
                "The comment has 1 to 255 characters of Latin letters, digits, space and , . ; : @ # $ % ' - = +");
    }

    static void purpose(Optional<String> purpose) {
        require(
                purpose.stream().allMatch(RequestRules::isPurpose),
                "The purpose has 1 to 255 characters and no control characters");
    }

    private static boolean isPurpose(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_PURPOSE
                && text.chars().noneMatch(Character::isISOControl);
    }

    static boolean isComment(String text) {
        return COMMENT.matcher(text).matches();
    }

    /** What the bank takes of a text. */
    static String commentOf(String text) {
        String taken = REFUSED.matcher(text).replaceAll("").strip();
        return taken.substring(0, Math.min(taken.length(), LONGEST_COMMENT)).strip();
    }
}
