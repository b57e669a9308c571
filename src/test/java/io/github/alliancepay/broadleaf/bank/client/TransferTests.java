package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alliancepay.broadleaf.bank.AnswerMismatchException;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Currency;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order that is paid from account to account (protocol sections 5 and 7.4). */
class TransferTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QR = "https://bank.gov.ua/qr/abc";

    private final WireBank wire = new WireBank();
    private final HttpAllianceBank bank = wire.client();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void theBankIsAskedForALinkAndAQrCodeOfEveryBank() throws Exception {
        created("https://pay.alb.ua/link", QR);

        JsonNode sent =
                JSON.readTree(wire.received(WireBank.CREATE_ORDER).get(0).getBodyAsString());

        assertThat(sent.path("hppPayType").asText()).isEqualTo("A2A");
        assertThat(sent.path("directType").asText()).isEqualTo("BANK_LINK");
        assertThat(sent.path("priorityBankCode").asText()).isEqualTo("ALL_BANKS");
        assertThat(sent.path("generateQrNbu").asBoolean()).isTrue();
        assertThat(sent.path("merchantComment").asText()).isEqualTo("Payment for order request-1");
    }

    @Test
    void theLinkAndTheCodeAreKept() throws Exception {
        CreatedOrder order = created("https://pay.alb.ua/link", QR);

        assertThat(order.redirectUrl()).hasToString("https://pay.alb.ua/link");
        assertThat(order.qr()).contains(URI.create(QR));
        assertThat(order.statusUrl()).isEmpty();
    }

    @Test
    void aCodeAloneIsALinkToo() throws Exception {
        assertThat(created("", QR).redirectUrl()).hasToString(QR);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'https://elsewhere.example/', ''",
        "'', 'https://elsewhere.example/'",
        "'', 'http://bank.gov.ua/qr/abc'"
    })
    void anAddressThatIsNotTheBanksIsNoWayToPay(String link, String qr) {
        assertThatThrownBy(() -> created(link, qr)).isInstanceOf(AnswerMismatchException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "order 1234567"})
    void aShortCommentIsFilledUp(String comment) {
        OrderRequest request = transfer();

        assertThat(request.describedAs(request.description().withComment(comment))
                        .description()
                        .comment())
                .contains("Payment for order " + comment);
    }

    @Test
    void aLongCommentStaysAsItIs() {
        OrderRequest request = transfer();

        assertThat(request.describedAs(request.description().withComment("order 12345678"))
                        .description()
                        .comment())
                .contains("order 12345678");
    }

    @Test
    void onlyHryvniasMoveFromAccountToAccount() {
        OrderRequest hryvnias = WireBank.orderRequest();
        OrderRequest dollars = new OrderRequest(
                hryvnias.merchantRequestId(),
                hryvnias.amount(),
                Currency.USD,
                hryvnias.language(),
                hryvnias.lifetime(),
                hryvnias.addresses(),
                hryvnias.payer());

        assertThatThrownBy(() -> dollars.paidBy(PayType.A2A, Optional.empty())).hasMessageContaining("UAH");
    }

    private CreatedOrder created(String link, String qr) throws Exception {
        ObjectNode answer = (ObjectNode) JSON.readTree(WireBank.createdOrder());
        answer.put("redirectUrl", link)
                .putNull("statusUrl")
                .put("hppPayType", "A2A")
                .put("nbuQrCode", qr);
        wire.answers(WireBank.CREATE_ORDER, WireBank.json(200, answer.toString()));
        return bank.createOrder(transfer());
    }

    private static OrderRequest transfer() {
        return WireBank.orderRequest().paidBy(PayType.A2A, Optional.empty());
    }
}
