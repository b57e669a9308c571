package io.github.alliancepay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;

/** Pictures of pages as they are on the screen, in the folder that {@code -Dimages} names: {@code docs/images} for the guides. */
final class Pictures {

    private static final Path FOLDER = Path.of(System.getProperty("images", "target/images"));
    private static final int LARGEST = 150 * 1024;

    private Pictures() {}

    static void take(Page page, String name) {
        byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE));
        assertThat(picture.length).as("size of " + name).isLessThan(LARGEST);
    }
}
