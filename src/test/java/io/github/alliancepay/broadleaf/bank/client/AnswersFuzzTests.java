package io.github.alliancepay.broadleaf.bank.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancepay.broadleaf.bank.BankField;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.testing.FuzzInput;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the bank may answer when it did what it was asked for: a digit for the call, and the body. It is used only when it is about what was
 * asked, and no money is read from it that is not written there.
 */
class AnswersFuzzTests {

    private static final Coins REFUND = new Coins(6960);

    private static final Terminal TERMINAL =
            new Terminal(URI.create("https://bank.example"), BankSide.CREDENTIALS, BankSide.PAGE, true);

    private static final Answers ANSWERS =
            new Answers(TERMINAL, Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC));

    /** The reader of somebody else. It takes minutes for a number of a million digits. */
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_TO_COMPARE = 10_000;

    @DictionaryEntries({
        "\"operations\":[{",
        "\"operation\":{",
        "\"ecomOperationId\":",
        "\"type\":\"PURCHASE\"",
        "\"type\":\"COMPLETION\"",
        "\"type\":\"PREAUTH\"",
        "\"type\":\"REFUND\"",
        "\"status\":\"SUCCESS\"",
        "\"coinAmount\":27662",
        "\"coinAmount\":\"6960\"",
        "\"sourceAmount\":100",
        "\"expiredOrderDate\":\"2026-09-22 17:13:20.12+03:00\"",
        "\"nbuQrCode\":\"https://bank.gov.ua/qr/1\"",
        "\"redirectUrl\":\"https://pay.alb.ua@evil.example/\"",
        "\"transactionResponseInfo\":{",
        "\"senderEmail\":\"o@example.com\"",
        "\\u0000",
        "\\ud800",
        "~j{\"a\":~1~j}~",
        "~u9~"
    })
    @FuzzTest(maxDuration = "60s")
    void anAnswerIsAboutWhatWasAskedOrIsNotUsed(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = FuzzInput.unrolled(Arrays.copyOfRange(input, 1, input.length));
        try {
            switch (input[0] & 3) {
                case 0 -> created(body, WireBank.orderRequest());
                case 1 -> created(body, WireBank.orderRequest().paidBy(PayType.A2A, Optional.empty()));
                case 2 -> listed(body);
                default -> moved(body);
            }
        } catch (OutcomeUnknownException notUsed) {
            assertThat(notUsed.getMessage()).hasSizeLessThan(1000);
        }
    }

    private static void created(byte[] body, OrderRequest request) {
        CreatedOrder order = FuzzInput.bounded(() -> ANSWERS.createdOrder(Fields.parse(body), request));

        isOfTheBank(order.redirectUrl(), request.type());
        order.qr().ifPresent(qr -> isOfTheBank(qr, request.type()));
        if (!order.statusUrl().isEmpty()) {
            isOfTheBank(URI.create(order.statusUrl()), PayType.PURCHASE);
        }
        assertThat(order.hppOrderId()).matches("[\\x21-\\x7E]{1,128}");
        assertThat(order.ecomOrderId()).matches("[\\x21-\\x7E]{0,128}");
        asWritten(body).ifPresent(answer -> {
            assertThat(answer.path("merchantId").asText()).isEqualTo(BankSide.MERCHANT_ID);
            assertThat(answer.path("merchantRequestId").asText()).isEqualTo("request-1");
            assertThat(answer.path("coinAmount").asDouble()).isEqualTo(27662);
        });
    }

    private static void isOfTheBank(URI address, PayType type) {
        assertThat(address.getScheme()).isEqualToIgnoringCase("https");
        assertThat(address.getRawUserInfo()).isNull();
        assertThat("." + address.getHost().toLowerCase())
                .matches(
                        type == PayType.A2A
                                ? ".*\\.alb\\.ua|.*\\.bankalliance\\.ua|\\.bank\\.gov\\.ua"
                                : ".*\\.alb\\.ua|.*\\.bankalliance\\.ua");
    }

    private static void listed(byte[] body) {
        BankOrder order = FuzzInput.bounded(() -> ANSWERS.order(Fields.parse(body), WireBank.HPP_ORDER_ID));

        assertThat(order.operations()).hasSizeLessThanOrEqualTo(OperationReader.MOST_OPERATIONS + 1);
        order.operations().forEach(AnswersFuzzTests::canBeKept);
        // No sum of theirs is too large.
        order.operations().stream().flatMap(each -> each.amount().stream()).reduce(Coins.ZERO, Coins::plus);
        asWritten(body).ifPresent(answer -> {
            assertThat(answer.path("hppOrderId").asText()).isEqualTo(WireBank.HPP_ORDER_ID);
            isAsWritten(order.operations(), operations(answer));
        });
    }

    private static List<JsonNode> operations(JsonNode answer) {
        return Stream.of("operations", "operation")
                .map(answer::path)
                .flatMap(node -> node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .toList();
    }

    private static void isAsWritten(List<Operation> read, List<JsonNode> written) {
        assertThat(read).hasSize(Math.min(written.size(), OperationReader.MOST_OPERATIONS + 1));
        for (int place = 0; place < Math.min(read.size(), OperationReader.MOST_OPERATIONS); place++) {
            Operation operation = read.get(place);
            JsonNode node = written.get(place);
            if (operation.isSuccessfulPurchase()) {
                assertThat(node.path("status").asText()).isEqualTo("SUCCESS");
                assertThat(node.path("type").asText()).isIn(Operation.PURCHASES);
                assertThat(node.path("coinAmount").asDouble())
                        .isEqualTo(operation.amount().orElseThrow().value());
            }
        }
    }

    private static void canBeKept(Operation operation) {
        assertThat(operation.ecomOperationId()).matches("[\\x21-\\x7E]{1,128}");
        assertThat(operation.type()).isNotEmpty();
        assertThat(operation.fields()).hasSizeLessThanOrEqualTo(303);
        operation.fields().forEach((name, text) -> {
            assertThat(name)
                    .hasSizeLessThanOrEqualTo(128)
                    .doesNotStartWith("sender")
                    .doesNotContain(".sender");
            assertThat(Set.of("externalCardToken", "notificationUrl")).doesNotContain(name);
            assertThat(text).hasSizeBetween(1, BankField.REDIRECT_URL.longest());
            assertThat(text.codePoints().noneMatch(AnswersFuzzTests::isUnstorable))
                    .isTrue();
        });
    }

    private static boolean isUnstorable(int point) {
        return point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static void moved(byte[] body) {
        Operation operation =
                FuzzInput.bounded(() -> ANSWERS.movement(Fields.parse(body), "REFUND", "refund-1", REFUND));

        canBeKept(operation);
        assertThat(operation.amount()).contains(REFUND);
        asWritten(body).ifPresent(answer -> {
            assertThat(answer.path("type").asText()).isEqualTo("REFUND");
            assertThat(answer.path("coinAmount").asDouble()).isEqualTo(REFUND.value());
            assertThat(answer.path("status").asText().equals("SUCCESS")).isEqualTo(operation.isSuccessful());
        });
    }

    private static Optional<JsonNode> asWritten(byte[] body) {
        try {
            return body.length > LONGEST_TO_COMPARE
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(new String(body, UTF_8)));
        } catch (IOException notJson) {
            throw new AssertionError("An answer that is no JSON was used", notJson);
        }
    }
}
