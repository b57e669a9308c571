package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.HostEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

class PaymentPageTemplateTests {

    private static final Texts TEXTS = new Texts();
    private static final HostOrder CART = new HostOrder(HostOrder.Standing.CART, "", true, true);

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

    @Test
    void theRibbonOfATestFollowsTheTerminalOfThePayment() {
        String trial = render(new HostEngine(true, Map.of(), Shops.mixed("merchant")), page(PageKind.WAITING), "en");
        String live = render(new HostEngine(true, Map.of(), Shops.mixed("trial")), page(PageKind.WAITING), "en");

        assertThat(trial).contains(TEXTS.text("en", "test.ribbon"));
        assertThat(live).doesNotContain(TEXTS.text("en", "test.ribbon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay", "problem"})
    void theRibbonOfATestFollowsTheTerminalThatTheNextPaymentWouldGoTo(String template) {
        Map<String, Object> model =
                new HashMap<>(Map.of("state", "OPEN", "advice", "", "number", "7", "lines", List.of()));
        model.putAll(
                Map.of("bill", Shops.CART, "settings", Shops.settings(true), "language", "en", "terminal", "merchant"));
        model.putAll(Map.of("key", "start.refused", "steps", List.of(NextStep.PAY_AGAIN), "token", "tok"));

        assertThat(withTest("merchant").render("alliancepay/checkout/" + template, "en", model))
                .contains(TEXTS.text("en", "test.ribbon"));
        assertThat(withTest("").render("alliancepay/checkout/" + template, "en", model))
                .doesNotContain(TEXTS.text("en", "test.ribbon"));
    }

    @ParameterizedTest
    @CsvSource({"live, false", "trial, false", "'live trial', true", "'', false"})
    void aPageAboutNoPaymentSaysTestWhereTheCartCanBePaidByTestTerminalsOnly(String tests, boolean ribbon) {
        Map<String, Object> model = Map.of(
                "key", "csrf", "steps", List.of(NextStep.CHECKOUT), "settings", Shops.settings(true), "language", "en");

        String page = new HostEngine(true, Map.of(), Shops.mixed(List.of(tests.split(" "))))
                .render("alliancepay/checkout/problem", "en", model);

        assertThat(page.contains(TEXTS.text("en", "test.ribbon"))).isEqualTo(ribbon);
    }

    /** @param test the merchant id of the test terminal; empty for the default terminal */
    private static HostEngine withTest(String test) {
        return new HostEngine(true, Map.of(), Shops.mixed(test));
    }

    @ParameterizedTest
    @EnumSource(PageKind.class)
    void onlyAnUndecidedFaceLooksAgainByItself(PageKind kind) {
        String page = render(live, page(kind), "en");

        assertThat(page.contains(
                        "<noscript><meta http-equiv=\"refresh\" content=\"3;url=?since=7&amp;lang=en\"></noscript>"))
                .isEqualTo(kind.isUndecided());
        assertThat(page.contains("data-status=\"/shop/alliancepay/status/tok?since=7\""))
                .isEqualTo(kind.isUndecided());
    }

    @Test
    void aWaitWithoutScriptsSaysThatOneMayLeave() {
        Map<String, Object> model = model(page(PageKind.WAITING), "en");
        model.put("refresh", 20);

        assertThat(live.render("alliancepay/checkout/payment", "en", model))
                .contains("content=\"20;url=?since=7&amp;lang=en\"")
                .contains("<noscript><p>" + TEXTS.text("en", "page.refreshing") + "</p></noscript>");
    }

    @ParameterizedTest
    @MethodSource("faces")
    void everyStepHasItsWordsAndLeadsSomewhere(PageKind kind, String language) {
        Map<String, Object> model =
                model(new PaymentPage(kind, List.of(NextStep.values()), payment(""), CART, Receipt.NONE), language);
        model.put("confirmation", "/confirmation/<77>");

        String page = live.render("alliancepay/checkout/payment", "pl", model);

        assertThat(page)
                .contains("href=\"https://bank.example/p?a=1&amp;b=2\"")
                .contains("action=\"/shop/alliancepay/checkout/start\"", "name=\"again\" value=\"tok\"")
                .contains("href=\"/shop/checkout\"", "href=\"?since=7&amp;lang=" + language + "\"", "href=\"/shop/\"")
                .contains("href=\"/shop/confirmation/&lt;77&gt;\"")
                .contains(Stream.of("again", "other", "checkout", "confirmation", "check", "home")
                        .map(step -> TEXTS.text(language, "action." + step))
                        .toList())
                .doesNotContain("blc:form");
    }

    @Test
    void theFirstStepIsTheMainOneExceptWhileThePageWaits() {
        assertThat(render(live, page(PageKind.UNPAID), "en")).containsOnlyOnce("class=\"alliancepay-button\"");
        assertThat(render(live, page(PageKind.WAITING), "en")).doesNotContain("class=\"alliancepay-button\"");
    }

    @Test
    void noSpinnerTurnsForAShopperWhoHasNotPaid() {
        assertThat(render(live, page(PageKind.UNPAID), "en")).doesNotContain("alliancepay-spinner");
        assertThat(render(live, page(PageKind.WAITING), "en")).contains("alliancepay-spinner");
    }

    @Test
    void aDeclineIsToldInWords() {
        assertThat(render(live, page(PageKind.DECLINED), "en")).contains(TEXTS.reason("en", "1.16"));
    }

    @Test
    void anOrderPlacedAfterItsMoneyWentBackIsNotToBePaidAgain() {
        HostOrder placed = new HostOrder(HostOrder.Standing.PLACED_OTHERWISE, "2026", true, false);
        PaymentPage page =
                new PaymentPage(PageKind.RETURNED, List.of(NextStep.SHOP), payment(""), placed, Receipt.NONE);

        assertThat(render(live, page, "en")).doesNotContain(TEXTS.text("en", "page.RETURNED.next"));
        assertThat(render(live, page(PageKind.RETURNED), "en")).contains(TEXTS.text("en", "page.RETURNED.next"));
    }

    @Test
    void aCartOfAnotherBrowserIsToBePaidThere() {
        HostOrder elsewhere = new HostOrder(HostOrder.Standing.CART, "", true, false);
        PaymentPage declined =
                new PaymentPage(PageKind.DECLINED, List.of(NextStep.SHOP), payment("1.16"), elsewhere, Receipt.NONE);

        assertThat(render(live, declined, "uk"))
                .contains(TEXTS.text("uk", "page.elsewhere.next"))
                .doesNotContain(TEXTS.text("uk", "page.DECLINED.next"));
        assertThat(render(live, page(PageKind.DECLINED), "uk"))
                .contains(TEXTS.text("uk", "page.DECLINED.next"))
                .doesNotContain(TEXTS.text("uk", "page.elsewhere.next"));
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINED, page.off.next",
        "ABANDONED, page.off.next",
        "RETURNED, page.off.next",
        "EXPIRED, page.EXPIRED.off",
        "HOLD_ENDED, page.off.next",
        "UNPAID, page.closed.next"
    })
    void nobodyIsAskedToPayAgainWhereThatIsSwitchedOff(PageKind kind, String advice) {
        List<NextStep> steps = List.of(NextStep.OTHER_WAY, NextStep.SHOP);

        String page = render(live, new PaymentPage(kind, steps, payment("1.16"), CART, Receipt.NONE), "en");

        assertThat(page)
                .contains(TEXTS.text("en", advice))
                .doesNotContain(TEXTS.text("en", "page.DECLINED.next"), TEXTS.text("en", "page.EXPIRED.next"));
    }

    @Test
    void theNumberOfAnOrderPlacedOtherwiseIsToldToItsOwnerOnly() {
        HostOrder own = new HostOrder(HostOrder.Standing.PLACED_OTHERWISE, "2026-77", true, false);
        HostOrder foreign = new HostOrder(HostOrder.Standing.PLACED_OTHERWISE, "2026-77", false, false);

        assertThat(render(live, placed(own), "en")).contains("2026-77");
        assertThat(render(live, placed(foreign), "en")).doesNotContain("2026-77");
    }

    private static PaymentPage placed(HostOrder order) {
        return new PaymentPage(PageKind.PLACED, List.of(NextStep.SHOP), payment(""), order, Receipt.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void whoHasPaidLearnsByWhichCardAndWhatToQuote(String language) {
        Receipt receipt = new Receipt("hpp", "411111******1111", false, false, "https://bank.example/receipt?a=1&b=2");
        PaymentPage page = new PaymentPage(
                PageKind.PAID, List.of(NextStep.SHOP), Shops.payment(PaymentState.COMPLETED), CART, receipt);

        assertThat(render(live, page, language))
                .contains("411111******1111", "href=\"https://bank.example/receipt?a=1&amp;b=2\"", ">hpp</dd>")
                .contains(TEXTS.text(language, "page.order.bank"), TEXTS.text(language, "page.receipt.open"));
    }

    @Test
    void whatIsNotKnownOfTheMoneyIsLeftOut() {
        assertThat(render(live, page(PageKind.UNPAID), "en"))
                .doesNotContain(TEXTS.text("en", "page.card"), TEXTS.text("en", "page.receipt"))
                .doesNotContain(TEXTS.text("en", "page.order.bank"));
    }

    @Test
    void everyPageNamesTheShopAndHowToReachIt() {
        ShopProfile shop = new ShopProfile(
                "Гончарня <Косів>",
                "https://cdn.shop.example:8443/logo.svg",
                ShopProfile.Contact.of("mailto:help@shop.example?subject=order"));
        HostEngine engine =
                new HostEngine(true, Map.of(), new CheckoutDialect(Shops.settings(false, shop), TEXTS, Shops.open("")));

        assertThat(render(engine, page(PageKind.REVIEW), "uk"))
                .contains("src=\"https://cdn.shop.example:8443/logo.svg\"", "alt=\"Гончарня &lt;Косів&gt;\"")
                .contains("img-src &#39;self&#39; data: https://cdn.shop.example:8443; connect-src")
                .contains("<a href=\"mailto:help@shop.example?subject=order\">help@shop.example</a>");
    }

    @Test
    void theShopsNameIsTheOneOfTheHostsMessagesInTheLanguageOfThePage() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("alliancepay.shop.name", Locale.forLanguageTag("uk"), "Толока");
        ShopProfile shop = new ShopProfile("Toloka", "", ShopProfile.Contact.NONE);
        HostEngine engine = new HostEngine(
                true, Map.of(), new CheckoutDialect(Shops.settings(false, shop), new Texts(messages), Shops.open("")));

        assertThat(render(engine, page(PageKind.REVIEW), "uk")).contains("<span>Толока</span>");
        assertThat(render(engine, page(PageKind.REVIEW), "en")).contains("<span>Toloka</span>");
    }

    @Test
    void theHostsSiteNamesAShopThatDoesNotNameItself() {
        Shopfront site = Shops.ofSite("<script>alert(1)</script>&amp;");
        ShopProfile named = new ShopProfile("Toloka", "", ShopProfile.Contact.NONE);

        assertThat(render(new HostEngine(true, Map.of(), Shops.dialect(site)), page(PageKind.REVIEW), "en"))
                .contains("<span>&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</span>");
        assertThat(render(
                        new HostEngine(true, Map.of(), new CheckoutDialect(Shops.settings(false, named), TEXTS, site)),
                        page(PageKind.REVIEW),
                        "en"))
                .contains("<span>Toloka</span>");
    }

    @Test
    void aShopThatSaysNothingIsStillLedBackTo() {
        assertThat(render(live, page(PageKind.REVIEW), "en"))
                .contains("<span>Back to the shop</span>")
                .doesNotContain(TEXTS.text("en", "page.contact"));
    }

    @ParameterizedTest
    @EnumSource(ReviewReason.class)
    void aReviewIsExplained(ReviewReason reason) {
        Payment.Outcome outcome = new Payment.Outcome("", Optional.empty(), Optional.of(reason));
        PaymentPage page = new PaymentPage(
                PageKind.REVIEW,
                List.of(NextStep.SHOP),
                Shops.payment(PaymentState.REVIEW, "", outcome),
                CART,
                Receipt.NONE);

        assertThat(render(live, page, "uk"))
                .contains(TEXTS.text("uk", "review." + reason.name()), "1\u00a0234,56\u00a0₴");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "[[${7*7}]]", "\"'><script>"})
    void hostileValuesStayText(String hostile) {
        Payment.Outcome outcome = new Payment.Outcome(hostile, Optional.empty(), Optional.empty());
        PaymentPage page = new PaymentPage(
                PageKind.DECLINED,
                List.of(NextStep.SHOP),
                Shops.payment(PaymentState.DECLINED, hostile, outcome),
                CART,
                Receipt.NONE);

        assertThat(render(live, page, "en")).doesNotContain("<img src=x", "<script>", ">49<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start.in-progress", "cart.empty", "not-found", "link.unknown", "never.heard.of"})
    void aProblemSaysWhatToDo(String key) {
        Map<String, Object> model =
                new HashMap<>(Map.of("key", key, "settings", Shops.settings(true), "language", "en"));
        model.put("steps", List.of(NextStep.CHECKOUT, NextStep.SHOP));
        model.put("switchable", key.equals("not-found"));

        String page = test.render("alliancepay/checkout/problem", "uk", model);

        assertThat(page)
                .contains("<html lang=\"en\"", "TEST", "href=\"/shop/\"")
                .contains(problem(key, "title"), problem(key, "happened"), problem(key, "safe"), problem(key, "next"))
                .doesNotContain("th:", "problem.");
        assertThat(page.contains("?lang=uk")).isEqualTo(key.equals("not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void aLinkWhoseBankPageDidNotOpenSaysWhyAndHasItsButton(String language) {
        Map<String, Object> model =
                new HashMap<>(Map.of("state", "OPEN", "advice", "", "number", "7", "lines", List.of()));
        model.putAll(Map.of(
                "bill", Shops.CART, "settings", Shops.settings(true), "language", language, "terminal", "merchant"));
        model.put("problem", "<why>");

        assertThat(live.render("alliancepay/checkout/pay", language, model))
                .contains("role=\"alert\">&lt;why&gt;</p>", "<form method=\"post\" action=\"\">");
        model.putAll(Map.of("state", "OFF", "advice", "later"));
        assertThat(live.render("alliancepay/checkout/pay", language, model))
                .contains(TEXTS.text(language, "pay.OFF.title"), TEXTS.text(language, "pay.OFF.happened"), "later")
                .doesNotContain("&lt;why&gt;", "<form");
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
        return new HashMap<>(Map.of(
                "page", page,
                "settings", Shops.settings(true),
                "language", language,
                "selected", language,
                "since", 7L,
                "refresh", refresh));
    }

    private static PaymentPage page(PageKind kind) {
        return new PaymentPage(
                kind,
                List.of(NextStep.BANK, NextStep.PAY_AGAIN, NextStep.OTHER_WAY, NextStep.SHOP),
                payment("1.16"),
                CART,
                Receipt.NONE);
    }

    private static Payment payment(String decline) {
        return Shops.payment(PaymentState.OPEN, decline);
    }

    private static HostEngine engine(boolean test) {
        return new HostEngine(true, Map.of(), new CheckoutDialect(Shops.settings(test), new Texts(), Shops.closed()));
    }
}
