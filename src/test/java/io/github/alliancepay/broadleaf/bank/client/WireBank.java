package io.github.alliancepay.broadleaf.bank.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bank over real HTTP whose answers a test writes itself. */
final class WireBank implements AutoCloseable {

    static final String AUTHORIZE = "/api-gateway/authorize_virtual_device";
    static final String CREATE_ORDER = "/ecom/execute_request/hpp/v1/create-order";
    static final String OPERATIONS = "/ecom/execute_request/hpp/v1/operations";
    static final String REFUND = "/ecom/execute_request/payments/v3/refund";
    static final String COMPLETION = "/ecom/execute_request/payments/v1/completion";
    static final String HPP_ORDER_ID = "1790000000123Ab3_xY-9zQw";

    final MovingTime time = new MovingTime("2026-09-21T14:13:20.123Z");
    final InMemorySessionStore store = new InMemorySessionStore();
    final BankSide session = BankSide.opened(time.instant());

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    WireBank() {
        server.start();
        authorizeAnswers(sessionAnswer(session));
    }

    /** A client with shorter time-outs than in production, but long enough for a busy machine. */
    HttpAllianceBank client() {
        return client(new Timing(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofHours(12)));
    }

    HttpAllianceBank client(Timing timing) {
        return new HttpAllianceBank(terminal(), store, timing, time);
    }

    Terminal terminal() {
        return new Terminal(
                URI.create("http://localhost:" + server.port() + "//"), BankSide.CREDENTIALS, BankSide.PAGE, true);
    }

    void authorizeAnswers(ResponseDefinitionBuilder... answers) {
        answers(AUTHORIZE, answers);
    }

    /** Gives each answer once, and the last one again and again. */
    void answers(String path, ResponseDefinitionBuilder... answers) {
        for (int turn = 0; turn < answers.length; turn++) {
            boolean isLast = turn == answers.length - 1;
            server.stubFor(post(urlEqualTo(path))
                    .inScenario(path)
                    .whenScenarioStateIs(turn == 0 ? Scenario.STARTED : "turn " + turn)
                    .willReturn(answers[turn])
                    .willSetStateTo(turn == 0 && isLast ? Scenario.STARTED : "turn " + (isLast ? turn : turn + 1)));
        }
    }

    void startAgain() {
        server.resetScenarios();
    }

    List<LoggedRequest> received(String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path)));
    }

    List<LoggedRequest> receivedAnywhere() {
        return server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
    }

    static ResponseDefinitionBuilder sessionAnswer(BankSide session) {
        return json(200, "{\"jwe\":\"" + session.jwe() + "\"}");
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String code) {
        return json(
                status,
                """
                {"requestId":"r","serviceId":"api-gateway","msgCode":"%s","msgType":"ERROR","msgText":"@Alert!",
                 "isLocalized":false,"msgAttrs":{},"errorCauses":[]}"""
                        .formatted(code));
    }

    /** Encrypted to the merchant, as answers to refunds are. */
    static ResponseDefinitionBuilder sealed(String plain) {
        return json(200, sealedText(plain));
    }

    static String sealedText(String plain) {
        return "{\"jwe\":\"" + SandboxJwe.encrypt(plain, BankSide.MERCHANT_KEY) + "\"}";
    }

    static OrderRequest orderRequest() {
        return new OrderRequest(
                "request-1",
                new Coins(27662),
                Currency.UAH,
                "uk",
                Optional.of(Duration.ofHours(2)),
                new OrderRequest.Addresses(
                        URI.create("https://shop.example/alliancepay/callback?t=token"),
                        URI.create("https://shop.example/alliancepay/return/a"),
                        URI.create("https://shop.example/alliancepay/return/b")),
                new Payer("42", Map.of()));
    }

    static RefundRequest refundRequest() {
        return new RefundRequest(
                "refund-1",
                "1790000031495Kd8_pQ-2mNz",
                new Coins(6960),
                Optional.of(URI.create("https://shop.example/alliancepay/callback?t=token")),
                Optional.empty());
    }

    static String createdOrder() {
        return """
                {"coinAmount":27662,"merchantId":"%s","statusUrl":"https://status-pay.alb.ua/?hpp_id=%2$s","hppOrderId":"%2$s",
                 "ecomOrderId":"00000000-0000-4000-8000-0000000000bb","redirectUrl":"https://pay.alb.ua/?hpp_id=%2$s",
                 "hppPayType":"PURCHASE","merchantRequestId":"request-1","orderStatus":"PENDING",
                 "paymentMethods":["CARD","APPLE_PAY","GOOGLE_PAY"],"createDate":"2026-09-21 17:13:20.12+03:00",
                 "expiredOrderDate":"2026-09-22 17:13:20.12+03:00","nbuQrCode":null,"later":1}"""
                .formatted(BankSide.MERCHANT_ID, HPP_ORDER_ID);
    }

    static String pendingRefund() {
        return """
                {"type":"REFUND","rrn":null,"coinAmount":6960,"merchantId":"%s","operationId":"1790002800500Rf0_aB-7cDe",
                 "ecomOperationId":"00000000-0000-4000-8000-0000000000dd","status":"PENDING","transactionType":76,
                 "merchantRequestId":"refund-1","creationDateTime":"2026.09.21 18:00:00.500",
                 "transactionResponseInfo":{"actionCode":null,"responseCode":null}}"""
                .formatted(BankSide.MERCHANT_ID);
    }

    @Override
    public void close() {
        server.stop();
    }
}
