package io.github.alliancepay.sandbox.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of markup. Values are escaped, unless they are markup themselves. */
public record Html(String markup) {
    /** No markup. */
    public static final Html NOTHING = new Html("");

    /** Markup with a {@code %s} for each part; a part is a text, another piece of markup, or a list of pieces. */
    public static Html of(String template, Object... parts) {
        return new Html(
                template.formatted(Arrays.stream(parts).map(Html::escaped).toArray()));
    }

    private static String escaped(Object part) {
        if (part instanceof Html html) {
            return html.markup();
        }
        if (part instanceof List<?> pieces) {
            return pieces.stream().map(Html::escaped).collect(Collectors.joining());
        }
        return part.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** This piece, or none. */
    public Html when(boolean wanted) {
        return wanted ? this : NOTHING;
    }
}
