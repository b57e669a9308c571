package io.github.alliancepay.broadleaf.bank.client;

import static io.github.alliancepay.broadleaf.bank.client.WireBank.error;
import static io.github.alliancepay.broadleaf.bank.client.WireBank.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.alliancepay.broadleaf.bank.CompletionRequest;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.SessionStore;
import io.github.alliancepay.broadleaf.money.Coins;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Sessions, keys and personal data are never printed. */
class SecretsTests {

    private static final String CALLBACK = "https://shop.example/alliancepay/callback?t=token";
    private static final String EMAIL = "olena@example.com";
    private static final String NAME = "J. Мартинюк";

    private final WireBank wire = new WireBank();
    private final HttpAllianceBank bank = wire.client();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.alliancepay.broadleaf.bank");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        logger.setLevel(null);
        wire.close();
    }

    @Test
    void aWholePurchaseAndRefundLogsNoSecret() {
        wire.answers(WireBank.CREATE_ORDER, json(200, WireBank.createdOrder()));
        wire.answers(WireBank.REFUND, error(401, "b_used_token"), WireBank.sealed(WireBank.pendingRefund()));

        bank.createOrder(ofAPerson());
        bank.refund(WireBank.refundRequest());

        assertThat(logged()).contains("Opened a session", "senderFirstName").doesNotContain(secrets());
    }

    @Test
    void noFaultTellsASecret() {
        for (String body : List.of(
                wire.session.plain(),
                "{\"jwe\":\"" + wire.session.jwe(),
                "{\"refreshToken\":" + wire.session.refreshToken(),
                "{\"msgType\":\"ERROR\",\"msgCode\":\"" + EMAIL + "\",\"msgText\":\"" + EMAIL + "\"}",
                "{\"jwe\":\"" + wire.session.jwe().substring(20) + "\"}")) {
            wire.authorizeAnswers(json(200, body));
            wire.startAgain();
            assertThat(told(catchThrowable(() -> bank.createOrder(ofAPerson()))))
                    .isNotEmpty()
                    .doesNotContain(secrets());
        }
        assertThat(logged()).doesNotContain(secrets());
    }

    @Test
    void noValuePrintsASecret() {
        OpenSession open = wire.session.asMerchantSees();
        String printed = List.of(
                        wire.terminal(),
                        BankSide.CREDENTIALS,
                        BankSide.CREDENTIALS.key(),
                        open,
                        open.sealed(),
                        open.status(),
                        ofAPerson(),
                        Call.in(open, Endpoint.REFUND, Fields.newObject().put("email", EMAIL)),
                        Call.in(open, Endpoint.CREATE_ORDER, Fields.newObject().put("email", EMAIL)),
                        WireBank.refundRequest(),
                        new CompletionRequest(
                                "take-1",
                                "operation-1",
                                new Coins(1),
                                WireBank.refundRequest().callback()),
                        OperationReader.read(
                                        Fields.newObject()
                                                .put("type", "REFUND")
                                                .put("ecomOperationId", "e")
                                                .put("notificationUrl", CALLBACK)
                                                .put("senderEmail", EMAIL),
                                        0)
                                .fields(),
                        new HttpTransport.Answer(200, EMAIL.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        Fields.parse(
                                ("{\"email\":\"" + EMAIL + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        bank)
                .toString();
        assertThat(printed).contains("merchantId", "Terminal[").doesNotContain(secrets());
    }

    private List<String> secrets() {
        String jwk = BankSide.MERCHANT_KEY.privateJson().toString();
        String d = jwk.substring(jwk.indexOf("\"d\":\"") + 5, jwk.length() - 2);
        String jwe = wire.store
                .latest(BankSide.SERVICE_CODE)
                .map(SessionStore.SealedSession::jwe)
                .orElse(wire.session.jwe());
        return List.of(
                d,
                BankSide.SERVICE_CODE,
                wire.session.refreshToken(),
                wire.session.deviceId(),
                jwe.substring(jwe.length() - 40),
                CALLBACK,
                "t=token",
                "/return/a",
                "/return/b",
                EMAIL,
                NAME);
    }

    private OrderRequest ofAPerson() {
        OrderRequest plain = WireBank.orderRequest();
        return new OrderRequest(
                plain.merchantRequestId(),
                plain.amount(),
                plain.currency(),
                plain.language(),
                Optional.empty(),
                plain.addresses(),
                new Payer("42", Map.of(PayerField.EMAIL, EMAIL, PayerField.FIRST_NAME, NAME)));
    }

    private String logged() {
        return log.list.stream()
                .map(event -> event.getFormattedMessage() + "\n"
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static String told(Throwable fault) {
        StringWriter told = new StringWriter();
        fault.printStackTrace(new PrintWriter(told));
        return told.toString();
    }
}
