package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class AssetControllerTests {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern SELECTORS = Pattern.compile("([^{};]+)\\{");

    private final Assets assets = Assets.ALL;
    private final MockMvc shop =
            MockMvcBuilders.standaloneSetup(new AssetController()).build();

    @ParameterizedTest
    @CsvSource({
        "checkout.css,text/css;charset=UTF-8",
        "checkout.js,text/javascript;charset=UTF-8",
        "logo.svg,image/svg+xml",
        "icon.svg,image/svg+xml"
    })
    void aFileComesWithItsTypeAndMayBeKept(String name, String type) throws Exception {
        shop.perform(get(assets.address(name)))
                .andExpect(status().isOk())
                .andExpect(content().contentType(type))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", "inline"))
                .andExpect(header().string("Cache-Control", "max-age=31536000, public"));
    }

    @Test
    void anAddressWithoutAVersionIsAskedForAgain() throws Exception {
        shop.perform(get("/alliancepay/assets/checkout.js"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-cache"));
    }

    @Test
    void aFileTheBrowserHasIsNotSentAgain() throws Exception {
        String tag = shop.perform(get(assets.address("checkout.css")))
                .andReturn()
                .getResponse()
                .getHeader("ETag");

        shop.perform(get(assets.address("checkout.css")).header("If-None-Match", tag))
                .andExpect(status().isNotModified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages_en.properties", "nothing.css", "../messages_en.properties", "checkout.css.map"})
    void anyOtherNameIsNotFound(String name) throws Exception {
        shop.perform(get("/alliancepay/assets/{name}", name)).andExpect(status().isNotFound());
    }

    @Test
    void theStylesheetTouchesNothingOfTheHost() {
        String css = new String(assets.find("checkout.css").orElseThrow().content(), StandardCharsets.UTF_8);

        assertThat(SELECTORS
                        .matcher(COMMENT.matcher(css).replaceAll(""))
                        .results()
                        .map(hit -> hit.group(1).strip()))
                .isNotEmpty()
                .filteredOn(selector -> !selector.startsWith("@") && !selector.equals("to"))
                .allMatch(selector -> Stream.of(selector.split(","))
                        .allMatch(part -> part.strip().matches("(\\.tab-pane > )?\\.alliancepay.*")));
    }

    @Test
    void theOptionStaysReadableWhereTheHostMakesARemTenPixels() {
        String css = new String(assets.find("checkout.css").orElseThrow().content(), StandardCharsets.UTF_8);
        String onPagesOfTheHost = css.substring(0, css.indexOf("/* Our own pages */"));

        assertThat(onPagesOfTheHost).containsOnlyOnce("font-size: max(1rem, 16px)");
        assertThat(onPagesOfTheHost.replace("max(1rem, 16px)", "")).doesNotContainPattern("\\drem\\b");
    }

    @Test
    void theLogoKeepsItsSizeWhereTheHostStretchesThePicturesInCards() {
        String css = new String(assets.find("checkout.css").orElseThrow().content(), StandardCharsets.UTF_8);

        assertThat(css)
                .contains(".alliancepay .alliancepay-logo, ")
                .doesNotContainPattern("(?m)^\\.alliancepay-logo \\{");
    }

    @Test
    void anAddressOfAFileThatIsNotThereIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> assets.address("checkout.png"));
    }
}
