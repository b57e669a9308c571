package io.github.alliancepay.broadleaf.admin;

/** {@code #alliancepayAdmin} in templates: texts in the page's language, and addresses. */
public final class AdminExpressions {

    private final LocalizedTexts texts;
    private final AdminPaths paths;
    private final boolean test;

    AdminExpressions(LocalizedTexts texts, AdminPaths paths, boolean test) {
        this.texts = texts;
        this.paths = paths;
        this.test = test;
    }

    /** The language of the page, {@code uk} or {@code en}. */
    public String language() {
        return texts.language();
    }

    /** The text of a key in the language of the page. */
    public String text(String key) {
        return texts.text(key);
    }

    /** A text with one placeholder. It takes no variable arguments, because templates would split a sum with a comma into several. */
    public String text(String key, Object argument) {
        return texts.text(key, argument);
    }

    /** Whether the terminal is a test terminal, so that no real money moves. */
    public boolean test() {
        return test;
    }

    /** The addresses of the back office, for use in {@code @{…}}. */
    public AdminPaths paths() {
        return paths;
    }
}
