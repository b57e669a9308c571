package io.github.alliancepay.broadleaf.bank.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.money.Coins;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an answer means for a call that leaves something at the bank. Only the bank itself, in its own words, can say that nothing was
 * done. Everything else may come from something between the bank and the shop, after the bank has acted.
 */
class CertaintyTests {

    private final WireBank wire = new WireBank();
    private final HttpAllianceBank bank = wire.client();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 429, 500, 502, 503, 504})
    void aProxysWordsLeaveTheOutcomeOfARefundUnknown(int status) {
        wire.answers(
                WireBank.REFUND, WireBank.json(status, "upstream connect error or disconnect/reset before headers"));

        assertThat(failureOf(Endpoint.REFUND)).isInstanceOf(OutcomeUnknownException.class);
    }

    static Stream<Arguments> wordsOfTheBank() {
        return Stream.of(
                Arguments.of(200, "b_payment_invalid_refund_amount", RefusedException.class),
                Arguments.of(200, "b_of_tomorrow", RefusedException.class),
                Arguments.of(400, "b_duplicate_field_value", RefusedException.class),
                Arguments.of(403, "b_txn_not_allowed", RefusedException.class),
                Arguments.of(404, "payment_operation_not_found", RefusedException.class),
                Arguments.of(429, "b_too_many_requests", RefusedException.class),
                Arguments.of(500, RefusedException.ORDER_EXPIRED, RefusedException.class),
                Arguments.of(200, "b_overload_error", NotDoneException.class),
                Arguments.of(200, "b_server_is_overloaded", NotDoneException.class),
                Arguments.of(503, "b_server_is_overloaded", NotDoneException.class),
                Arguments.of(200, "b_unknown_error", OutcomeUnknownException.class),
                Arguments.of(500, "b_unknown_error", OutcomeUnknownException.class),
                Arguments.of(502, "b_of_tomorrow", OutcomeUnknownException.class),
                Arguments.of(503, "b_of_tomorrow", OutcomeUnknownException.class),
                Arguments.of(401, "b_expired_token", SessionRejectedException.class),
                Arguments.of(200, "b_session_doesnt_exists", SessionRejectedException.class));
    }

    @ParameterizedTest(name = "HTTP {0}, {1}")
    @MethodSource("wordsOfTheBank")
    void theBanksOwnWordsAreBelieved(int status, String code, Class<? extends BankException> meaning) {
        for (Endpoint endpoint : List.of(Endpoint.CREATE_ORDER, Endpoint.REFUND, Endpoint.COMPLETION)) {
            wire.answers(endpoint.path(), WireBank.error(status, code));
            assertThat(failureOf(endpoint)).as(endpoint.name()).isExactlyInstanceOf(meaning);
        }
    }

    @ParameterizedTest(name = "HTTP {0}, {1}")
    @MethodSource("wordsOfTheBank")
    void theBanksWordsMeanTheSameInsideTheSeal(int status, String code, Class<? extends BankException> meaning) {
        String sealed = WireBank.sealedText("{\"msgType\":\"ERROR\",\"msgCode\":\"" + code + "\"}");
        wire.answers(WireBank.REFUND, WireBank.json(status, sealed));
        // A status of 401 counts before the seal is opened.
        Class<? extends BankException> expected = status == 401 ? OutcomeUnknownException.class : meaning;
        assertThat(failureOf(Endpoint.REFUND)).isExactlyInstanceOf(expected);
    }

    static Stream<Arguments> secondAnswersAfterAnUnexplained401() {
        return Stream.of(
                Arguments.of(WireBank.error(200, "b_payment_invalid_refund_amount"), OutcomeUnknownException.class),
                Arguments.of(WireBank.error(503, "b_server_is_overloaded"), OutcomeUnknownException.class),
                Arguments.of(WireBank.error(401, "b_used_token"), OutcomeUnknownException.class),
                Arguments.of(aResponse().withStatus(401), OutcomeUnknownException.class),
                Arguments.of(aResponse().withStatus(502), UnexplainedAnswerException.class),
                Arguments.of(WireBank.error(400, RefusedException.DUPLICATE), RefusedException.class));
    }

    /** The first sending may have arrived, so only its id being taken says something about it. */
    @ParameterizedTest
    @MethodSource("secondAnswersAfterAnUnexplained401")
    void nothingSaidAboutTheSecondSendingTellsWhatBecameOfTheFirst(
            ResponseDefinitionBuilder second, Class<? extends BankException> meaning) {
        wire.authorizeAnswers(
                WireBank.sessionAnswer(wire.session), WireBank.sessionAnswer(BankSide.opened(wire.time.instant())));
        wire.answers(WireBank.REFUND, aResponse().withStatus(401), second);

        assertThat(failureOf(Endpoint.REFUND)).isExactlyInstanceOf(meaning);
        assertThat(wire.received(WireBank.REFUND)).hasSize(2);
    }

    @Test
    void aSessionThatCannotBeOpenedAfterAnUnexplained401DoesNotTellEither() {
        wire.authorizeAnswers(WireBank.sessionAnswer(wire.session), WireBank.error(200, "b_merchant_not_found"));
        wire.answers(WireBank.REFUND, aResponse().withStatus(401));

        assertThat(failureOf(Endpoint.REFUND)).isExactlyInstanceOf(OutcomeUnknownException.class);
    }

    static Stream<Arguments> brokenConnections() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), true),
                Arguments.of(new HttpConnectTimeoutException("HTTP connect timed out"), true),
                Arguments.of(new NoRouteToHostException(), true),
                Arguments.of(new UnknownHostException("bank.invalid"), true),
                Arguments.of(new SSLHandshakeException("PKIX path building failed"), true),
                Arguments.of(new SSLHandshakeException("Received fatal alert: bad_certificate"), false),
                Arguments.of(new SSLHandshakeException("Received fatal alert: handshake_failure"), false),
                Arguments.of(new SSLException("Received close_notify during handshake"), false),
                Arguments.of(new HttpTimeoutException("request timed out"), false),
                Arguments.of(new SocketException("Connection reset"), false),
                Arguments.of(new java.io.EOFException("EOF reached while reading"), false),
                Arguments.of(new java.io.IOException(new ConnectException("Connection refused")), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenConnections")
    void aRequestWasNeverSentOnlyWhenThereWasNoConnection(Throwable fault, boolean isNeverSent) {
        assertThat(ConnectionFaults.isNeverSent(fault)).isEqualTo(isNeverSent);
    }

    private Throwable failureOf(Endpoint endpoint) {
        return catchThrowable(() -> {
            switch (endpoint) {
                case CREATE_ORDER -> bank.createOrder(WireBank.orderRequest());
                case REFUND -> bank.refund(WireBank.refundRequest());
                default -> bank.complete(
                        new CompletionRequest("take-1", "operation-1", new Coins(6960), Optional.empty()));
            }
        });
    }
}
