package io.github.alliancepay.broadleaf.admin;

/** {@code #alliancepayAdmin} in templates: texts in the page's language, and addresses. */
public final class AdminExpressions {

    private final LocalizedTexts texts;
    private final AdminPaths paths;

    AdminExpressions(LocalizedTexts texts, AdminPaths paths) {
        this.texts = texts;
        this.paths = paths;
    }

    /** The language of the page, {@code uk} or {@code en}. */
    public String language() {
        return texts.language();
    }

    /** The text of a key in the language of the page. */
    public String text(String key) {
        return texts.text(key);
    }

    /** A text with one placeholder. No variable arguments: templates would make many of a sum that has a comma in it. */
    public String text(String key, Object argument) {
        return texts.text(key, argument);
    }

    /** The addresses of the back office, to be put into {@code @{…}}. */
    public AdminPaths paths() {
        return paths;
    }
}
