package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.text.Texts;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentPageTemplateTests {

    private static final Texts TEXTS = new Texts();

    private final HostEngine test = engine(true);
    private final HostEngine live = engine(false);

    static Stream<Arguments> faces() {
        return Stream.of(PageKind.values())
                .flatMap(kind -> Stream.of("uk", "en").map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everyFaceSaysWhatHappenedWhatIsSafeAndWhatToDo(PageKind kind, String language) {
        String page = render(test, page(kind), language);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"" + language + "\"")
                .contains(words(language, kind, "title"))
                .contains(words(language, kind, "happened"))
                .contains(words(language, kind, "safe"))
                .contains(words(language, kind, "next"))
                .contains(TEXTS.text(language, "test.ribbon"))
                .containsOnlyOnce("<h1")
                .doesNotContain("th:", "page." + kind, "??");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everyFaceLivesUnderAStrictContentSecurityPolicy(PageKind kind, String language) {
        assertThat(render(live, page(kind), language))
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @ParameterizedTest
    @EnumSource(PageKind.class)
    void onlyAnUndecidedFaceLooksAgainByItself(PageKind kind) {
        String page = render(live, page(kind), "en");

        assertThat(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>"))
                .isEqualTo(kind.isUndecided());
        assertThat(page.contains("data-status=\"/shop/alliancepay/status/tok\""))
                .isEqualTo(kind.isUndecided());
    }

    @Test
    void aWaitWithoutScriptsSaysThatOneMayLeave() {
        Map<String, Object> model = model(page(PageKind.WAITING), "en");
        model.put("refresh", 20);

        assertThat(live.render("alliancepay/checkout/payment", "en", model))
                .contains("content=\"20\"")
                .contains("<noscript><p>" + TEXTS.text("en", "page.refreshing") + "</p></noscript>");
    }

    @Test
    void aPaidOrderLeadsToItsConfirmation() {
        Map<String, Object> model = model(page(PageKind.PAID), "en");
        model.put("confirmation", "/confirmation/<77>");

        assertThat(live.render("alliancepay/checkout/payment", "en", model))
                .contains("href=\"/shop/confirmation/&lt;77&gt;\"", "₴1,234.56", "See the order");
        assertThat(render(live, page(PageKind.PAID), "en")).doesNotContain("See the order");
    }

    @Test
    void aDeclineIsToldInWordsAndLeadsBackToTheCart() {
        String page = render(live, page(PageKind.DECLINED), "en");

        assertThat(page).contains(TEXTS.reason("en", "1.16")).contains("href=\"/shop/checkout\"", "Pay again");
    }

    @Test
    void aFurtherTryLeadsToTheBanksPage() {
        assertThat(render(live, page(PageKind.RETRY), "en"))
                .contains("href=\"https://bank.example/p?a=1&amp;b=2\"", "Choose another way to pay");
    }

    @ParameterizedTest
    @EnumSource(ReviewReason.class)
    void aReviewIsExplained(ReviewReason reason) {
        PaymentPage page = new PaymentPage(
                PageKind.REVIEW, "", new Coins(1), Currency.EUR, "", Optional.of(reason), Optional.empty(), "tok");

        assertThat(render(live, page, "uk")).contains(TEXTS.text("uk", "review." + reason.name()), "0,01\u00a0€");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "[[${7*7}]]", "\"'><script>"})
    void hostileValuesStayText(String hostile) {
        PaymentPage page = new PaymentPage(
                PageKind.DECLINED,
                hostile,
                new Coins(1),
                Currency.UAH,
                hostile,
                Optional.empty(),
                Optional.empty(),
                hostile);

        assertThat(render(live, page, "en")).doesNotContain("<img src=x", "<script>", ">49<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start.in-progress", "cart.empty", "not-found", "never.heard.of"})
    void aProblemSaysWhatToDo(String key) {
        Map<String, Object> model =
                new HashMap<>(Map.of("key", key, "settings", Shops.settings(true), "status", 409, "language", "en"));

        String page = test.render("alliancepay/checkout/problem", "uk", model);

        assertThat(page)
                .contains("<html lang=\"en\"", "TEST", "href=\"/shop/\"")
                .contains(problem(key, "title"), problem(key, "happened"), problem(key, "safe"), problem(key, "next"))
                .doesNotContain("th:", "problem.");
        assertThat(page.contains("?lang=uk")).isEqualTo(key.equals("not-found"));
    }

    private static String problem(String key, String part) {
        return TEXTS.firstOf("en", "problem." + key + "." + part, "problem.other." + part);
    }

    private static String words(String language, PageKind kind, String part) {
        return TEXTS.text(language, "page." + kind.name() + "." + part);
    }

    private static String render(HostEngine engine, PaymentPage page, String language) {
        return engine.render("alliancepay/checkout/payment", "pl", model(page, language));
    }

    private static Map<String, Object> model(PaymentPage page, String language) {
        int refresh = page.kind().isUndecided() ? 3 : 0;
        return new HashMap<>(
                Map.of("page", page, "settings", Shops.settings(true), "language", language, "refresh", refresh));
    }

    private static PaymentPage page(PageKind kind) {
        return new PaymentPage(
                kind,
                "",
                new Coins(123456),
                Currency.UAH,
                "1.16",
                Optional.empty(),
                Optional.of(URI.create("https://bank.example/p?a=1&b=2")),
                "tok");
    }

    private static HostEngine engine(boolean test) {
        return new HostEngine(true, Map.of(), new CheckoutDialect(Shops.settings(test), new Texts(), Shops.closed()));
    }
}
