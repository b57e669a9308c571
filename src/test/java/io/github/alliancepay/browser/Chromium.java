package io.github.alliancepay.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The browser that is installed on this machine. It starts at its first use and stops with the JVM. Nothing is downloaded. Without a
 * browser, tests fail in CI and are skipped with a message elsewhere. For use by one thread.
 */
final class Chromium {

    /** The one that draws no window first: it takes a third less processor time. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final String ABSENT = "Chromium is not installed (looked for " + String.join(", ", PLACES)
            + "); install it, on Debian with: apt-get install chromium-headless-shell";

    private Chromium() {}

    static Browser open() {
        if (executable().isEmpty()) {
            complain();
        }
        return Running.BROWSER;
    }

    private static void complain() {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(ABSENT + ". CI skips no test.");
        }
        System.err.println("SKIPPED: the tests in a browser: " + ABSENT);
        throw new TestAbortedException(ABSENT);
    }

    private static Optional<Path> executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The class loader starts it, hence only once. */
    private static final class Running {

        static final Browser BROWSER = start();

        private static Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable().orElseThrow())
                            .setArgs(QUIETLY));
        }
    }
}
