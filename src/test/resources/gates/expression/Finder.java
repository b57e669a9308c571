package shop;

import java.util.regex.Pattern;

final class Finder {

    private static final String END = "$";
    private static final Pattern COMMA = Pattern.compile("," + END);

    String[] parts(String text, String typed) {
        Pattern.compile(typed + END);
        COMMA.split(text);
        text.split(",");
        return text.split(typed);
    }
}
