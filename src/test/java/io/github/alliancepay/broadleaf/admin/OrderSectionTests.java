package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.testing.HostEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;

/** The section on the host's page of an order, over templates shaped like the host's. */
class OrderSectionTests {

    private static final String FORM =
            "<div class=\"section-tabs\"></div><div class=\"content-yield\"><div class=\"row\"><form></form></div></div>";

    private static final Map<String, String> TEMPLATES = Map.of(
            "components/entityForm", FORM,
            "other/page", FORM,
            "views/modal/alliancepay/summary", "<section th:text=\"${alliancepayOrder}\">42</section>");

    private final HostEngine engine = new HostEngine(true, TEMPLATES, new Dialect());

    @Test
    void itStandsBeforeTheFormOfAnOrder() {
        assertThat(render("components/entityForm", Map.of("entityForm", 42L)))
                .contains("<div class=\"content-yield\"><section>42</section><div class=\"row\">");
    }

    @Test
    void otherFormsTemplatesAndWindowsStayAsTheyAre() {
        assertThat(render("components/entityForm", Map.of("entityForm", "a product")))
                .isEqualTo(FORM);
        assertThat(render("components/entityForm", Map.of())).isEqualTo(FORM);
        assertThat(render("other/page", Map.of("entityForm", 42L))).isEqualTo(FORM);
        assertThat(render("components/entityForm", Map.of("entityForm", 42L, "inModal", true)))
                .isEqualTo(FORM);
    }

    /** Broadleaf's script takes the first form below the tabs for its own, when it saves and when it loads a tab. */
    @Test
    void itHasNoFormThatTheHostsScriptSees() throws IOException {
        String section = Files.readString(Path.of("admin-templates/views/modal/alliancepay/summary.html"));

        assertThat(section).contains("<template><blc:form");
        assertThat(section.replaceAll("(?s)<template>.*?</template>", ""))
                .doesNotContainPattern("<(blc:)?form|parts :: actions");
    }

    private String render(String template, Map<String, Object> model) {
        return engine.render(template, "en", model);
    }

    private static final class Dialect extends AbstractProcessorDialect {

        Dialect() {
            super("section", null, 10);
        }

        @Override
        public Set<IProcessor> getProcessors(String prefix) {
            return Set.of(new OrderSection(
                    form -> Optional.of(form).filter(Long.class::isInstance).map(Long.class::cast), 10));
        }
    }
}
