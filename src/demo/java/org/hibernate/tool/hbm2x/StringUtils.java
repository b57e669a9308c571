package org.hibernate.tool.hbm2x;

/** Stands in for the class of the Hibernate tools that Broadleaf's offer engine calls. */
public final class StringUtils {

    private StringUtils() {}

    /** Tells whether a text is absent or empty. */
    public static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
