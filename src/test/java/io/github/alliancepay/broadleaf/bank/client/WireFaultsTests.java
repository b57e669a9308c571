package io.github.alliancepay.broadleaf.bank.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known about a call after each way in which a connection or an answer can fail. */
class WireFaultsTests {

    private final WireBank wire = new WireBank();
    private final HttpAllianceBank bank = wire.client();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void anAnswerThatBreaksOffLeavesTheOutcomeUnknown(Fault fault) {
        unknownAndSentOnce(aResponse().withFault(fault));
    }

    @Test
    void anAnswerThatDoesNotComeInTimeLeavesTheOutcomeUnknown() {
        unknownAndSentOnce(WireBank.sealed(WireBank.pendingRefund()).withFixedDelay(6000));
    }

    @Test
    void aBodyThatComesTooSlowlyLeavesTheOutcomeUnknown() {
        unknownAndSentOnce(WireBank.sealed(WireBank.pendingRefund()).withChunkedDribbleDelay(10, 8000));
    }

    static Stream<Arguments> unreadableAnswers() {
        return Stream.of(
                Arguments.of("a block page", html(403)),
                Arguments.of("an error page", html(500)),
                Arguments.of("a gateway's time-out", html(504)),
                Arguments.of("a page where an answer should be", html(200)),
                Arguments.of("a redirect", aResponse().withStatus(302).withHeader("Location", "/elsewhere")),
                Arguments.of("an empty body", WireBank.json(200, "")),
                Arguments.of("a truncated body", WireBank.json(200, "{\"jwe\":\"eyJ")),
                Arguments.of("two bodies", WireBank.json(200, "{} {}")),
                Arguments.of("a list", WireBank.json(200, "[]")),
                Arguments.of("a text", WireBank.json(200, "\"OK\"")),
                Arguments.of("no seal", WireBank.json(200, WireBank.pendingRefund())),
                Arguments.of("a broken seal", WireBank.json(200, "{\"jwe\":\"a.b.c.d.e\"}")),
                Arguments.of("a seal for another", WireBank.json(200, "{\"jwe\":\"" + sealedForAnother() + "\"}")),
                Arguments.of("an empty seal", WireBank.sealed("{}")),
                Arguments.of(
                        "an amount that is none",
                        WireBank.sealed(WireBank.pendingRefund().replace("6960", "69.6"))),
                Arguments.of("a failure", WireBank.error(500, "b_unknown_error")),
                Arguments.of("a failure of another kind", WireBank.error(502, "b_of_tomorrow")),
                Arguments.of("an error without a code", WireBank.error(200, "")),
                Arguments.of("a status without a reason", WireBank.json(404, "{\"timestamp\":1}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableAnswers")
    void anAnswerThatCannotBeReadLeavesTheOutcomeUnknown(String what, ResponseDefinitionBuilder answer) {
        unknownAndSentOnce(answer);
    }

    @Test
    void aBodyWithoutEndIsNotReadToTheEnd() {
        unknownAndSentOnce(WireBank.json(200, "{\"jwe\":\"" + "x".repeat(1 << 20) + "\"}"));
    }

    @Test
    void aBodyOfAMebibyteIsRead() {
        String padded = "{\"padding\":\"" + "x".repeat((1 << 20) - 200)
                + "\",\"msgType\":\"ERROR\",\"msgCode\":\"b_invalid_request\"}";
        wire.answers(WireBank.REFUND, WireBank.json(200, padded));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bank.refund(WireBank.refundRequest()));
    }

    @Test
    void aStatusOfUnauthorizedRenewsTheSessionWhateverItsBody() {
        wire.authorizeAnswers(
                WireBank.sessionAnswer(wire.session), WireBank.sessionAnswer(BankSide.opened(wire.time.instant())));
        wire.answers(WireBank.REFUND, html(401), WireBank.sealed(WireBank.pendingRefund()));
        assertThat(bank.refund(WireBank.refundRequest()).status()).isEqualTo("PENDING");
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(2);
    }

    @Test
    void anExpiredOrderIsNoFailureOfTheBank() {
        wire.answers(WireBank.OPERATIONS, WireBank.error(500, RefusedException.ORDER_EXPIRED));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bank.order(WireBank.HPP_ORDER_ID))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RefusedException.ORDER_EXPIRED));
    }

    @Test
    void aFaultyFieldIsNamedWithoutWhatTheShopperTyped() {
        wire.answers(
                WireBank.CREATE_ORDER,
                WireBank.json(
                        400,
                        """
                        {"msgType":"VALIDATION_ERROR","validation":{"errors":[
                          {"field":"customerData.senderEmail","message":"olena@example.com is not an e-mail"},
                          {"message":"380671234567"}]}}"""));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> bank.createOrder(WireBank.orderRequest()))
                .withMessageContaining("customerData.senderEmail")
                .withMessageNotContaining("olena")
                .withMessageNotContaining("380671234567")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RefusedException.VALIDATION));
    }

    @Test
    void aRedirectIsNeverFollowed() {
        wire.answers(WireBank.OPERATIONS, aResponse().withStatus(307).withHeader("Location", WireBank.CREATE_ORDER));
        assertThat(catchThrowable(() -> bank.order(WireBank.HPP_ORDER_ID))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(wire.received(WireBank.CREATE_ORDER)).isEmpty();
    }

    @Test
    void aBankThatIsNotThereDidNothing() {
        notDone("http://localhost:" + FreePort.find());
    }

    @Test
    void aBankWhoseNameIsUnknownDidNothing() {
        notDone("https://bank.invalid");
    }

    @Test
    void aBankWhoseCertificateIsNotTrustedDidNothing() {
        WireMockServer impostor =
                new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort());
        impostor.start();
        try {
            notDone("https://localhost:" + impostor.httpsPort());
        } finally {
            impostor.stop();
        }
    }

    @Test
    void aBankThatLetsNobodyConnectDidNothing() throws IOException {
        // The queue of connections is full, so the next one is neither accepted nor refused.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            notDone("http://127.0.0.1:" + full.getLocalPort());
        }
    }

    @Test
    void aServerThatHangsUpAfterTheRequestLeavesTheOutcomeUnknown() throws IOException {
        bank.keepSession();
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> requestLine = CompletableFuture.supplyAsync(() -> firstBytes(server));
            HttpAllianceBank there = client("http://127.0.0.1:" + server.getLocalPort());
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(() -> there.refund(WireBank.refundRequest()));
            assertThat(requestLine.join()).startsWith("POST " + WireBank.REFUND + " HTTP/1.1");
        }
    }

    @Test
    void aThreadThatIsStoppedWhileItWaitsStaysStopped() {
        bank.keepSession();
        wire.answers(WireBank.REFUND, WireBank.sealed(WireBank.pendingRefund()).withFixedDelay(400));
        Thread.currentThread().interrupt();
        Throwable fault = catchThrowable(() -> bank.refund(WireBank.refundRequest()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fault).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void questionsAreHeldBackWhileTheBankDoesNotAnswerThemAndEverythingElseGoesOn() {
        wire.answers(WireBank.OPERATIONS, html(500));
        wire.answers(WireBank.CREATE_ORDER, WireBank.json(200, WireBank.createdOrder()));
        wire.answers(WireBank.REFUND, WireBank.sealed(WireBank.pendingRefund()));
        for (int call = 0; call < 12; call++) {
            catchThrowable(() -> bank.order(WireBank.HPP_ORDER_ID));
        }

        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> bank.order(WireBank.HPP_ORDER_ID))
                .withMessageContaining("held back")
                .withMessageContaining("Nothing was sent");
        assertThat(wire.received(WireBank.OPERATIONS)).hasSize(5);
        assertThat(bank.isReachable()).isFalse();
        assertThat(bank.createOrder(WireBank.orderRequest()).hppOrderId()).isEqualTo(WireBank.HPP_ORDER_ID);
        assertThat(bank.refund(WireBank.refundRequest()).status()).isEqualTo("PENDING");
    }

    @Test
    void refusalsAreAnswersAndHoldNothingBack() {
        wire.answers(WireBank.OPERATIONS, WireBank.error(404, RefusedException.ORDER_NOT_FOUND));
        for (int call = 0; call < 20; call++) {
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bank.order(WireBank.HPP_ORDER_ID));
        }
        assertThat(bank.isReachable()).isTrue();
    }

    private void unknownAndSentOnce(ResponseDefinitionBuilder answer) {
        wire.answers(WireBank.REFUND, answer);
        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> bank.refund(WireBank.refundRequest()));
        assertThat(wire.received(WireBank.REFUND)).as("never repeated").hasSize(1);
        assertThat(wire.received(WireBank.AUTHORIZE)).hasSize(1);
    }

    /** A session is in the store, so the call itself fails. */
    private void notDone(String address) {
        bank.keepSession();
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> client(address).refund(WireBank.refundRequest()))
                .withMessageContaining("Nothing was sent");
    }

    private HttpAllianceBank client(String address) {
        Terminal elsewhere = new Terminal(URI.create(address), BankSide.CREDENTIALS, BankSide.PAGE, true);
        return new HttpAllianceBank(
                elsewhere,
                wire.store,
                new Timing(Duration.ofMillis(700), Duration.ofSeconds(20), Duration.ofHours(12)),
                wire.time);
    }

    private static String firstBytes(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] bytes = new byte[60];
            int length = socket.getInputStream().readNBytes(bytes, 0, bytes.length);
            socket.setSoLinger(true, 0);
            return new String(bytes, 0, length, StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            return Optional.ofNullable(broken.getMessage()).orElse("");
        }
    }

    private static ResponseDefinitionBuilder html(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body>Request blocked</body></html>");
    }

    private static String sealedForAnother() {
        return SandboxJwe.encrypt(WireBank.pendingRefund(), BankSide.newKey());
    }
}
