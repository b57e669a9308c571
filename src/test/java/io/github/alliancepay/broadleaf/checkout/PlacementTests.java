package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlacementTests {

    @Test
    void everyFragmentOfTheWidgetCanBePlacedAndNoOther() throws IOException {
        List<String> fragments = Pattern.compile("th:fragment=\"(\\w+)")
                .matcher(widget())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(fragments).hasSizeGreaterThan(5).allSatisfy(fragment -> assertThat(
                        Placement.parse("checkout|ul.pills|" + fragment).fragment())
                .isEqualTo(fragment));
        assertThatThrownBy(() -> Placement.parse("checkout|ul.pills|pil"))
                .hasMessage("A placement ends with one of the fragments " + String.join(", ", sorted(fragments))
                        + ", but is checkout|ul.pills|pil");
    }

    private static String widget() throws IOException {
        try (InputStream template =
                PlacementTests.class.getResourceAsStream("/webTemplates/alliancepay/checkout/widget.html")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }
}
