package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTests {
    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T14:13:20.123Z"));
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final SandboxControl control = bank.control();
    private final Shop shop = new Shop(bank.credentials(), clock);

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void aLostRequestHasNoEffectAndALostAnswerHas() {
        control.fault(Fault.of(FaultKind.DROP_REQUEST));
        assertThat(shop.create(shop.orderRequest(100)).status()).isZero();
        assertThat(control.orders()).isEmpty();
        control.fault(Fault.of(FaultKind.DROP_ANSWER));
        assertThat(shop.create(shop.orderRequest(100)).status()).isZero();
        assertThat(control.orders()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_UNAVAILABLE,503,b_server_is_overloaded",
        "OVERLOAD,200,b_overload_error",
        "UNAUTHORIZED,401,b_expired_token",
        "STALE_KEY,200,b_encryptor_failed_decrypt_message",
        "ORDER_EXPIRED,500,b_hpp_order_expired"
    })
    void anErrorOccursOnceAndNothingIsDone(FaultKind kind, int status, String msgCode) {
        control.fault(Fault.of(kind));
        Reply reply = shop.create(shop.orderRequest(100));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.msgCode()).isEqualTo(msgCode);
        assertThat(control.orders()).isEmpty();
        assertThat(shop.create(shop.orderRequest(100)).status()).isEqualTo(200);
    }

    @Test
    void everyErrorCanBeCausedByItsCode() {
        control.fault(Fault.error("b_terminal_not_found"));
        assertThat(shop.create(shop.orderRequest(100)).msgCode()).isEqualTo("b_terminal_not_found");
        assertThatThrownBy(() -> Fault.error("b_nonsense"))
                .hasMessageContaining("b_nonsense")
                .hasMessageContaining("b_terminal_not_found");
    }

    static Stream<String> documentedCodes() throws IOException {
        String guide = Files.readString(Path.of("docs/bank-protocol.md"));
        String codes = guide.substring(guide.indexOf("### 13.2 Codes"), guide.indexOf("### 13.3"));
        return Pattern.compile("`(b_[a-z_]+|payment_[a-z_]+)`")
                .matcher(codes)
                .results()
                .map(code -> code.group(1));
    }

    @ParameterizedTest
    @MethodSource("documentedCodes")
    void everyDocumentedErrorCanBeCaused(String msgCode) {
        control.fault(Fault.error(msgCode));
        Reply reply = shop.create(shop.orderRequest(100));
        assertThat(reply.msgCode()).isEqualTo(msgCode);
        assertThat(reply.json().text("msgType")).contains("ERROR");
        assertThat(control.orders()).isEmpty();
    }

    @Test
    void theSandboxKnowsNoErrorThatIsNotDocumented() throws IOException {
        assertThat(BankError.codes())
                .containsExactlyInAnyOrderElementsOf(documentedCodes().toList());
    }

    @Test
    void aStickyFaultHitsOnlyItsCallUntilItIsCleared() {
        control.fault(Fault.of(FaultKind.HTML_500).on(Endpoint.ORDER_OPERATIONS).untilCleared());
        String order = shop.order(100);
        assertThat(shop.query(order).status()).isEqualTo(500);
        assertThat(shop.query(order).body()).contains("<html>");
        control.clearFaults();
        assertThat(shop.query(order).status()).isEqualTo(200);
    }

    @Test
    void aBrokenAnswerIsNotJson() {
        control.fault(Fault.of(FaultKind.TRUNCATED_JSON));
        Reply reply = shop.create(shop.orderRequest(100));
        assertThat(reply.status()).isEqualTo(200);
        assertThatThrownBy(reply::json).isInstanceOf(JsonException.class);
        assertThat(control.orders()).hasSize(1);
    }

    @Test
    void anAnswerCanHaveAnotherAmountMerchantRequestAndPage() {
        JsonObject request = shop.orderRequest(100);
        control.fault(Fault.of(FaultKind.WRONG_AMOUNT));
        control.fault(Fault.of(FaultKind.WRONG_MERCHANT));
        control.fault(Fault.of(FaultKind.WRONG_REQUEST_ID));
        control.fault(Fault.of(FaultKind.INSECURE_REDIRECT));
        control.fault(Fault.of(FaultKind.NULL_STATUS_URL));
        JsonObject answer = shop.create(request).json();
        assertThat(answer.whole("coinAmount")).contains(101L);
        assertThat(answer.text("merchantId")).isNotEqualTo(request.text("merchantId"));
        assertThat(answer.text("merchantRequestId")).isNotEqualTo(request.text("merchantRequestId"));
        assertThat(answer.text("redirectUrl").orElseThrow()).startsWith("http://pay.example.org");
        assertThat(answer.isNull("statusUrl")).isTrue();
        assertThat(control.orders().get(0).request().coins()).isEqualTo(100);
    }

    @Test
    void aQueryCanHaveNewFieldsAndLoseItsOperations() {
        String order = shop.order(100);
        control.pay(order);
        control.fault(Fault.of(FaultKind.UNKNOWN_STATUS));
        control.fault(Fault.of(FaultKind.UNKNOWN_TYPE));
        control.fault(Fault.of(FaultKind.EXTRA_FIELDS));
        JsonObject novel = shop.query(order).json();
        assertThat(novel.text("orderStatus")).contains("ON_THE_MOON");
        assertThat(novel.objects("operations").get(0).text("type")).contains("BARTER");
        assertThat(novel.has("novelty")).isTrue();
        control.fault(Fault.of(FaultKind.MISSING_OPERATIONS));
        assertThat(shop.query(order).json().has("operations")).isFalse();
        assertThat(shop.query(order).json().text("orderStatus")).contains("SUCCESS");
    }

    @Test
    void anEncryptedAnswerCanBeWrongToo() {
        String operation = control.pay(shop.order(1_000)).operationId().orElseThrow();
        control.fault(Fault.of(FaultKind.WRONG_AMOUNT).on(Endpoint.REFUND));
        assertThat(shop.open(shop.refund(shop.refundRequest(operation, 100))).whole("coinAmount"))
                .contains(101L);
    }

    static Stream<Fault> waits() {
        return Stream.of(Fault.of(FaultKind.HOLD), Fault.delay(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void anAnswerThatWaitsIsSentWhenFaultsAreCleared(Fault fault) {
        control.fault(fault);
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> shop.create(shop.orderRequest(100)));
        while (control.orders().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(reply).isNotDone();
        control.clearFaults();
        assertThat(reply.join().status()).isEqualTo(200);
    }

    @Test
    void aLateAnswerIsAnAnswer() {
        control.fault(Fault.delay(Duration.ofMillis(1)));
        assertThat(shop.create(shop.orderRequest(100)).status()).isEqualTo(200);
    }

    @Test
    void callsAreCountedEvenIfTheyAreLost() {
        control.fault(Fault.of(FaultKind.DROP_REQUEST));
        shop.create(shop.orderRequest(100));
        assertThat(control.calls(Endpoint.CREATE_ORDER)).isEqualTo(1);
        assertThat(control.calls(Endpoint.AUTHORIZE)).isEqualTo(1);
    }
}
