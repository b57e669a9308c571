package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.HostEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.processor.IProcessor;

class CheckoutDialectTests {

    private static final String METHODS = "checkout/partials/paymentMethods";
    private static final String REVIEW = "checkout/stages/reviewStage";
    private static final String HISTORY = "account/partials/orderDetails";
    private static final String PAYPAL = "checkout/payment/payPalPaymentMethodForm";

    /** In the shape of Broadleaf's demo store. */
    private static final Map<String, String> HOST = Map.of(
            METHODS,
            """
            <div id="read_only_payment_methods" th:fragment="read"><div data-type="COD"></div></div>
            <div id="payment_methods" th:fragment="choose" th:with="cod='Cash'">
              <div class="js-paymentMethodSelectors"><ul class="nav nav-pills text-center"><li data-value="COD" th:text="${cod}">C</li></ul></div>
              <div class="tab-content"><div id="COD" class="tab-pane" th:text="${cod}"></div></div>
              <p class="after" th:text="${cod}"></p>
            </div>""",
            REVIEW,
            """
            <div class="row js-reviewStageContent" th:classappend="${true} ? 'shown'"><a class="js-performCheckout">Order</a></div>""",
            "checkout/partials/checkoutStages",
            """
            <div class="js-checkoutStages"><th:block th:replace="~{checkout/partials/paymentMethods :: choose}"/></div>""",
            PAYPAL,
            """
            <div id="ready_only_pay_pal_payment_method">via PayPal</div><div id="other">else</div>""",
            HISTORY,
            """
            <div th:each="payment : ${payments}"><div class="col-md-6 payment-method"><h6 th:text="${payment}">P</h6></div></div>""",
            "email/orderConfirmation",
            """
            <ul class="nav-pills"><li>one</li></ul><div class="tab-content"><div id="read_only_payment_methods"></div></div>""",
            "byHand",
            """
            <body><th:block th:replace="~{alliancepay/checkout/widget :: widget}"></th:block></body>""");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOptionComesLastInTheHostsListAndOnlyOnce(boolean cached) {
        HostEngine engine = new HostEngine(cached, HOST, Shops.dialect(Shops.open("")));

        String first = engine.render(METHODS, "en", Map.of());
        String second = engine.render(METHODS, "en", Map.of());

        assertThat(second).isEqualTo(first);
        assertThat(first)
                .containsOnlyOnce("<li class=\"center-pill\" data-value=\"AlliancePay\">")
                .containsOnlyOnce("id=\"AlliancePay\" class=\"tab-pane\"")
                .containsOnlyOnce("data-type=\"AlliancePay\"")
                .containsPattern("(?s)>Cash</li>.*AlliancePay</a>\\s*</li></ul>")
                .contains("<p class=\"after\">Cash</p>")
                .doesNotContain("th:", "alliancepay-pending");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStagesTheHostReloadsCarryTheOptionToo(boolean cached) {
        HostEngine engine = new HostEngine(cached, HOST, Shops.dialect(Shops.open("")));

        String stages = engine.render("checkout/partials/checkoutStages", "en", Map.of());

        assertThat(stages)
                .containsOnlyOnce("data-value=\"AlliancePay\"")
                .containsOnlyOnce("src=\"/shop/alliancepay/assets/checkout.js?v=");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameMarkupInAnotherTemplateIsLeftAlone(boolean cached) {
        HostEngine engine = new HostEngine(cached, HOST, Shops.dialect(Shops.open("")));

        assertThat(engine.render("email/orderConfirmation", "en", Map.of()))
                .isEqualTo(HOST.get("email/orderConfirmation"));
    }

    @Test
    void theFormIsAPlainOneWithoutBroadleafsDialect() {
        String review = new HostEngine(true, HOST, Shops.dialect(Shops.open(""))).render(REVIEW, "en", Map.of());

        assertThat(review)
                .containsPattern("(?s)<form id=\"AlliancePayCheckoutSubmissionForm\"[^>]*"
                        + " action=\"/shop/alliancepay/checkout/start\"[^>]*>.*</form>")
                .contains("class=\"row js-reviewStageContent shown\"");
    }

    @Test
    void theFormIsLeftToBroadleafsDialectWhereThereIsOne() {
        String review = new HostEngine(true, HOST, Shops.dialect(Shops.open("")), new BroadleafsDialect())
                .render(REVIEW, "en", Map.of());

        assertThat(review)
                .contains("<blc:form id=\"AlliancePayCheckoutSubmissionForm\"")
                .doesNotContain("<form");
    }

    @Test
    void aCartThatCannotBePaidHereSeesNoOption() {
        HostEngine engine = new HostEngine(true, HOST, Shops.dialect(Shops.closed()));

        assertThat(HOST.keySet()).allSatisfy(template -> assertThat(engine.render(template, "en", Map.of()))
                .doesNotContain("AlliancePay"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aShopThatFailsMidwayKeepsItsPage(boolean cached) {
        Shopfront failing = new Shopfront(
                () -> true,
                () -> {
                    throw new IllegalStateException("no database");
                },
                () -> "",
                order -> false,
                order -> Receipt.NONE,
                () -> "",
                () -> false);
        HostEngine engine = new HostEngine(cached, HOST, Shops.dialect(failing));

        assertThat(engine.render(METHODS, "en", Map.of()))
                .contains(">Cash</li>", "<p class=\"after\">Cash</p>")
                .doesNotContain("alliancepay-option");
    }

    @Test
    void aPlacementOfAFragmentThatDoesNotExistKeepsThePage() {
        CheckoutSettings typo = new CheckoutSettings(
                new Placements(List.of(Placement.append(METHODS, "ul.nav-pills", "pil"))),
                "/c",
                "/checkout",
                "/",
                false,
                List.of(),
                ShopProfile.UNNAMED);
        CheckoutDialect dialect = new CheckoutDialect(typo, new Texts(), Shops.open(""));

        assertThat(new HostEngine(true, HOST, dialect).render(METHODS, "en", Map.of()))
                .contains(">Cash</li></ul>", "<p class=\"after\">Cash</p>");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatShoppersAndShopsTypeIsNeverReadAsATemplate(boolean cached) {
        StaticMessageSource host = new StaticMessageSource();
        host.addMessage("alliancepay.option.lead", Locale.ENGLISH, "[[${7*7}]]<script>");
        CheckoutDialect dialect = new CheckoutDialect(Shops.settings(false), new Texts(host), Shops.open(""));

        assertThat(new HostEngine(cached, HOST, dialect).render(METHODS, "en", Map.of()))
                .contains("[[${7*7}]]&lt;script&gt;")
                .doesNotContain("49", "<script>");
    }

    @Test
    void theConfirmationNamesUsInsteadOfAnotherWallet() {
        HostEngine engine = new HostEngine(true, HOST, Shops.dialect(Shops.closed()));
        HostEngine ours = new HostEngine(true, HOST, Shops.dialect(Shops.open("")));

        assertThat(ours.render(PAYPAL, "en", Map.of("order", "paid here")))
                .contains("Paid with AlliancePay", "<div id=\"other\">else</div>")
                .doesNotContain("via PayPal");
        assertThat(ours.render(PAYPAL, "en", Map.of("order", "paid elsewhere"))).contains("via PayPal");
        assertThat(ours.render(PAYPAL, "en", Map.of())).contains("via PayPal");
        assertThat(engine.render(PAYPAL, "en", Map.of("order", "paid here"))).contains("via PayPal");
    }

    @Test
    void theOrderHistorySaysWhichPaymentIsOurs() {
        HostEngine engine = new HostEngine(true, HOST, Shops.dialect(Shops.open("")));

        assertThat(engine.render(HISTORY, "en", Map.of("payments", List.of("gift card", "paid here"))))
                .containsPattern("(?s)gift card</h6></div>.*paid here</h6>.*Paid with AlliancePay")
                .containsOnlyOnce("Paid with AlliancePay");
    }

    @Test
    void theConfirmationSaysByWhichCardAndWhatToQuote() {
        assertThat(confirmation(
                        new Receipt("hpp-7", "411111******1111", false, false, "https://bank.example/r?a=1&b=2")))
                .contains("411111******1111", "hpp-7", "href=\"https://bank.example/r?a=1&amp;b=2\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theConfirmationSaysWhetherItsOwnTerminalIsATestTerminal(boolean test) {
        String page = confirmation(new Receipt("hpp-7", "", false, test, ""));

        assertThat(page.contains(new Texts().text("en", "test.badge"))).isEqualTo(test);
    }

    private static String confirmation(Receipt receipt) {
        Shopfront paid = new Shopfront(
                () -> true,
                () -> Optional.of(Shops.CART),
                () -> "",
                order -> true,
                order -> receipt,
                () -> "",
                () -> false);
        return new HostEngine(true, HOST, Shops.dialect(paid)).render(PAYPAL, "en", Map.of("order", "paid here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void aCartThatIsPaidAlreadySaysSoAboveTheChoice(String language) {
        String title = new Texts().text(language, "option.money.title");

        assertThat(new HostEngine(true, HOST, Shops.dialect(Shops.paying())).render(METHODS, language, Map.of()))
                .containsPattern("(?s)" + Pattern.quote(title) + ".*tab-content");
        assertThat(new HostEngine(true, HOST, Shops.dialect(Shops.open(""))).render(METHODS, language, Map.of()))
                .doesNotContain(title);
    }

    @Test
    void theChoiceNamesTheCardsAndWalletsThatTheShopTakes() {
        assertThat(new HostEngine(true, HOST, Shops.dialect(Shops.open(""))).render(METHODS, "en", Map.of()))
                .contains("<li>Visa</li>", "<li>Apple Pay</li>")
                .doesNotContain("<li>Google Pay</li>");
    }

    @Test
    void aGuestIsAskedForAnAddressAndACustomerIsNot() {
        assertThat(new HostEngine(true, HOST, Shops.dialect(Shops.open(""))).render(METHODS, "en", Map.of()))
                .contains("name=\"alliancepayEmail\"", "form=\"AlliancePayCheckoutSubmissionForm\"");
        assertThat(new HostEngine(true, HOST, Shops.dialect(Shops.open("a@b.ua"))).render(METHODS, "en", Map.of()))
                .doesNotContain("alliancepayEmail");
    }

    @Test
    void theOptionSpeaksTheLanguageOfTheRequestAndSaysTest() {
        HostEngine engine = new HostEngine(true, HOST, Shops.dialect(Shops.open("")));

        assertThat(engine.render(METHODS, "uk-UA", Map.of())).contains("До сплати", "1\u00a0234,56\u00a0₴", "ТЕСТ");
        assertThat(engine.render(METHODS, "pl", Map.of())).contains("To pay", "₴1,234.56", "TEST");
    }

    @Test
    void aHostCanPlaceTheWholeWidgetByHand() {
        String page = new HostEngine(true, HOST, Shops.dialect(Shops.open(""))).render("byHand", "en", Map.of());

        assertThat(page)
                .containsOnlyOnce("<form id=\"AlliancePayWidgetForm\"")
                .containsOnlyOnce("<button type=\"submit\"")
                .contains("checkout.css?v=", "checkout.js?v=", "alliancepay-steps")
                .doesNotContain("noscript", "data-toggle");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyIdIsUsedOnceThoughAWidgetStandsBesideTheHostsCheckout(boolean cached) {
        HostEngine engine = new HostEngine(cached, HOST, Shops.dialect(Shops.open("")));

        String page = Stream.of("byHand", METHODS, REVIEW)
                .map(template -> engine.render(template, "en", Map.of()))
                .collect(Collectors.joining());

        assertThat(values("id", page))
                .contains("AlliancePayWidgetForm", "AlliancePayCheckoutSubmissionForm")
                .doesNotHaveDuplicates();
        assertThat(values("form", page)).containsExactly("AlliancePayWidgetForm", "AlliancePayCheckoutSubmissionForm");
        assertThat(values("id", page)).containsAll(values("for", page)).containsAll(values("aria-describedby", page));
    }

    private static List<String> values(String attribute, String page) {
        return Pattern.compile(" " + attribute + "=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"byHand", REVIEW})
    void everyFormHasAPlaceToSayThatTheBanksPageDoesNotOpen(String template) {
        HostEngine engine = new HostEngine(true, HOST, Shops.dialect(Shops.open("")));

        assertThat(values("data-alliancepay-late", engine.render(template, "en", Map.of())))
                .singleElement()
                .asString()
                .contains("will not pay twice");
        assertThat(values("data-alliancepay-late", engine.render(template, "uk", Map.of())))
                .singleElement()
                .asString()
                .contains("двічі");
    }

    @ParameterizedTest
    @ValueSource(strings = {"byHand", REVIEW})
    void theFormsOfBothWaysToPayAreWholeWithoutBroadleafsDialect(String template) {
        String page = new HostEngine(true, HOST, Shops.mixed()).render(template, "en", Map.of());

        assertThat(page).doesNotContain("blc:");
        assertThat(page.split("<form ", -1)).hasSize(3);
        assertThat(page.split("</form>", -1)).hasSize(3);
        assertThat(values("data-alliancepay-late", page)).hasSize(2);
    }

    @Test
    void everyElementOfBroadleafsDialectInOurTemplatesIsAFormThatIsKnownByItsId() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("checkout-templates"))) {
            assertThat(templates.flatMap(CheckoutDialectTests::broadleafs))
                    .hasSize(5)
                    .allSatisfy(tag -> assertThat(tag).startsWith("<blc:form ").contains(" id=\"AlliancePay"));
        }
    }

    private static Stream<String> broadleafs(Path template) {
        try {
            return Pattern.compile("<blc:[^>]*>")
                    .matcher(Files.readString(template))
                    .results()
                    .map(MatchResult::group);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aPlacementMustNameItsElementSimply() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.append(METHODS, "div > ul.nav-pills", "pill"))
                .withMessageContaining("tag.class or tag#id");
    }

    @Test
    void theBadgeOfATestIsWhereTheCartsTerminalIsATestTerminal() {
        String badge = "<strong class=\"alliancepay-test\">";
        String page = new HostEngine(true, HOST, Shops.mixed()).render("byHand", "en", Map.of());
        String[] options = page.split("AlliancePayWidgetForm");

        assertThat(options[0]).doesNotContain(badge);
        assertThat(options[1]).containsOnlyOnce(badge);
    }

    @Test
    void aCurrencyTheBankConvertsIsMentioned() {
        Shopfront dollars = new Shopfront(
                () -> true,
                () -> Optional.of(new Bill(7, new Coins(1000), Currency.USD, "lines")),
                () -> "",
                order -> false,
                order -> Receipt.NONE,
                () -> "",
                () -> false);

        assertThat(new HostEngine(true, HOST, Shops.dialect(dollars)).render(METHODS, "en", Map.of()))
                .contains("$10.00", "charges in hryvnias");
    }

    private static final class BroadleafsDialect extends AbstractProcessorDialect {

        BroadleafsDialect() {
            super("Broadleaf", "blc", 1000);
        }

        @Override
        public Set<IProcessor> getProcessors(String dialectPrefix) {
            return Set.of();
        }
    }
}
