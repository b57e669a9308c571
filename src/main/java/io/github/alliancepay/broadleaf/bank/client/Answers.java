package io.github.alliancepay.broadleaf.bank.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alliancepay.broadleaf.bank.AnswerMismatchException;
import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.BankTime;
import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads successful answers and checks that they are about what was asked. Ignores what it does not know. */
final class Answers {

    private static final int LONGEST_ID = 64;

    private final Terminal terminal;
    private final Clock clock;

    Answers(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Protocol section 5.3.
     *
     * @throws AnswerMismatchException when the answer is about another order
     */
    CreatedOrder createdOrder(Fields answer, OrderRequest request) {
        requireSame("merchantId", terminal.credentials().merchantId(), answer.required("merchantId"));
        requireSame("merchantRequestId", request.merchantRequestId(), answer.required("merchantRequestId"));
        requireSame("coinAmount", request.amount(), answer.coins("coinAmount"));
        return new CreatedOrder(
                orderId(answer),
                answer.text("ecomOrderId"),
                page(answer.required("redirectUrl")),
                statusUrl(answer),
                expiry(answer, request));
    }

    /** Protocol section 7.1. */
    BankOrder order(Fields answer, String hppOrderId) {
        requireSame("hppOrderId", hppOrderId, answer.required("hppOrderId"));
        return new BankOrder(
                hppOrderId,
                answer.text("ecomOrderId"),
                answer.required("merchantId"),
                answer.required("merchantRequestId"),
                answer.coins("coinAmount"),
                answer.text("orderStatus"),
                statusUrl(answer),
                BankTime.read(answer.text("expiredOrderDate")),
                operations(answer));
    }

    /**
     * The operation that a refund or a completion started (protocol sections 9.2 and 10).
     *
     * @throws AnswerMismatchException when the answer is about another request or amount
     */
    Operation movement(Fields answer, String merchantRequestId, Coins amount) {
        Operation operation = OperationReader.read(answer.node());
        if (!operation.field("merchantRequestId").isEmpty()) {
            requireSame("merchantRequestId", merchantRequestId, operation.field("merchantRequestId"));
        }
        requireSame("coinAmount", amount, operation.amount());
        return operation;
    }

    /** One object or a list, under either name, or nothing (protocol sections 7.1 and 8.2). */
    private static List<Operation> operations(Fields answer) {
        return Stream.of("operations", "operation")
                .map(answer.node()::path)
                .flatMap(node -> node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node))
                .filter(JsonNode::isObject)
                .map(OperationReader::read)
                .toList();
    }

    /** Any text that is short enough to be stored (protocol section 14.4). */
    private static String orderId(Fields answer) {
        String id = answer.required("hppOrderId");
        if (id.length() > LONGEST_ID) {
            throw new AnswerMismatchException("hppOrderId is longer than " + LONGEST_ID + " characters");
        }
        return id;
    }

    private URI page(String redirectUrl) {
        return bankPage(redirectUrl)
                .orElseThrow(() -> new AnswerMismatchException("redirectUrl is not https on an allowed host"));
    }

    /** People see it as a link, so only a page of the bank is accepted. */
    private String statusUrl(Fields answer) {
        return bankPage(answer.text("statusUrl")).map(URI::toString).orElse("");
    }

    private Optional<URI> bankPage(String text) {
        try {
            return Optional.of(new URI(text)).filter(terminal::allowsPage);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** When the bank's own date cannot be read, the page stays open for the time that was asked for. */
    private Instant expiry(Fields answer, OrderRequest request) {
        return BankTime.read(answer.text("expiredOrderDate"))
                .orElseGet(() -> clock.instant().plus(request.lifetime().orElse(OrderRequest.LONGEST_LIFETIME)));
    }

    private static void requireSame(String field, Object asked, Object answered) {
        if (!asked.equals(answered)) {
            throw new AnswerMismatchException(field + " differs");
        }
    }
}
