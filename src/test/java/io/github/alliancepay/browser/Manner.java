package io.github.alliancepay.browser;

import com.microsoft.playwright.Browser;

/** How a shopper uses the store: the language, the screen, with or without scripts. */
record Manner(String language, boolean scripts, Screen screen) {

    static final Manner UKRAINIAN = new Manner("uk", true, Screen.DESKTOP);
    static final Manner ENGLISH = new Manner("en", true, Screen.DESKTOP);

    enum Screen {
        DESKTOP(1200, 800, 1),
        PHONE(360, 740, 2);

        private final int width;
        private final int height;
        private final int density;

        Screen(int width, int height, int density) {
            this.width = width;
            this.height = height;
            this.density = density;
        }

        int width() {
            return width;
        }
    }

    Manner withoutScripts() {
        return new Manner(language, false, screen);
    }

    Manner onAPhone() {
        return new Manner(language, scripts, Screen.PHONE);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setDeviceScaleFactor(screen.density)
                .setJavaScriptEnabled(scripts)
                .setLocale(language.equals("uk") ? "uk-UA" : "en-GB");
    }

    @Override
    public String toString() {
        return language + (scripts ? "" : ", no scripts") + (screen == Screen.PHONE ? ", phone" : "");
    }
}
