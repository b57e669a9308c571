package io.github.alliancepay.broadleaf.checkout;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a template of the host.
 *
 * @param template the template's name, such as {@code checkout/partials/paymentMethods}
 * @param element a simple selector: a tag name with one {@code .class} or {@code #id}, such as {@code ul.nav-pills}
 * @param fragment the fragment of {@code alliancepay/checkout/widget} to put there
 */
public record Placement(String template, String element, String fragment, PlacementMode mode) {

    private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z0-9]*)([.#])([\\w-]+)");

    /** @throws IllegalArgumentException when the selector is not of the simple form */
    public Placement {
        if (!SELECTOR.matcher(element).matches()) {
            throw new IllegalArgumentException("A placement names its element as tag.class or tag#id, but is '"
                    + element + "' for the template " + template);
        }
    }

    /** The fragments of {@code alliancepay/checkout/widget}. */
    private static final Set<String> FRAGMENTS = new TreeSet<>(
            Set.of("notice", "pill", "pane", "account", "details", "readOnly", "paid", "form", "assets", "widget"));

    /**
     * @throws IllegalArgumentException when it is not written as {@code template|element|fragment}, with or without a mode, or there is no such
     *     fragment
     */
    static Placement parse(String written) {
        String[] parts = written.strip().split("\\|");
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("A placement is written template|tag.class|fragment, but is " + written);
        }
        if (!FRAGMENTS.contains(parts[2])) {
            throw new IllegalArgumentException("A placement ends with one of the fragments "
                    + String.join(", ", FRAGMENTS) + ", but is " + written);
        }
        PlacementMode mode = parts.length == 4 ? PlacementMode.valueOf(parts[3]) : PlacementMode.APPEND;
        return new Placement(parts[0], parts[1], parts[2], mode);
    }

    /** A fragment added before the element's end tag. */
    public static Placement append(String template, String element, String fragment) {
        return new Placement(template, element, fragment, PlacementMode.APPEND);
    }

    /** A fragment added before the end tag of an element that shows one of our payments. */
    public static Placement appendPaid(String template, String element, String fragment) {
        return new Placement(template, element, fragment, PlacementMode.APPEND_PAID);
    }

    /** A fragment shown instead of the element. */
    public static Placement replace(String template, String element, String fragment) {
        return new Placement(template, element, fragment, PlacementMode.REPLACE);
    }

    /** The element's tag name. */
    String tag() {
        return selector().group(1);
    }

    /** The attribute that tells the element from others: {@code class} or {@code id}. */
    String attribute() {
        return selector().group(2).equals("#") ? "id" : "class";
    }

    /** The word to be found in that attribute. */
    String word() {
        return selector().group(3);
    }

    private Matcher selector() {
        Matcher matcher = SELECTOR.matcher(element);
        matcher.matches();
        return matcher;
    }
}
