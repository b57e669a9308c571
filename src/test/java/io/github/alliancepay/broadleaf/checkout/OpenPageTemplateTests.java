package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.HostEngine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPageTemplateTests {

    private static final Texts TEXTS = new Texts();

    private final HostEngine engine = new HostEngine(
            true, Map.of(), new CheckoutDialect(Shops.settings(false), TEXTS, Shops.open("olena@example.com")));

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void aPageThatIsBeingOpenedAsksAgainByItself(String language) {
        String page = render(Phase.OPENING, 0, language);

        assertThat(page)
                .contains("<html lang=\"" + language + "\"", TEXTS.text(language, "open.title"))
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"1;url=?turn=1\"></noscript>")
                .contains(
                        "data-state=\"/shop/alliancepay/open/tok/state\"",
                        "href=\"?turn=1\"",
                        "href=\"/shop/checkout\"")
                .contains(TEXTS.text(language, "action.other"), TEXTS.text(language, "action.home"))
                .doesNotContain("bank.example", "th:", "link=", TEXTS.text(language, "open.slow.title"));
    }

    @Test
    void anOpeningThatTakesLongSaysSoAndAsksMoreSlowly() {
        assertThat(render(Phase.OPENING, 9, "en"))
                .contains("content=\"3;url=?turn=10\"", "data-slow=\"true\"")
                .contains(TEXTS.text("en", "open.slow.title"), TEXTS.text("en", "open.slow.happened"))
                .doesNotContain(TEXTS.text("en", "open.title"));
    }

    @Test
    void whoCameByALinkKeepsIt() {
        assertThat(render(Phase.OPENING, 0, "en", Map.of("link", "&link=l-1")))
                .contains("content=\"1;url=?turn=1&amp;link=l-1\"", "href=\"?turn=1&amp;link=l-1\"")
                .contains("data-link=\"&amp;link=l-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void anOpenPageIsReachedByScriptByRefreshAndByLink(String language) {
        String escaped = "https://bank.example/p?a=1&amp;b=2";

        assertThat(render(Phase.READY, 2, language))
                .contains("data-next=\"" + escaped + "\"")
                .contains("content=\"1;url=" + escaped + "\"")
                .contains("<a class=\"alliancepay-button\" href=\"" + escaped + "\"", TEXTS.text(language, "open.go"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENING", "READY"})
    void thePageLivesUnderAStrictContentSecurityPolicy(Phase phase) {
        assertThat(render(phase, 0, "en"))
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    private String render(Phase phase, int turn, String language) {
        return render(phase, turn, language, Map.of("link", ""));
    }

    private String render(Phase phase, int turn, String language, Map<String, Object> link) {
        Map<String, Object> model = new HashMap<>(Map.of(
                "opening",
                new Opening(
                        phase,
                        Shops.payment(PaymentState.OPEN),
                        new HostOrder(HostOrder.Standing.CART, "", true, true),
                        turn),
                "settings",
                Shops.settings(false),
                "language",
                language));
        model.putAll(link);
        return engine.render("alliancepay/checkout/open", language, model);
    }
}
