package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.checkout.NextStep;
import io.github.alliancepay.broadleaf.checkout.Opening;
import io.github.alliancepay.broadleaf.checkout.PageKind;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** A storefront that draws its own pages pays by the API, and every answer is what the description says. */
class StorefrontApiIntegrationTests extends Story {

    private static final String API = "/alliancepay/api/";
    private static final String CHECKOUT = API + "checkout";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DESCRIPTION = description();
    private static final Texts TEXTS = new Texts();

    @BeforeEach
    void theBankSendsNoCallbacks() {
        bank().callbacks(false);
    }

    @Test
    void aCartIsPaidByTheApiAlone() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        JsonNode ready = opened(guest, pressed(guest, Map.of()));

        assertThat(ready.path("status").asText()).isEqualTo("READY");
        assertThat(ready.path("amount").path("currency").asText()).isEqualTo("UAH");
        assertThat(ready.path("amount").path("coins").asLong()).isPositive();
        Payment payment = payments().findByReturnToken(token(ready)).orElseThrow();
        assertThat(ready.path("next").asText())
                .isEqualTo(payment.bankPage().orElseThrow().toString());

        pay(payment);
        passAMinute();
        JsonNode paid = payment(guest, token(ready));

        assertThat(paid.path("status").asText()).isEqualTo("PAID");
        assertThat(paid.path("decided").asBoolean()).isTrue();
        assertThat(paid.path("orderNumber").asText()).isNotEmpty();
        assertThat(paid.path("receipt").path("card").asText()).isNotEmpty();
        assertThat(paid.path("next").asText()).contains(paid.path("orderNumber").asText());
        assertPaidOnce(orderOf(payment));
    }

    @Test
    void aPaymentThatIsNotPaidYetOffersTheBanksPage() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        String token = token(opened(guest, pressed(guest, Map.of())));

        JsonNode waiting = payment(guest, token);

        assertThat(waiting.path("status").asText()).isEqualTo("WAITING");
        assertThat(waiting.path("decided").asBoolean()).isFalse();
        assertThat(waiting.path("steps").path(0).path("step").asText()).isEqualTo("BANK");
        assertThat(waiting.path("next").asText()).isEqualTo(API + "payments/" + token);
    }

    @Test
    void aDeclinedPaymentIsPaidAgainWithOneCall() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        String token = token(opened(guest, pressed(guest, Map.of())));
        pass(Duration.ofHours(3));

        JsonNode expired = payment(guest, token);
        JsonNode again = step(expired, "PAY_AGAIN");
        JsonNode ready = opened(guest, pressed(guest, Map.of("again", token)));

        assertThat(expired.path("status").asText()).isEqualTo("EXPIRED");
        assertThat(again.path("method").asText()).isEqualTo("POST");
        assertThat(again.path("address").asText()).isEqualTo(CHECKOUT + "?again=" + token);
        assertThat(token(ready)).isNotEqualTo(token);
        assertThat(ready.path("status").asText()).isEqualTo("READY");
    }

    @Test
    void aStrangerWithTheTokenSeesNeitherCardNorSteps() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        String token = token(opened(guest, pressed(guest, Map.of())));
        pay(payments().findByReturnToken(token).orElseThrow());
        passAMinute();

        JsonNode seen = payment(new Guest(shopUrl()), token);

        assertThat(seen.path("status").asText()).isEqualTo("PAID");
        assertThat(seen.path("receipt").path("card").asText()).isEmpty();
        assertThat(seen.path("steps"))
                .extracting(step -> step.path("step").asText())
                .containsExactly("SHOP");
    }

    @Test
    void aCallWithoutTheShopsTokenStartsNothing() {
        Guest guest = Guest.atTheCheckout(shopUrl());

        assertThat(guest.post(CHECKOUT, Map.of()).statusCode()).isEqualTo(403);
        assertThat(guest.post(CHECKOUT + "?again=none", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherOriginIsNotAllowed() {
        assertThat(get(API + "options").headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void anEmptyCartIsExplainedInTheLanguageOfTheVisit() {
        HttpResponse<String> answer = new Guest(shopUrl()).submit("/product/kosiv-mug", CHECKOUT, Map.of());

        assertProblem(answer, 409, "cart.empty", "uk");
    }

    @Test
    void anUnknownPaymentIsExplained() {
        assertProblem(get(API + "payments/none"), 404, "not-found", "uk");
        assertProblem(get(API + "payments/none?turn=1"), 404, "not-found", "uk");
    }

    @Test
    void aPaymentOfAnotherCartIsNotPaidAgain() {
        Payment another = start(cart());
        Guest guest = Guest.atTheCheckout(shopUrl());

        HttpResponse<String> answer = guest.submit("/checkout", CHECKOUT, Map.of("again", another.returnToken()));

        assertProblem(answer, 409, "cart.changed", "uk");
    }

    @Test
    void aBankThatOpensNoPageIsTold() {
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.CREATE_ORDER));
        Guest guest = Guest.atTheCheckout(shopUrl());

        JsonNode failed = opened(guest, pressed(guest, Map.of()));

        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("texts").path("title").asText()).isNotEmpty();
        assertThat(failed.path("steps")).isNotEmpty();
        JsonNode again = checked(200, guest.get(failed.path("next").asText()), "Payment");
        assertThat(again.path("status").asText()).isEqualTo("FAILED");
        assertThat(again.path("steps")).isEqualTo(failed.path("steps"));
        assertThat(payment(guest, token(failed)).at("/texts/next").asText())
                .isNotEqualTo(TEXTS.text("uk", "page.WAITING.next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void aStorefrontThatPollsStaysInItsLanguage(String language) {
        bank().fault(Fault.of(FaultKind.HOLD).on(Endpoint.CREATE_ORDER));
        Guest guest = Guest.atTheCheckout(shopUrl());
        JsonNode pressed = pressed(guest, Map.of("lang", language));

        JsonNode opening = checked(200, guest.get(pressed.path("next").asText()), "Payment");
        bank().clearFaults();
        JsonNode ready = opened(guest, opening);
        JsonNode waiting = checked(200, guest.get(API + "payments/" + token(ready) + "?lang=" + language), "Payment");

        assertThat(List.of(pressed, opening, ready, waiting))
                .extracting(answer -> answer.at("/texts/language").asText())
                .containsOnly(language);
        assertThat(waiting.path("next").asText()).endsWith("?lang=" + language);
    }

    @Test
    void aProblemIsToldInTheLanguageThatIsAskedFor() {
        assertProblem(get(API + "payments/none?lang=en"), 404, "not-found", "en");
        assertProblem(get(API + "payments/none?turn=1&lang=en"), 404, "not-found", "en");
    }

    @Test
    void theOptionsAreWhatTheCheckoutShows() {
        JsonNode options = checked(200, Guest.atTheCheckout(shopUrl()).get(API + "options?lang=en"), "Options");
        JsonNode cards = options.at("/options/0");

        assertThat(options.path("emailKnown").asBoolean()).isTrue();
        assertThat(options.path("amount").asText()).startsWith("₴");
        assertThat(cards.path("option").asText()).isEqualTo("CARD");
        assertThat(cards.path("offered").asBoolean()).isTrue();
        assertThat(cards.path("test").asBoolean()).isTrue();
        assertThat(cards.path("title").asText()).isEqualTo(TEXTS.text("en", "option.name"));
        assertThat(cards.path("marks")).isNotEmpty();
        assertThat(options.at("/options/1/option").asText()).isEqualTo("ACCOUNT");
        assertThat(options.at("/options/1/offered").asBoolean()).isFalse();
        assertThat(checked(200, get(API + "options"), "Options").findValues("offered"))
                .noneMatch(JsonNode::asBoolean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "en"})
    void theTextsAreInTheLanguageThatIsAskedFor(String language) {
        Payment payment = start(cart());

        JsonNode seen = checked(200, get(API + "payments/" + payment.returnToken() + "?lang=" + language), "Payment");

        assertThat(seen.at("/texts/language").asText()).isEqualTo(language);
        assertThat(seen.at("/texts/title").asText()).isEqualTo(TEXTS.text(language, "page.WAITING.title"));
    }

    @Test
    void everyPathIsDescribed() {
        assertThat(names(DESCRIPTION.path("paths")))
                .containsExactlyInAnyOrder(API + "options", CHECKOUT, API + "payments/{token}");
    }

    @Test
    void everyStatusAndEveryStepIsDescribed() {
        List<String> opening = Stream.of(Opening.Phase.values())
                .filter(phase -> phase != Opening.Phase.RESULT)
                .map(Enum::name)
                .toList();
        List<String> pages = Stream.of(PageKind.values()).map(Enum::name).toList();

        assertThat(texts(schema("Payment").at("/properties/status/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(opening, pages).flatMap(List::stream).toList());
        assertThat(texts(schema("OfferedStep").at("/properties/step/enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(NextStep.values()).map(Enum::name).toList());
    }

    private static JsonNode pressed(Guest guest, Map<String, String> fields) {
        return checked(200, guest.submit("/checkout", CHECKOUT, fields), "Payment");
    }

    /** As a storefront does: it asks what it is told to ask until that is the bank or an end. */
    private static JsonNode opened(Guest guest, JsonNode pressed) {
        JsonNode[] last = {pressed};
        await().until(() -> {
            if (last[0].path("status").asText().equals("OPENING")) {
                last[0] = checked(200, guest.get(last[0].path("next").asText()), "Payment");
            }
            return !last[0].path("status").asText().equals("OPENING");
        });
        return last[0];
    }

    private static JsonNode payment(Guest guest, String token) {
        return checked(200, guest.get(API + "payments/" + token), "Payment");
    }

    private static String token(JsonNode payment) {
        return payment.path("token").asText();
    }

    private static JsonNode step(JsonNode payment, String name) {
        return StreamSupport.stream(payment.path("steps").spliterator(), false)
                .filter(step -> step.path("step").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + payment.path("steps")));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String key, String language) {
        JsonNode problem = checked(status, answer, "Problem");
        assertThat(problem.path("error").asText()).isEqualTo(key);
        assertThat(problem.at("/texts/language").asText()).isEqualTo(language);
        for (String part : new String[] {"title", "happened", "safe", "next"}) {
            assertThat(problem.at("/texts/" + part).asText())
                    .isEqualTo(TEXTS.text(language, "problem." + key + "." + part));
        }
    }

    /** The answer, once it is private and has the fields that the description gives it. */
    private static JsonNode checked(int status, HttpResponse<String> answer, String schema) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode body = read(answer.body());
        assertFits(body, schema(schema), schema);
        return body;
    }

    private static void assertFits(JsonNode value, JsonNode schema, String path) {
        JsonNode rule = schema.has("$ref") ? schema(schema.path("$ref").asText().replaceFirst(".*/", "")) : schema;
        switch (rule.path("type").asText()) {
            case "object" -> {
                assertThat(names(value)).as(path).isEqualTo(names(rule.path("properties")));
                assertThat(names(value)).as(path).containsExactlyInAnyOrderElementsOf(texts(rule.path("required")));
                names(value)
                        .forEach(name -> assertFits(
                                value.path(name), rule.path("properties").path(name), path + "." + name));
            }
            case "array" -> value.forEach(item -> assertFits(item, rule.path("items"), path + "[]"));
            case "boolean" -> assertThat(value.isBoolean()).as(path).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(path).isTrue();
            default -> {
                assertThat(value.isTextual()).as(path).isTrue();
                if (rule.has("enum")) {
                    assertThat(rule.path("enum")).as(path).contains(value);
                }
            }
        }
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode schema(String name) {
        JsonNode schema = DESCRIPTION.path("components").path("schemas").path(name);
        assertThat(schema.isObject()).as(name).isTrue();
        return schema;
    }

    private static JsonNode description() {
        try {
            Object yaml = new Yaml().load(Files.readString(Path.of("docs/storefront-api.yaml")));
            return JSON.valueToTree(yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(body, failure);
        }
    }
}
