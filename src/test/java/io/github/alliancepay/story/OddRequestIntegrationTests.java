package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever a stranger sends, the answer is one of ours, private, and no error of the shop. */
@ExtendWith(OutputCaptureExtension.class)
class OddRequestIntegrationTests extends Story {

    private static final String LONG = "9".repeat(6_000);

    @Autowired
    private JdbcTemplate database;

    @Test
    void everyPageOfAPaymentIsPrivate() {
        Payment payment = startedWithoutCallbacks();
        String token = payment.returnToken();

        assertPrivate(200, get("/alliancepay/return/" + token));
        assertPrivate(200, get("/alliancepay/status/" + token));
        assertPrivate(200, get("/alliancepay/open/" + token));
        assertPrivate(200, get("/alliancepay/open/" + token + "/state"));
        assertPrivate(303, post("/alliancepay/return/" + token, ""));
    }

    @Test
    void aPageThatHasBeenOpenForHoursNoLongerRefreshesItself() {
        Payment payment = start(cart());
        String since = "/alliancepay/return/" + payment.returnToken() + "?since=";
        Instant now = payment.createdAt();

        assertThat(get(since + now.minus(Duration.ofMinutes(119)).toEpochMilli())
                        .body())
                .contains("http-equiv=\"refresh\"");
        assertThat(get(since + now.minus(Duration.ofMinutes(121)).toEpochMilli())
                        .body())
                .doesNotContain("http-equiv=\"refresh\"")
                .contains(new Texts().text(payment.language(), "page.stopped"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return/none", "status/none", "open/none", "open/none/state"})
    void thePageOfAnUnknownPaymentIsPrivate(String path) {
        assertPrivate(404, get("/alliancepay/" + path));
    }

    @Test
    void theAnswersToTheBankArePrivate() {
        Payment payment = startedWithoutCallbacks();
        String known = bank().order(payment.hppOrderId().orElseThrow())
                .request()
                .notificationUrl()
                .orElseThrow()
                .substring(shopUrl().length());

        assertPrivate(200, post(known, "{}"));
        assertPrivate(404, post("/alliancepay/callback?t=none", "{}"));
        assertPrivate(413, post(known, "{" + " ".repeat(70_000) + "}"));
        assertPrivate(415, post(known, "multipart/form-data; boundary=x", "--x"));
        assertPrivate(405, get(known));
        assertThat(get(known).headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aStartThatIsRefusedIsPrivate() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        assertPrivate(303, guest.get(Guest.START));
        bank().fault(Fault.of(FaultKind.HTML_500).on(Endpoint.CREATE_ORDER));
        HttpResponse<String> pressed = guest.pressPay();
        assertPrivate(303, pressed);
        assertPrivate(503, guest.follow(pressed));
        guest.submit("/cart", "/cart/update", Map.of("article", "kosiv-mug", "quantity", "0"));
        assertPrivate(409, guest.submit("/product/kosiv-mug", Guest.START, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("oddPaths")
    void anOddAddressIsNoErrorOfTheShop(String path, CapturedOutput log) {
        Payment payment = startedWithoutCallbacks();
        assertNoError(log, request(path.replace("TOKEN", payment.returnToken())).GET());
    }

    static Stream<String> oddPaths() {
        return Stream.of(
                "/alliancepay/return/" + LONG,
                "/alliancepay/open/" + LONG + "/state",
                "/alliancepay/return/%00",
                "/alliancepay/return/%F0%9F%92%B0%FF",
                "/alliancepay/return/..;/..;/admin",
                "/alliancepay/return/TOKEN?lang=" + LONG,
                "/alliancepay/return/TOKEN?lang=uk&lang=en&lang=%3Cscript%3E",
                "/alliancepay/open/TOKEN?turn=" + LONG,
                "/alliancepay/open/TOKEN?turn=-1",
                "/alliancepay/open/TOKEN?turn=1e9",
                "/alliancepay/open/TOKEN/state?turn=999&turn=2147483648",
                "/alliancepay/assets/..%2f..%2fapplication.properties",
                "/alliancepay/assets/" + LONG,
                "/alliancepay/assets/checkout.js?v=" + LONG,
                "/alliancepay/none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "text/xml", "a/b;q=9", "*/*;q=0", "application/json", "text/html", ";;;,,,"})
    void anOddAcceptIsNoErrorOfTheShop(String accept, CapturedOutput log) {
        Payment payment = startedWithoutCallbacks();
        for (String path : List.of("return/", "status/", "open/")) {
            assertNoError(
                    log,
                    request("/alliancepay/" + path + payment.returnToken())
                            .header("Accept", accept)
                            .GET());
            assertNoError(
                    log,
                    request("/alliancepay/" + path + "none")
                            .header("Accept", accept)
                            .GET());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY"})
    void anOddMethodChangesNothing(String method, CapturedOutput log) {
        Payment payment = startedWithoutCallbacks();
        for (String path :
                List.of("return/" + payment.returnToken(), "open/" + payment.returnToken(), "callback?t=x")) {
            assertNoError(log, request("/alliancepay/" + path).method(method, BodyPublishers.ofString("{}")));
        }
        assertThat(now(payment).lastAskedAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/alliancepay?q=9999999&state=NONE&after=99999999999999999999-x",
                "/alliancepay?q=LONG&after=LONG&state=LONG",
                "/alliancepay?q=%25_%27%22%00%F0%9F%92%B0",
                "/order/99999999999999999999/alliancepay",
                "/order/-1/alliancepay",
                "/order/1/alliancepay/LONG/refund",
                "/order/1/alliancepay/none/refund/LONG/lines",
                "/order/0/alliancepay/../../../etc/passwd"
            })
    void anOddAddressOfTheBackOfficeIsNoErrorEither(String path, CapturedOutput log) {
        Clerk admin = Clerk.named("admin", shopUrl());
        int before = log.getAll().length();

        assertThat(admin.get("/admin" + path.replace("LONG", "9".repeat(2_000))).statusCode())
                .isLessThan(500);

        assertThat(log.getAll().substring(before)).doesNotContain("ERROR", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "-1", "1e9", "0x10", "٣", "LONG"})
    void anOddNumberInARefundFormIsExplained(String number, CapturedOutput log) {
        Payment payment = paidWithoutCallbacks();
        passAMinute();
        Clerk admin = Clerk.named("admin", shopUrl());
        String form = "/admin/order/" + orderOf(payment) + "/alliancepay/" + payment.id() + "/refund";
        admin.get(form);
        int before = log.getAll().length();

        HttpResponse<String> answer = admin.post(
                form,
                Map.of(
                        "quantity.1",
                        number.replace("LONG", LONG),
                        "amount.2",
                        number.replace("LONG", LONG),
                        "reason",
                        LONG));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("name=\"reason\"");
        assertThat(log.getAll().substring(before)).doesNotContain("ERROR", "\tat ");
        assertThat(ledger.refunds().ofPayment(payment.id())).isEmpty();
    }

    @Test
    void anOddOrderNumberIsEncodedInAddresses() {
        bank().callbacks(false);
        Guest guest = Guest.atTheCheckout(shopUrl());
        guest.startPaying();
        Payment payment =
                paymentAt(bank().orders().get(bank().orders().size() - 1).hppOrderId());
        pay(payment);
        passAMinute();
        database.update(
                "UPDATE ALLIANCEPAY_PAYMENT SET ORDER_NUMBER = ? WHERE PAYMENT_ID = ?", "ЗМ-2026/15?", payment.id());

        HttpResponse<String> answer = guest.get("/alliancepay/return/" + payment.returnToken());

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/confirmation/%D0%97%D0%9C-2026%2F15%3F"));
    }

    @Test
    void everyAnswerSaysWhatItIs() {
        Payment payment = startedWithoutCallbacks();

        assertThat(type(get("/alliancepay/return/" + payment.returnToken()))).isEqualTo("text/html;charset=UTF-8");
        assertThat(type(get("/alliancepay/return/none"))).isEqualTo("text/html;charset=UTF-8");
        assertThat(type(get("/alliancepay/status/" + payment.returnToken()))).isEqualTo("application/json");
        assertThat(type(post("/alliancepay/callback?t=none", "{}"))).startsWith("text/plain;charset=");
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void aHugeEmailAddressIsNotKept(CapturedOutput log) {
        Guest guest = Guest.atTheCheckout(shopUrl());
        HttpResponse<String> answer =
                guest.submit("/checkout", Guest.START, Map.of("alliancepayEmail", "a@" + "b".repeat(100_000)));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(log).doesNotContain("ERROR");
    }

    private static void assertPrivate(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        Map<String, List<String>> headers = answer.headers().map();
        assertThat(headers.get("cache-control")).isEqualTo(List.of("no-store"));
        assertThat(headers.get("referrer-policy")).isEqualTo(List.of("no-referrer"));
        assertThat(headers.get("x-content-type-options")).isEqualTo(List.of("nosniff"));
        assertThat(headers.get("x-frame-options")).isEqualTo(List.of("DENY"));
        assertThat(headers.get("content-security-policy")).contains("frame-ancestors 'none'");
    }

    private static void assertNoError(CapturedOutput log, HttpRequest.Builder request) {
        int before = log.getAll().length();
        assertThat(send(request.build()).statusCode()).isLessThan(500);
        assertThat(log.getAll().substring(before)).doesNotContain("ERROR", "\tat ");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(shopUrl() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
